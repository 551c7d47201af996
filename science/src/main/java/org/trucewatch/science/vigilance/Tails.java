// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

/** Upper tails of counts and of squares. */
final class Tails {
  private static final int TERMS_MAX = 10_000;

  private Tails() {}

  /** Probability of this many or more where so many are expected, of independent ones (Poisson). */
  static double poisson(int count, double expected) {
    if (count <= 0) {
      return 1;
    }
    if (!(expected > 0)) {
      return 0;
    }
    double term = StrictMath.exp(count * StrictMath.log(expected) - expected - logFactorial(count));
    double sum = 0;
    for (int k = count; k < count + TERMS_MAX; k++) {
      sum += term;
      term *= expected / (k + 1);
      if (k + 1 > expected && term < 1e-17 * sum) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  private static double logFactorial(int n) {
    double sum = 0;
    for (int k = 2; k <= n; k++) {
      sum += StrictMath.log(k);
    }
    return sum;
  }

  /** Probability of more than this of a chi-square of two degrees of freedom. */
  static double chiSquareOfTwo(double square) {
    return StrictMath.exp(-square / 2);
  }

  /** Probability of more than |z| standard deviations to either side; an upper bound good to 20 % from 1 on. */
  static double twoSided(double z) {
    double a = Math.abs(z);
    if (a < 1) {
      return 1;
    }
    // Mills' ratio from above: the tail is less than the density over z.
    return Math.min(1, 2 * StrictMath.exp(-a * a / 2) / (a * Math.sqrt(2 * Math.PI)));
  }
}
