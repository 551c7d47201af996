// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.picks;

/** Makes independent standard normal numbers correlated ones, by the lower triangle L of the correlation matrix R = L Lᵀ. */
final class CorrelatedErrors {
  private static final double PIVOT_MIN = 1e-12;

  private CorrelatedErrors() {}

  /** Correlation of two of the numbers. */
  interface Correlation {
    double of(int one, int other);
  }

  /** Replaces the numbers. */
  static void correlate(double[] numbers, Correlation correlation) {
    int n = numbers.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= i; k++) {
        double sum = i == k ? 1 : correlation.of(i, k);
        for (int m = 0; m < k; m++) {
          sum -= lower[i][m] * lower[k][m];
        }
        lower[i][k] = i == k ? Math.sqrt(Math.max(PIVOT_MIN, sum)) : sum / lower[k][k];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = 0;
      for (int m = 0; m <= i; m++) {
        sum += lower[i][m] * numbers[m];
      }
      numbers[i] = sum;
    }
  }
}
