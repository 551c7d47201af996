// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

/**
 * The shares of successes that chance allows when each of {@code n} trials succeeds with the same probability.
 *
 * @param low least share
 * @param high greatest share
 */
public record BinomialBand(double low, double high) {
  private static final double TAIL = 0.025;

  /** The band that holds 95 % or more: 2.5 % or less beyond either end. Everything where there was no trial. */
  public static BinomialBand of(int n, double probability) {
    if (n == 0) {
      return new BinomialBand(0, 1);
    }
    double p = Math.min(Math.max(probability, 0), 1);
    int low = 0;
    int high = n;
    double below = 0;
    for (int k = 0; k <= n; k++) {
      double mass = mass(n, k, p);
      if (below + mass > TAIL) {
        low = k;
        break;
      }
      below += mass;
    }
    double above = 0;
    for (int k = n; k >= 0; k--) {
      double mass = mass(n, k, p);
      if (above + mass > TAIL) {
        high = k;
        break;
      }
      above += mass;
    }
    return new BinomialBand((double) low / n, (double) high / n);
  }

  /** Whether the share lies within, edges included. */
  public boolean holds(double share) {
    return share >= low - 1e-12 && share <= high + 1e-12;
  }

  private static double mass(int n, int k, double p) {
    if (p == 0 || p == 1) {
      return k == (p == 0 ? 0 : n) ? 1 : 0;
    }
    double log = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    return StrictMath.exp(log + k * StrictMath.log(p) + (n - k) * StrictMath.log1p(-p));
  }

  /** Stirling's series above 20, exact below; error under 1e-12. */
  private static double logFactorial(int n) {
    if (n < 20) {
      double product = 1;
      for (int i = 2; i <= n; i++) {
        product *= i;
      }
      return StrictMath.log(product);
    }
    double x = n + 1.0;
    double inverse = 1 / x;
    double square = inverse * inverse;
    return (x - 0.5) * StrictMath.log(x)
        - x
        + 0.5 * StrictMath.log(2 * Math.PI)
        + inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
  }
}
