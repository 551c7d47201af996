// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import java.util.List;
import org.trucewatch.domain.quantity.Symmetric2;

/** How far off places are that err by given covariances: quantiles of the radial error over all of them together. */
public final class RadialError {
  /** The integrand is smooth and periodic, for which equal steps converge faster than any power. */
  private static final int ANGLES = 64;

  private static final int HALVINGS = 60;

  private RadialError() {}

  /**
   * The distance that the error of an event drawn at random stays within with this probability, km; NaN for no events.
   *
   * @param covariancesKilometers2 one an event, positive definite
   * @param probability between 0 and 1
   */
  public static double quantileKilometers(
      List<Symmetric2> covariancesKilometers2, double probability) {
    if (covariancesKilometers2.isEmpty()) {
      return Double.NaN;
    }
    double low = 0;
    double high = 0;
    for (Symmetric2 c : covariancesKilometers2) {
      high = Math.max(high, 10 * Math.sqrt(c.trace()));
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double share = 0;
      for (Symmetric2 c : covariancesKilometers2) {
        share += within(c, middle);
      }
      if (share < probability * covariancesKilometers2.size()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Probability that a normal error of this covariance is shorter than the radius. */
  static double within(Symmetric2 c, double radiusKilometers) {
    double half = c.trace() / 2;
    double root = Math.sqrt(Math.max(0, half * half - c.determinant()));
    double sum = 0;
    for (int i = 0; i < ANGLES; i++) {
      // Direction of the whitened error; the eigenvalues are half ± root.
      double cosine = StrictMath.cos(2 * Math.PI * i / ANGLES);
      double variance = half + root * (2 * cosine * cosine - 1);
      sum += StrictMath.exp(-radiusKilometers * radiusKilometers / (2 * variance));
    }
    return 1 - sum / ANGLES;
  }
}
