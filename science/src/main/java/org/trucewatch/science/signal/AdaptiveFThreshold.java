// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Threshold of an F-statistic that follows the noise of the place.
 *
 * <p>Coherent noise (wind, surf, traffic) and the search over slowness raise F above its textbook distribution by a
 * factor C. C is estimated as the most frequent F of the past hour, by a Gaussian kernel density, over the mode of the
 * F distribution; the threshold is C times the value that pure noise exceeds with the stated probability. The mode
 * does not see the few windows that hold a signal. Where less than an hour was recorded, what there is serves, and the
 * first hour of a record serves for all its windows.
 *
 * <p>F values of different numbers of elements are divided by the mode of their own distribution first.
 *
 * <p>Source: S. J. Arrowsmith, R. Whitaker, C. Katz, C. Hayward, "The F-detector revisited: an improved strategy for
 * signal detection at seismic and infrasound arrays", BSSA 99(1), 449-453, 2009. Bandwidth: Scott's rule.
 */
final class AdaptiveFThreshold {
  /** Span that the noise is learnt from: infrapy's default. */
  static final double MEMORY_SECONDS = 3600;

  /**
   * How often it is learnt anew. An hour's most frequent F hardly moves in five minutes, and learning it costs more than a hundred
   * beams: with every window the threshold was nine tenths of a day's work. Decision 0034.
   */
  static final double LEARNING_SECONDS = 300;

  private static final int MODE_GRID = 512;

  private final double probability;
  private final double bandwidthTime;

  /**
   * A rule.
   *
   * @param probability of noise alone above the threshold, a window
   * @param bandwidthTime effective number of independent frequencies in a window: bandwidth times length, times what
   *     the taper leaves
   */
  AdaptiveFThreshold(double probability, double bandwidthTime) {
    if (!(probability > 0 && probability < 1 && bandwidthTime > 2)) {
      throw new IllegalArgumentException("probability is " + probability + ", bandwidthTime is "
          + bandwidthTime + ", expected 0 to 1, and above 2");
    }
    this.probability = probability;
    this.bandwidthTime = bandwidthTime;
  }

  FDistribution distribution(int members) {
    return new FDistribution(bandwidthTime, bandwidthTime * (members - 1));
  }

  /**
   * Threshold at each window.
   *
   * @param timesSeconds centres of the windows, rising
   * @param fStatistics their F
   * @param members how many elements made each beam
   */
  double[] thresholds(double[] timesSeconds, double[] fStatistics, int[] members) {
    int count = timesSeconds.length;
    double[] relative = new double[count];
    for (int i = 0; i < count; i++) {
      relative[i] = fStatistics[i] / distribution(members[i]).mode();
    }
    double[] thresholds = new double[count];
    double[] byMembers = new double[Integer.SIZE + 1];
    int lastFrom = -1;
    int lastTo = -1;
    double c = Double.NaN;
    for (int i = 0; i < count; i++) {
      double late = Math.max(0, timesSeconds[i] - MEMORY_SECONDS - timesSeconds[0]);
      double begins = timesSeconds[0] + LEARNING_SECONDS * Math.floor(late / LEARNING_SECONDS);
      int from = firstAtOrAfter(timesSeconds, begins);
      int to = firstAtOrAfter(timesSeconds, begins + MEMORY_SECONDS + 1e-6);
      if (from != lastFrom || to != lastTo) {
        c = mode(relative, from, to);
        lastFrom = from;
        lastTo = to;
      }
      int m = members[i];
      if (byMembers[m] == 0) {
        byMembers[m] = distribution(m).exceededWith(probability);
      }
      thresholds[i] = c * byMembers[m];
    }
    return thresholds;
  }

  private static int firstAtOrAfter(double[] times, double time) {
    int at = java.util.Arrays.binarySearch(times, time);
    return at >= 0 ? at : -at - 1;
  }

  /** Most frequent of the values from index from to before to, by a Gaussian kernel density. */
  static double mode(double[] values, int from, int to) {
    int n = to - from;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double mean = 0;
    for (int i = from; i < to; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
      mean += values[i] / n;
    }
    double variance = 0;
    for (int i = from; i < to; i++) {
      variance += (values[i] - mean) * (values[i] - mean) / Math.max(1, n - 1);
    }
    double width = Math.sqrt(variance) * StrictMath.pow(n, -0.2);
    if (!(width > 0)) {
      return mean;
    }
    for (int pass = 0; pass < 2; pass++) {
      double step = (high - low) / MODE_GRID;
      double best = low;
      double most = -1;
      for (int g = 0; g <= MODE_GRID; g++) {
        double x = low + g * step;
        double density = 0;
        for (int i = from; i < to; i++) {
          double u = (x - values[i]) / width;
          density += Math.abs(u) < 6 ? StrictMath.exp(-0.5 * u * u) : 0;
        }
        if (density > most) {
          most = density;
          best = x;
        }
      }
      low = best - step;
      high = best + step;
    }
    return (low + high) / 2;
  }
}
