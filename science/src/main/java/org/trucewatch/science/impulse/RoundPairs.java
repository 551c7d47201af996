// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Launches paired with bursts, one to one. A pair must be a flight by {@link FlightRule}; rounds from one place to another take the
 * same time, so pairs with the same ends and the same time strengthen each other, against the number that chance would give. The burst
 * of a round is stronger than its launch.
 */
final class RoundPairs {
  /** Crews do not change charge or angle within this time, s. Assumed. */
  private static final double CHARGE_SECONDS = 300;

  /** Rounds this far apart in time may be of one series, s. */
  private static final double SERIES_SECONDS = 1_800;

  /** Bursts of a series spread so much of the range beside errors of place. */
  private static final double SPREAD_SHARE = 0.02;

  /** Times of flight within a series spread so much beside errors of time. */
  private static final double FLIGHT_SHARE = 0.01;

  private static final double PLACE_KILOMETERS = 0.1;
  private static final double TIME_SECONDS = 0.15;

  /** Odds beforehand that a pulse has its other end among the located, over those of a chance partner. */
  private static final double PAIRED_PRIOR = 0.1;

  /** ln of burst over launch strength, of one class: 2 to 3.4 (physics 1.5); spread with that of single pulses. */
  private static final double BURST_LOG = 2.7;

  private static final double BURST_LOG_SD = 1.4;
  private static final double ANY_LOG_SD = 3;

  /** Odds below this are no pair, ln. */
  private static final double ODDS_MIN = -1;

  /** Of the seconds after a launch, so many fit a flight to a place within reach. */
  private static final double CHANCE_SECONDS = 40;

  /** Support counts only so far, ln. */
  private static final double SUPPORT_LOG_MAX = 400;

  private final List<LocatedPulse> pulses;
  private final Map<String, Loudness.Strength> strengths;
  private final List<Pair> feasible = new ArrayList<>();
  private Map<Integer, List<Pair>> byLaunch = Map.of();

  /**
   * A launch and a burst.
   *
   * @param launch index of the launch
   * @param burst index of the burst
   * @param seconds of flight
   * @param kilometers of range
   * @param support other pairs with the same ends and time
   * @param logOdds that they belong together
   */
  record Pair(
      int launch, int burst, double seconds, double kilometers, int support, double logOdds) {}

  RoundPairs(List<LocatedPulse> pulses, Map<String, Loudness.Strength> strengths) {
    this.pulses = pulses;
    this.strengths = strengths;
  }

  /** Pairs by the index of either end. */
  Map<Integer, Pair> byEnd() {
    for (int i = 0; i < pulses.size(); i++) {
      for (int j = i + 1; j < pulses.size(); j++) {
        if (pulses.get(j).seconds() - pulses.get(i).seconds() > FlightRule.SECONDS_MAX) {
          break;
        }
        consider(i, j);
      }
    }
    byLaunch = feasible.stream().collect(Collectors.groupingBy(Pair::launch));
    List<Pair> scored = new ArrayList<>();
    for (Map.Entry<Integer, List<Pair>> e : new TreeMap<>(byLaunch).entrySet()) {
      List<Integer> launches = sameLaunches(e.getKey());
      for (Pair p : e.getValue()) {
        Pair s = scored(p, launches);
        if (s.logOdds > ODDS_MIN) {
          scored.add(s);
        }
      }
    }
    scored.sort(Comparator.comparingDouble((Pair p) -> -p.logOdds)
        .thenComparing(p -> pulses.get(p.launch).eventId())
        .thenComparing(p -> pulses.get(p.burst).eventId()));
    Map<Integer, Pair> byEnd = new HashMap<>();
    List<Pair> taken = new ArrayList<>();
    for (Pair p : scored) {
      boolean isFree = !byEnd.containsKey(p.launch) && !byEnd.containsKey(p.burst);
      if (isFree && taken.stream().noneMatch(t -> contradicts(t, p))) {
        byEnd.put(p.launch, p);
        byEnd.put(p.burst, p);
        taken.add(p);
      }
    }
    return byEnd;
  }

  /** Other pulses at a launch's place that a round of the same series may have left from. */
  private List<Integer> sameLaunches(int launch) {
    LocatedPulse a = pulses.get(launch);
    List<Integer> same = new ArrayList<>();
    for (int k = launch - 1; k >= 0 && isNear(a, k); k--) {
      if (byLaunch.containsKey(k) && isSamePlace(a, pulses.get(k), 0)) {
        same.add(k);
      }
    }
    for (int k = launch + 1; k < pulses.size() && isNear(a, k); k++) {
      if (byLaunch.containsKey(k) && isSamePlace(a, pulses.get(k), 0)) {
        same.add(k);
      }
    }
    return same;
  }

  private double tolerance(Pair pair) {
    LocatedPulse launch = pulses.get(pair.launch);
    LocatedPulse burst = pulses.get(pair.burst);
    return TIME_SECONDS
        + FLIGHT_SHARE * pair.seconds
        + 2 * StrictMath.hypot(launch.secondsSd(), burst.secondsSd());
  }

  /** Rounds of a series that leave one place and come down at one take one time. */
  private boolean contradicts(Pair taken, Pair p) {
    LocatedPulse launch = pulses.get(p.launch);
    return Math.abs(pulses.get(taken.launch).seconds() - launch.seconds()) < CHARGE_SECONDS
        && Math.abs(taken.seconds - p.seconds) > 2 * tolerance(p)
        && isSamePlace(launch, pulses.get(taken.launch), 0)
        && isSamePlace(pulses.get(p.burst), pulses.get(taken.burst), SPREAD_SHARE * p.kilometers);
  }

  private static double placeSd(LocatedPulse p) {
    return Math.sqrt(p.covariance().trace() / 2);
  }

  private static double away(LocatedPulse a, LocatedPulse b) {
    double x = a.eastKilometers() - b.eastKilometers();
    double y = a.northKilometers() - b.northKilometers();
    return Math.sqrt(x * x + y * y);
  }

  private void consider(int i, int j) {
    LocatedPulse a = pulses.get(i);
    LocatedPulse b = pulses.get(j);
    double km = away(a, b);
    double kmSd = Math.sqrt(a.covariance().trace() + b.covariance().trace());
    double seconds = b.seconds() - a.seconds();
    double secondsSd = StrictMath.hypot(a.secondsSd(), b.secondsSd());
    boolean isTwoPlaces = km > Math.max(FlightRule.KILOMETERS_MIN, 2.5 * kmSd);
    if (isTwoPlaces && FlightRule.allows(km, kmSd, seconds, secondsSd)) {
      feasible.add(new Pair(i, j, seconds, km, 0, 0));
    }
  }

  private Pair scored(Pair pair, List<Integer> launches) {
    LocatedPulse burst = pulses.get(pair.burst);
    double tolerance = tolerance(pair);
    int support = 0;
    int sameEnds = 0;
    for (int k : launches) {
      for (Pair o : byLaunch.getOrDefault(k, List.of())) {
        if (o.burst != pair.burst
            && isSamePlace(burst, pulses.get(o.burst), SPREAD_SHARE * pair.kilometers)) {
          sameEnds++;
          support += Math.abs(o.seconds - pair.seconds) < tolerance ? 1 : 0;
        }
      }
    }
    // Chance partners have any time that the rule allows, of tens of seconds.
    double expected = 0.02 + sameEnds * Math.min(0.5, 2 * tolerance / 40);
    double gained = support == 0 ? 0 : Math.min(SUPPORT_LOG_MAX, logGain(support, expected));
    double odds = StrictMath.log(PAIRED_PRIOR / chancePartners(pair)) + gained + strength(pair);
    return new Pair(pair.launch, pair.burst, pair.seconds, pair.kilometers, support, odds);
  }

  /** ln of how much less probable so many are by chance than as a series: Chernoff's bound of a Poisson tail. */
  private static double logGain(int count, double expected) {
    return count <= expected ? 0 : count * StrictMath.log(count / expected) - count + expected;
  }

  private static boolean isSamePlace(LocatedPulse a, LocatedPulse b, double spread) {
    double sd = Math.sqrt(placeSd(a) * placeSd(a) + placeSd(b) * placeSd(b) + spread * spread);
    return away(a, b) < PLACE_KILOMETERS + 2.5 * sd;
  }

  /** Partners that either end would have by chance: how many pulses come within reach and time as any do hereabouts. */
  private double chancePartners(Pair pair) {
    LocatedPulse launch = pulses.get(pair.launch);
    int near = 0;
    for (int k = pair.launch - 1; k >= 0 && isNear(launch, k); k--) {
      near += away(launch, pulses.get(k)) < FlightRule.KILOMETERS_MAX ? 1 : 0;
    }
    for (int k = pair.launch + 1; k < pulses.size() && isNear(launch, k); k++) {
      near += away(launch, pulses.get(k)) < FlightRule.KILOMETERS_MAX ? 1 : 0;
    }
    return Math.max(0.02, near / (2 * SERIES_SECONDS) * CHANCE_SECONDS);
  }

  private boolean isNear(LocatedPulse launch, int k) {
    return Math.abs(pulses.get(k).seconds() - launch.seconds()) < SERIES_SECONDS;
  }

  private double strength(Pair pair) {
    Loudness.Strength a = strengths.get(pulses.get(pair.launch).eventId());
    Loudness.Strength b = strengths.get(pulses.get(pair.burst).eventId());
    if (a == null || b == null) {
      return 0;
    }
    double stronger = b.logKilograms() - a.logKilograms();
    double own = a.pathSd() * a.pathSd() + b.pathSd() * b.pathSd();
    return normalLog(stronger - BURST_LOG, Math.sqrt(own + BURST_LOG_SD * BURST_LOG_SD))
        - normalLog(stronger, Math.sqrt(own + ANY_LOG_SD * ANY_LOG_SD));
  }

  private static double normalLog(double x, double sd) {
    return -x * x / (2 * sd * sd) - StrictMath.log(sd);
  }
}
