// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/** The von Mises density of an angle: the normal's counterpart on the circle. Concentration is 1 over the variance. */
public final class VonMises {
  /** From here the asymptotic series for I0 is good to 1e-7. */
  private static final double SERIES_FROM = 30;

  private static final int TERMS_MAX = 200;
  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  private VonMises() {}

  /** Log of the density per radian at this angle from the mean. */
  public static double logDensity(double deviationRadians, double concentration) {
    double half = StrictMath.sin(0.5 * deviationRadians);
    return -2 * concentration * half * half - logScaledBessel(concentration) - LOG_TWO_PI;
  }

  /** ln(I0(k) e^-k): power series for small k, asymptotic series (Abramowitz and Stegun 9.7.1) for large. */
  static double logScaledBessel(double k) {
    if (k >= SERIES_FROM) {
      double u = 1 / (8 * k);
      double series = 1 + u * (1 + u * (4.5 + u * (37.5 + u * 459.375)));
      return StrictMath.log(series) - 0.5 * StrictMath.log(2 * StrictMath.PI * k);
    }
    double term = 1;
    double sum = 1;
    double quarter = 0.25 * k * k;
    for (int i = 1; i < TERMS_MAX && term > 1e-17 * sum; i++) {
      term *= quarter / ((double) i * i);
      sum += term;
    }
    return StrictMath.log(sum) - k;
  }
}
