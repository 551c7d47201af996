// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.assessment.attribution.FirstFire.Attributed;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.StretchCoverage;

/**
 * Fire of both sides in one area and time, and from whose ground it began; or that this cannot be said. Incidents belong to one exchange
 * where one side's follows or accompanies the other's, near it; chains of such pairs are one exchange.
 *
 * @param incidentIds of all that belong to it, by time; fire near it of which the side is not known is among them
 * @param fromSeconds first impulse
 * @param toSeconds last impulse
 * @param firstFire who was first, or why it cannot be said
 */
public record Exchange(
    List<String> incidentIds, double fromSeconds, double toSeconds, FirstFire firstFire) {
  /** A reply came so long after the act, 32 minutes, in the inquiry of May 2020 (design of domain, 3.5). */
  public static final double REPLY_SECONDS = 32 * 60;

  /** Tube artillery of 122 mm reaches about so far: bursts of both sides further apart are no exchange. [A] */
  public static final double AREA_KILOMETERS = 15;

  public Exchange {
    incidentIds = List.copyOf(incidentIds);
  }

  private static final Comparator<Attributed> BY_TIME = Comparator.comparingDouble(
          (Attributed a) -> a.incident().fromSeconds())
      .thenComparing(a -> a.incident().incidentId());

  /**
   * Every exchange, by time.
   *
   * @param incidents all of a span, in any order
   * @param coverage of the whole line
   */
  public static List<Exchange> among(List<Attributed> incidents, List<StretchCoverage> coverage) {
    List<Attributed> fire = incidents.stream()
        .filter(a -> a.incident().kind() == Incident.Kind.FIRE)
        .filter(a -> !a.incident().impulses().isEmpty())
        .sorted(BY_TIME)
        .toList();
    Set<String> taken = new HashSet<>(); // only asked, never walked
    List<Exchange> all = new ArrayList<>();
    for (Attributed a : fire) {
      if (a.attribution().side().isEmpty() || !taken.add(a.incident().incidentId())) {
        continue;
      }
      List<Attributed> sides = joined(a, fire, taken);
      if (sides.size() > 1) {
        all.add(of(sides, fire, coverage));
      }
    }
    all.sort(Comparator.comparingDouble(Exchange::fromSeconds)
        .thenComparing(e -> e.incidentIds().getFirst()));
    return List.copyOf(all);
  }

  /** All that a chain of fire and reply joins to one. */
  private static List<Attributed> joined(
      Attributed first, List<Attributed> fire, Set<String> taken) {
    List<Attributed> found = new ArrayList<>(List.of(first));
    for (int i = 0; i < found.size(); i++) {
      Attributed one = found.get(i);
      for (Attributed other : fire) {
        boolean isReply = other.attribution().side().isPresent()
            && !other.attribution().side().equals(one.attribution().side())
            && isNear(one, other);
        if (isReply && taken.add(other.incident().incidentId())) {
          found.add(other);
        }
      }
    }
    return found;
  }

  private static boolean isNear(Attributed one, Attributed other) {
    Incident a = one.incident();
    Incident b = other.incident();
    double pause =
        Math.max(a.fromSeconds(), b.fromSeconds()) - Math.min(a.toSeconds(), b.toSeconds());
    double apart = StrictMath.hypot(
        a.eastKilometers() - b.eastKilometers(), a.northKilometers() - b.northKilometers());
    return pause <= REPLY_SECONDS && apart <= AREA_KILOMETERS;
  }

  private static Exchange of(
      List<Attributed> sides, List<Attributed> fire, List<StretchCoverage> coverage) {
    List<Attributed> all = new ArrayList<>(sides);
    for (Attributed a : fire) {
      if (a.attribution().side().isEmpty() && sides.stream().anyMatch(s -> isNear(a, s))) {
        all.add(a);
      }
    }
    all.sort(BY_TIME);
    List<StretchCoverage> there = coverage.stream()
        .filter(c -> all.stream()
            .anyMatch(a -> c.fromKilometers() <= a.incident().eastKilometers()
                && a.incident().eastKilometers() <= c.toKilometers()))
        .toList();
    return new Exchange(
        all.stream().map(a -> a.incident().incidentId()).toList(),
        all.getFirst().incident().fromSeconds(),
        all.stream().mapToDouble(a -> a.incident().toSeconds()).max().orElseThrow(),
        FirstFire.among(all, there));
  }
}
