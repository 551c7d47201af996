// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Launches paired with bursts, one to one. A pair must be a flight by {@link FlightRule}; rounds from one place to another take the
 * same time, so pairs with the same ends and the same time strengthen each other, against the number that chance would give. The burst
 * of a round is stronger than its launch.
 */
final class RoundPairs {
  /** Rounds this far apart in time may be of one series, s. */
  private static final double SERIES_SECONDS = 1_800;

  /** Bursts of a series spread so much of the range beside errors of place. */
  private static final double SPREAD_SHARE = 0.02;

  /** Times of flight within a series spread so much beside errors of time. */
  private static final double FLIGHT_SHARE = 0.01;

  private static final double PLACE_KILOMETERS = 0.1;
  private static final double TIME_SECONDS = 0.15;

  /** Odds beforehand that a pulse has its other end among the located, over those of a chance partner. */
  private static final double PAIRED_PRIOR = 0.5;

  /** ln of burst over launch strength, of one class: 2 to 3.4 (physics 1.5); spread with that of single pulses. */
  private static final double BURST_LOG = 2.7;

  private static final double BURST_LOG_SD = 1.4;
  private static final double ANY_LOG_SD = 3;

  /** Odds below this are no pair, ln. */
  private static final double ODDS_MIN = 0.5;

  /** Support counts only so far, ln. */
  private static final double SUPPORT_LOG_MAX = 25;

  private final List<LocatedPulse> pulses;
  private final Map<String, Loudness.Strength> strengths;
  private final List<Pair> feasible = new ArrayList<>();

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
      int launch, int burst, double seconds, double kilometers, int support, double logOdds) {
    double probability() {
      return 1 / (1 + StrictMath.exp(-logOdds));
    }
  }

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
    List<Pair> scored = new ArrayList<>();
    int from = 0;
    for (int k = 0; k < feasible.size(); k++) {
      double start = pulses.get(feasible.get(k).launch).seconds();
      while (start - pulses.get(feasible.get(from).launch).seconds() > SERIES_SECONDS) {
        from++;
      }
      Pair p = scored(feasible.get(k), from);
      if (p.logOdds > ODDS_MIN) {
        scored.add(p);
      }
    }
    scored.sort(Comparator.comparingDouble((Pair p) -> -p.logOdds)
        .thenComparing(p -> pulses.get(p.launch).eventId())
        .thenComparing(p -> pulses.get(p.burst).eventId()));
    Map<Integer, Pair> byEnd = new HashMap<>();
    for (Pair p : scored) {
      if (!byEnd.containsKey(p.launch) && !byEnd.containsKey(p.burst)) {
        byEnd.put(p.launch, p);
        byEnd.put(p.burst, p);
      }
    }
    return byEnd;
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
    boolean isTwoPlaces = km > 2.5 * kmSd;
    if (isTwoPlaces && FlightRule.allows(km, kmSd, seconds, secondsSd)) {
      feasible.add(new Pair(i, j, seconds, km, 0, 0));
    }
  }

  private Pair scored(Pair pair, int from) {
    LocatedPulse launch = pulses.get(pair.launch);
    LocatedPulse burst = pulses.get(pair.burst);
    double tolerance = TIME_SECONDS
        + FLIGHT_SHARE * pair.seconds
        + 2 * StrictMath.hypot(launch.secondsSd(), burst.secondsSd());
    int support = 0;
    int sameEnds = 0;
    for (int k = from; k < feasible.size(); k++) {
      Pair o = feasible.get(k);
      double apart = pulses.get(o.launch).seconds() - launch.seconds();
      if (apart > SERIES_SECONDS) {
        break;
      }
      if (o.launch != pair.launch
          && o.burst != pair.burst
          && isSamePlace(launch, pulses.get(o.launch), 0)
          && isSamePlace(burst, pulses.get(o.burst), SPREAD_SHARE * pair.kilometers)) {
        sameEnds++;
        support += Math.abs(o.seconds - pair.seconds) < tolerance ? 1 : 0;
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
    return count <= expected
        ? 0
        : count * StrictMath.log(count / expected) - count + expected;
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
    // A time between what the rule allows for one range: about 40 s; one place in three has a range that suits.
    return Math.max(0.02, near / (2 * SERIES_SECONDS) * 40 / 3);
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
