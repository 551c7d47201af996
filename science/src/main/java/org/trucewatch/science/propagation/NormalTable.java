// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/**
 * exp(-z²/2) by table and linear interpolation, ten times faster than {@link StrictMath#exp} and as reproducible: the table
 * is made by it. Absolute error below 2e-7; zero beyond |z| = 8.
 */
final class NormalTable {
  private static final double SPAN_MAX = 8;
  private static final int PER_UNIT = 1024;
  private static final double[] VALUES = table();

  private NormalTable() {}

  private static double[] table() {
    double[] values = new double[(int) SPAN_MAX * PER_UNIT + 2];
    for (int i = 0; i < values.length; i++) {
      double z = (double) i / PER_UNIT;
      values[i] = StrictMath.exp(-0.5 * z * z);
    }
    return values;
  }

  static double at(double z) {
    double scaled = Math.abs(z) * PER_UNIT;
    if (!(scaled < SPAN_MAX * PER_UNIT)) {
      return 0;
    }
    int i = (int) scaled;
    return VALUES[i] + (scaled - i) * (VALUES[i + 1] - VALUES[i]);
  }
}
