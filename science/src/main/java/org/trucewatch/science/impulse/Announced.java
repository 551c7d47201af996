// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trucewatch.domain.line.Observation.Announcement;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Pulses matched with what was announced, one to one: an announcement excuses one explosion, not all that follow it. What is announced
 * holds within ten minutes and 300 m.
 */
final class Announced {
  /** Announced times hold within 10 min, as two standard deviations; shared design, physics, section 7.3. */
  static final double SECONDS_SD = 300;

  static final double SECONDS_MAX = 600;

  /** Announced places hold within 300 m, as two standard deviations. */
  static final double KILOMETERS_SD = 0.15;

  private static final double SQUARE_MAX = 16;

  /** A match and how far off it is, as a square of standard deviations. */
  record Match(Announcement announcement, double square) {}

  private record Candidate(LocatedPulse pulse, int announcement, double square) {}

  private Announced() {}

  /** Matches by event, taken from the closest on. */
  static Map<String, Match> among(List<LocatedPulse> pulses, LineRecord record) {
    List<Announcement> told = new ArrayList<>();
    for (var o : record.observations()) {
      if (o instanceof Announcement a) {
        told.add(a);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (LocatedPulse p : pulses) {
      for (int i = 0; i < told.size(); i++) {
        double square = square(p, told.get(i));
        if (square < SQUARE_MAX) {
          candidates.add(new Candidate(p, i, square));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::square)
        .thenComparing(c -> c.pulse().eventId())
        .thenComparingInt(Candidate::announcement));
    Map<String, Match> matches = new HashMap<>();
    Set<Integer> used = new HashSet<>();
    for (Candidate c : candidates) {
      if (!used.contains(c.announcement) && !matches.containsKey(c.pulse.eventId())) {
        used.add(c.announcement);
        matches.put(c.pulse.eventId(), new Match(told.get(c.announcement), c.square));
      }
    }
    return matches;
  }

  /** Mahalanobis' distance, squared; infinite outside the stated tolerance. */
  private static double square(LocatedPulse p, Announcement a) {
    double late = p.seconds() - a.seconds();
    double margin = 3 * p.secondsSd();
    if (Math.abs(late) > SECONDS_MAX + margin || a.receivedSeconds() > p.seconds()) {
      return Double.POSITIVE_INFINITY;
    }
    double own = KILOMETERS_SD * KILOMETERS_SD;
    var c = p.covariance();
    var inverse = new Symmetric2(c.ee() + own, c.en(), c.nn() + own)
        .inverse();
    double x = p.eastKilometers() - a.eastKilometers();
    double y = p.northKilometers() - a.northKilometers();
    return late * late / (SECONDS_SD * SECONDS_SD)
        + x * x * inverse.ee()
        + 2 * x * y * inverse.en()
        + y * y * inverse.nn();
  }
}
