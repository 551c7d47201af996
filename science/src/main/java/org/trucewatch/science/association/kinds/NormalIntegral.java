// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/** The normal distribution function. */
final class NormalIntegral {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17: absolute error below
  // 7.5e-8.
  private static final double P = 0.2316419;
  private static final double[] B = {
    0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429
  };
  private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

  private NormalIntegral() {}

  static double density(double z) {
    return StrictMath.exp(-0.5 * z * z) / ROOT_TWO_PI;
  }

  /** Probability below z. */
  static double below(double z) {
    double t = 1 / (1 + P * Math.abs(z));
    double sum = 0;
    for (int i = B.length - 1; i >= 0; i--) {
      sum = t * (B[i] + sum);
    }
    double upper = density(z) * sum;
    return z > 0 ? 1 - upper : upper;
  }
}
