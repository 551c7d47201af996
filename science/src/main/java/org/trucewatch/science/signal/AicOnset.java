// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Where in a window a signal begins: the sample that parts it into two stretches of different variance best, by
 * Akaike's information criterion. AIC(k) = k ln var(x[0:k]) + (n - k - 1) ln var(x[k:n]).
 *
 * <p>Source: N. Maeda, "A method for reading and checking phase times in auto-processing system of seismic wave data",
 * Zisin 38, 365-379, 1985.
 *
 * @param index of the last sample before the signal, in the trace: it begins between this and the next
 * @param criterion AIC there; the lower against its surroundings, the sharper the onset
 */
record AicOnset(int index, double criterion) {
  /** Samples at both ends of the window that are no candidates: the variance of so few means nothing. */
  static final int EDGE_SAMPLES = 5;

  /** The onset in the samples from one index to before another; at least 2 edges and two samples more. */
  static AicOnset in(double[] trace, int from, int to) {
    int n = to - from;
    if (from < 0 || to > trace.length || n < 2 * EDGE_SAMPLES + 2) {
      throw new IllegalArgumentException("the window is " + from + " to " + to + " of "
          + trace.length + " samples, expected " + (2 * EDGE_SAMPLES + 2) + " or more within it");
    }
    double[] before = variances(trace, from, n, 1);
    double[] after = variances(trace, to - 1, n, -1);
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = EDGE_SAMPLES; k < n - EDGE_SAMPLES; k++) {
      double aic = k * StrictMath.log(Math.max(before[k], VARIANCE_MIN))
          + (n - k - 1) * StrictMath.log(Math.max(after[n - k], VARIANCE_MIN));
      if (aic < least) {
        least = aic;
        best = k;
      }
    }
    return new AicOnset(from + best - 1, least);
  }

  /** A dead stretch has no variance; its logarithm must stay finite. */
  private static final double VARIANCE_MIN = 1e-300;

  /** Variance of the first k samples in a direction, for every k, by Welford's recursion. */
  private static double[] variances(double[] trace, int first, int n, int step) {
    double[] variance = new double[n + 1];
    double mean = 0;
    double squares = 0;
    for (int k = 1; k <= n; k++) {
      double x = trace[first + step * (k - 1)];
      double off = x - mean;
      mean += off / k;
      squares += off * (x - mean);
      variance[k] = squares / k;
    }
    return variance;
  }
}
