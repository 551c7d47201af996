// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/** The normal distribution with mean 0 and standard deviation 1. */
final class StandardNormal {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17: absolute error below 7.5e-8.
  private static final double P = 0.2316419;
  private static final double[] B = {
    0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429
  };
  private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

  /** Beyond this many standard deviations a quantile is not asked for. */
  private static final double QUANTILE_MAX = 9;

  private StandardNormal() {}

  /** Probability below z. */
  static double below(double z) {
    double t = 1 / (1 + P * Math.abs(z));
    double sum = 0;
    for (int i = B.length - 1; i >= 0; i--) {
      sum = t * (B[i] + sum);
    }
    double upper = StrictMath.exp(-0.5 * z * z) / ROOT_TWO_PI * sum;
    return z > 0 ? 1 - upper : upper;
  }

  /** The value below which a share lies, by bisection: slow, and as exact as {@link #below}. */
  static double quantile(double share) {
    if (share > 0.5) {
      return -quantile(1 - share); // mirrored, so that pairs of draws cancel to the bit
    }
    double low = -QUANTILE_MAX;
    double high = 0;
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (below(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }
}
