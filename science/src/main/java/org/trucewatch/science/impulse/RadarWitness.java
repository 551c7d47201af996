// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.trucewatch.domain.line.Observation.Track;

/** Pulses at the ends of tracks that radars followed, one to one. */
final class RadarWitness {
  private static final double SDS = 3.5;

  /** Error of the time that a track began, s. Assumed. */
  private static final double START_SECONDS = 0.3;

  /** No single kind of physics is believed beyond this; shared design, physics, section 4.5. */
  private static final double PROBABILITY_MAX = 0.98;

  /**
   * What a radar says of a pulse.
   *
   * @param partner index of the other end, -1 where it was not located
   */
  record Seen(boolean isLaunch, int partner, double probability, String reason) {}

  private record Candidate(int pulse, int track, double square) {}

  private RadarWitness() {}

  static Map<Integer, Seen> of(List<LocatedPulse> pulses, LineRecord record) {
    List<Track> tracks = record.observations().stream()
        .filter(Track.class::isInstance)
        .map(Track.class::cast)
        .toList();
    Map<Integer, Integer> launches = matched(pulses, tracks, true);
    Map<Integer, Integer> bursts = matched(pulses, tracks, false);
    Map<Integer, Seen> seen = new HashMap<>();
    for (int t = 0; t < tracks.size(); t++) {
      int launch = launches.getOrDefault(t, -1);
      int burst = bursts.getOrDefault(t, -1);
      if (launch >= 0 && launch != burst) {
        seen.putIfAbsent(launch, new Seen(true, burst, PROBABILITY_MAX, said(tracks.get(t), true)));
      }
      if (burst >= 0 && launch != burst) {
        seen.putIfAbsent(
            burst, new Seen(false, launch, launch >= 0 ? 0.95 : 0.9, said(tracks.get(t), false)));
      }
    }
    return consistent(seen);
  }

  private static String said(Track t, boolean isLaunch) {
    return String.format(
        Locale.ROOT,
        "%s of a track that a radar followed from %.1f, %.1f km",
        isLaunch ? "launch" : "burst",
        t.originEastKilometers(),
        t.originNorthKilometers());
  }

  /** Partners that ended in another role are no partners. */
  private static Map<Integer, Seen> consistent(Map<Integer, Seen> seen) {
    Map<Integer, Seen> all = new HashMap<>();
    seen.forEach((pulse, s) -> {
      Seen other = seen.get(s.partner());
      boolean agrees = other != null && other.partner() == pulse && other.isLaunch() != s.isLaunch();
      all.put(pulse, agrees ? s : new Seen(s.isLaunch(), -1, s.probability(), s.reason()));
    });
    return all;
  }

  private static Map<Integer, Integer> matched(
      List<LocatedPulse> pulses, List<Track> tracks, boolean isLaunch) {
    List<Candidate> candidates = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      for (int i = 0; i < pulses.size(); i++) {
        double square =
            isLaunch ? atLaunch(pulses.get(i), tracks.get(t)) : atBurst(pulses.get(i), tracks.get(t));
        if (square < SDS * SDS) {
          candidates.add(new Candidate(i, t, square));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::square)
        .thenComparing(c -> pulses.get(c.pulse).eventId())
        .thenComparingInt(Candidate::track));
    Map<Integer, Integer> byTrack = new HashMap<>();
    Set<Integer> used = new HashSet<>();
    for (Candidate c : candidates) {
      if (!byTrack.containsKey(c.track) && used.add(c.pulse)) {
        byTrack.put(c.track, c.pulse);
      }
    }
    return byTrack;
  }

  private static double place(LocatedPulse p, double east, double north, double sd) {
    double x = p.eastKilometers() - east;
    double y = p.northKilometers() - north;
    return (x * x + y * y) / (p.covariance().trace() / 2 + sd * sd);
  }

  private static double atLaunch(LocatedPulse p, Track t) {
    double late = p.seconds() - t.seconds();
    double sd = StrictMath.hypot(START_SECONDS, p.secondsSd());
    double square = late * late / (sd * sd);
    return square > SDS * SDS
        ? square
        : square
            + place(
                p, t.originEastKilometers(), t.originNorthKilometers(), t.originSdKilometers());
  }

  /** A burst where the track would come down, after a time in which a round may fly so far. */
  private static double atBurst(LocatedPulse p, Track t) {
    double seconds = p.seconds() - t.seconds();
    if (seconds <= 0 || seconds > FlightRule.SECONDS_MAX) {
      return Double.POSITIVE_INFINITY;
    }
    double range = StrictMath.hypot(
        t.impactEastKilometers() - t.originEastKilometers(),
        t.impactNorthKilometers() - t.originNorthKilometers());
    double sd = StrictMath.hypot(t.impactSdKilometers(), t.originSdKilometers());
    return FlightRule.allows(range, sd, seconds, p.secondsSd())
        ? place(p, t.impactEastKilometers(), t.impactNorthKilometers(), t.impactSdKilometers())
        : Double.POSITIVE_INFINITY;
  }
}
