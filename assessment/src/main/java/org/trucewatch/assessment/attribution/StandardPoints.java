// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/**
 * Points that fill the unit square evenly, and the same points as a standard normal cloud. The additive recurrence of the
 * plastic number: M. Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018.
 */
final class StandardPoints {
  /** A third of them lie wide where a place is asked for. */
  static final int COUNT = 384;

  private static final double PLASTIC = 1.32471795724474602596;
  private static final double[] U = new double[COUNT];
  private static final double[] V = new double[COUNT];
  private static final double[] X = new double[COUNT];
  private static final double[] Y = new double[COUNT];

  static {
    for (int i = 0; i < COUNT; i++) {
      U[i] = fraction(0.5 + (i + 1) / PLASTIC);
      V[i] = fraction(0.5 + (i + 1) / (PLASTIC * PLASTIC));
      X[i] = StandardNormal.quantile(U[i]);
      Y[i] = StandardNormal.quantile(V[i]);
    }
  }

  private StandardPoints() {}

  private static double fraction(double x) {
    return x - Math.floor(x);
  }

  static double u(int i) {
    return U[i];
  }

  static double v(int i) {
    return V[i];
  }

  static double x(int i) {
    return X[i];
  }

  static double y(int i) {
    return Y[i];
  }
}
