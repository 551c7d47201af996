// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.science.impulse.LineIndex;
import org.trucewatch.science.impulse.LocatedPulse;

/**
 * Hours in which nodes pick far more than usual and no pulse explains it, as in a thunderstorm or a gale. What is really fired may then
 * be drowned, whatever the map of coverage says.
 */
final class PickCrowds {
  /** Picks above the usual rate by this factor, and by this many standard deviations of a count. */
  static final double FACTOR = 1.6;

  private static final double SDS = 5;

  /** The usual rate is that of the calmer hours: this quantile of all hours and stretches. */
  private static final double USUAL_QUANTILE = 0.2;

  private static final double MUTE_PICKS = 10;

  private final LineIndex index;
  private final Set<Long> explained = new HashSet<>();
  private final double usualPerNodeSecond;

  PickCrowds(LineIndex index, List<LocatedPulse> pulses, double hourSeconds) {
    this.index = index;
    pulses.forEach(p -> explained.addAll(p.picks()));
    this.usualPerNodeSecond = usual(hourSeconds);
  }

  /** Picks of some nodes within a span that no pulse explains. */
  private int loose(int[] nodes, double from, double to) {
    int count = 0;
    for (int node : nodes) {
      double[] times = index.pickSeconds(node);
      for (int k = index.firstPick(node, from); k < times.length && times[k] < to; k++) {
        count += explained.contains(index.pickNumber(node, k)) ? 0 : 1;
      }
    }
    return count;
  }

  private double usual(double hourSeconds) {
    int[] all = index.nodes();
    List<Double> rates = new ArrayList<>();
    int group = 50;
    for (int first = 0; first < all.length; first += group) {
      int[] nodes = Arrays.copyOfRange(all, first, Math.min(all.length, first + group));
      for (double t = index.record().fromSeconds();
          t < index.record().toSeconds();
          t += hourSeconds) {
        int up = up(nodes, t + hourSeconds / 2);
        if (up >= group / 4) {
          rates.add(loose(nodes, t, t + hourSeconds) / (up * hourSeconds));
        }
      }
    }
    double[] sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? Double.POSITIVE_INFINITY
        : sorted[(int) (USUAL_QUANTILE * (sorted.length - 1))];
  }

  /** Whether a node that says it is up has been silent where its like would have picked something ten times over. */
  boolean isMute(int node) {
    double span = index.record().toSeconds() - index.record().fromSeconds();
    double usual = Double.isInfinite(usualPerNodeSecond) ? 0 : usualPerNodeSecond;
    return index.pickSeconds(node).length == 0 && usual * span > MUTE_PICKS;
  }

  private int up(int[] nodes, double seconds) {
    int up = 0;
    for (int node : nodes) {
      up += index.isUp(node, seconds) ? 1 : 0;
    }
    return up;
  }

  /** How many times the usual number of picks these nodes had beside what pulses explain; 1 where it is not far above it. */
  double factor(int[] nodes, double from, double to) {
    double expected = usualPerNodeSecond * up(nodes, (from + to) / 2) * (to - from);
    if (!(expected > 0) || Double.isInfinite(expected)) {
      return 1;
    }
    double count = loose(nodes, from, to);
    boolean isCrowd =
        count > FACTOR * expected && count > expected + SDS * Math.sqrt(expected) + SDS;
    return isCrowd ? count / expected : 1;
  }
}
