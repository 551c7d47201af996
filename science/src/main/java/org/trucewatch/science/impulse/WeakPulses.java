// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.trucewatch.domain.line.Sensor;

/**
 * Looks for a pulse at places and times where something else makes one likely: an announcement, or a burst whose launch is missing. Fewer
 * picks do there than a search of everything needs.
 *
 * <p>How it works. For a place and an origin time, each node within reach is foreseen to hear the pulse with a probability that follows from
 * strength, distance and wind, at a time that follows from distance and wind. A pick that no located pulse took and that comes when it
 * should counts for the pulse against the rate of such picks at that node; a node that should have heard it and did not counts against it.
 * What is not known of the strength is summed over. Origin times are those that single picks ask for. The result is the logarithm of the
 * odds that the pulse's picks give beyond what was known before: ln of a Bayes factor, with the prior's width as Occam's factor.
 */
final class WeakPulses {
  /** Farther nodes hear nothing that others near do not. */
  private static final double REACH_KILOMETERS = 25;

  /** Less than this chance to hear says nothing. */
  private static final double HEARING_MIN = 0.02;

  /** Error of a path's time as a share, where pulses show the wind and where nothing does. [A] */
  private static final double PATH_SHARE = 0.008;

  private static final double PATH_SHARE_UNKNOWN = 0.02;

  /** A pick is the pulse's within so many standard deviations. */
  private static final double SIGMAS = 3;

  /** Unexplained picks of a node: least rate, and the span over which they are counted, s. */
  private static final double RATE_MIN = 20 / 86_400.0;

  private static final double RATE_SECONDS = 1_800;

  /** Strengths by which the unknown one is summed, standard deviations from the middle, and their weights. */
  private static final double[] STRENGTHS = {-1.732, 0, 1.732};

  private static final double[] WEIGHTS = {1 / 6.0, 4 / 6.0, 1 / 6.0};

  private final LineIndex index;
  private final Loudness loudness;
  private final WindHistory winds;
  private final Set<Long> taken = new HashSet<>();

  /** Where a pulse may have been, with the logarithm of the probability beforehand. */
  record Site(double east, double north, double logPrior) {}

  /**
   * What is looked for.
   *
   * @param fromSeconds earliest origin time
   * @param toSeconds latest
   * @param logTime logarithm of the density of origin times beforehand, per second
   * @param logKilograms middle of its strength
   * @param logSd one standard deviation
   */
  record Wanted(
      double fromSeconds,
      double toSeconds,
      DoubleUnaryOperator logTime,
      double logKilograms,
      double logSd) {}

  /**
   * The best place and time.
   *
   * @param logOdds ln of the Bayes factor
   * @param picks numbers of its picks, ascending
   */
  record Found(double east, double north, double seconds, double logOdds, List<Long> picks) {}

  private record Node(int sensor, double travel, double sd, double rate, double[] hearing) {}

  WeakPulses(LineIndex index, List<LocatedPulse> pulses) {
    this.index = index;
    this.winds = WindHistory.of(pulses, index);
    this.loudness = new Loudness(index, winds);
    pulses.forEach(p -> taken.addAll(p.picks()));
  }

  /** Picks that are no longer free. */
  void take(List<Long> picks) {
    taken.addAll(picks);
  }

  /** The most probable of all places and times, if any node heard something there. */
  Optional<Found> best(List<Site> sites, Wanted wanted) {
    Found best = null;
    for (Site site : sites) {
      List<Node> nodes = nodes(site, wanted);
      for (Node n : nodes) {
        for (double seconds : asked(n, wanted)) {
          Found f = at(site, seconds, nodes, wanted);
          if (best == null || f.logOdds > best.logOdds) {
            best = f;
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private List<Node> nodes(Site site, Wanted wanted) {
    List<Node> nodes = new ArrayList<>();
    double middle = (wanted.fromSeconds + wanted.toSeconds) / 2;
    double[] wind = winds.median(site.east, middle);
    double share = wind.length == 0 ? PATH_SHARE_UNKNOWN : PATH_SHARE;
    index.nodesWithin(site.east, site.north, REACH_KILOMETERS, (sensor, km) -> {
      double[] hearing = new double[STRENGTHS.length];
      for (int i = 0; i < hearing.length; i++) {
        double log = wanted.logKilograms + STRENGTHS[i] * wanted.logSd;
        hearing[i] = loudness.hearing(log, site.east, site.north, wind, sensor);
      }
      if (hearing[hearing.length - 1] >= HEARING_MIN && index.isUp(sensor, middle)) {
        double travel = travel(site, wind, sensor, km);
        nodes.add(new Node(sensor, travel, share * travel + 0.05, rate(sensor, middle), hearing));
      }
    });
    return nodes;
  }

  private double travel(Site site, double[] wind, int sensor, double km) {
    Sensor s = index.record().sensors().get(sensor);
    double with = wind.length == 0 || km == 0
        ? 0
        : ((s.eastKilometers() - site.east) * wind[0]
                + (s.northKilometers() - site.north) * wind[1])
            / km
            / 1000;
    return km / (index.record().soundKilometersPerSecond() + with);
  }

  /** Picks a second that no located pulse took. */
  private double rate(int sensor, double seconds) {
    double[] times = index.pickSeconds(sensor);
    int free = 0;
    for (int k = index.firstPick(sensor, seconds - RATE_SECONDS);
        k < times.length && times[k] < seconds + RATE_SECONDS;
        k++) {
      free += taken.contains(index.pickNumber(sensor, k)) ? 0 : 1;
    }
    return Math.max(RATE_MIN, free / (2 * RATE_SECONDS));
  }

  /** Origin times that the free picks of a node ask for. */
  private List<Double> asked(Node n, Wanted wanted) {
    List<Double> asked = new ArrayList<>();
    double[] times = index.pickSeconds(n.sensor);
    for (int k = index.firstPick(n.sensor, wanted.fromSeconds + n.travel);
        k < times.length && times[k] <= wanted.toSeconds + n.travel;
        k++) {
      if (!taken.contains(index.pickNumber(n.sensor, k))) {
        asked.add(times[k] - n.travel);
      }
    }
    return asked;
  }

  private Found at(Site site, double seconds, List<Node> nodes, Wanted wanted) {
    double[] logs = new double[STRENGTHS.length];
    List<Long> picks = new ArrayList<>();
    double widest = 0;
    for (Node n : nodes) {
      int pick = nearest(n, seconds + n.travel);
      double late = pick < 0 ? 0 : index.pickSeconds(n.sensor)[pick] - seconds - n.travel;
      double peak = pick < 0
          ? 0
          : StrictMath.exp(-late * late / (2 * n.sd * n.sd))
              / (n.sd * Math.sqrt(2 * Math.PI))
              / n.rate;
      for (int i = 0; i < logs.length; i++) {
        logs[i] += StrictMath.log(1 - n.hearing[i] + n.hearing[i] * peak);
      }
      if (pick >= 0) {
        picks.add(index.pickNumber(n.sensor, pick));
        widest = Math.max(widest, n.sd);
      }
    }
    double most = Math.max(logs[0], Math.max(logs[1], logs[2]));
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      sum += WEIGHTS[i] * StrictMath.exp(logs[i] - most);
    }
    picks.sort(null);
    double odds = most
        + StrictMath.log(sum)
        + site.logPrior
        + wanted.logTime.applyAsDouble(seconds)
        + StrictMath.log(Math.max(0.1, widest));
    return new Found(site.east, site.north, seconds, odds, List.copyOf(picks));
  }

  /** The free pick nearest to when it should come, within its errors; -1 for none. */
  private int nearest(Node n, double at) {
    double[] times = index.pickSeconds(n.sensor);
    int best = -1;
    double margin = SIGMAS * n.sd;
    for (int k = index.firstPick(n.sensor, at - margin);
        k < times.length && times[k] <= at + margin;
        k++) {
      boolean isNearer = best < 0 || Math.abs(times[k] - at) < Math.abs(times[best] - at);
      if (isNearer && !taken.contains(index.pickNumber(n.sensor, k))) {
        best = k;
      }
    }
    return best;
  }

  /** How many picks that no located pulse took the nodes about a place have between two times. */
  int free(double east, double north, double kilometers, double from, double to) {
    int[] count = new int[1];
    index.nodesWithin(east, north, kilometers, (node, km) -> {
      double[] times = index.pickSeconds(node);
      for (int k = index.firstPick(node, from); k < times.length && times[k] <= to; k++) {
        count[0] += taken.contains(index.pickNumber(node, k)) ? 0 : 1;
      }
    });
    return count[0];
  }
}
