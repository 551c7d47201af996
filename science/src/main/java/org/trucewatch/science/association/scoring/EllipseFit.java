// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import java.util.List;
import org.trucewatch.science.association.network.EllipseCalibration.Curve;

/**
 * Fits the factor of the covariance so that 90 % ellipses hold 90 %: quantile regression, that is the curve with the least sum of
 * 0.9 u for u > 0 and -0.1 u below, u being the square of the normalised error less what the factor allows (R. Koenker and
 * G. Bassett, Regression quantiles, Econometrica 46, 33-50, 1978). By descent along the three coefficients in turn, which are
 * kept from falling below 1, 0 and 0: a crowd never makes an ellipse smaller.
 */
public final class EllipseFit {
  private static final double HELD = 0.9;
  private static final double ALONE_MIN = 1;
  private static final int ROUNDS = 60;

  private EllipseFit() {}

  /**
   * One event.
   *
   * @param squareOff square of its normalised error with the covariance as its picks say
   * @param matchesPerGate how crowded
   */
  public record Outcome(double squareOff, double matchesPerGate) {}

  /** The best curve. */
  public static Curve fit(List<Outcome> outcomes) {
    double[] at = {1.1, 1, 1};
    double[] step = {0.1, 2, 10};
    double least = loss(outcomes, at);
    for (int round = 0; round < ROUNDS; round++) {
      boolean isBetter = false;
      for (int i = 0; i < 3; i++) {
        for (int way = -1; way <= 1; way += 2) {
          double[] trial = at.clone();
          trial[i] = Math.max(i == 0 ? ALONE_MIN : 0, trial[i] + way * step[i]);
          double loss = loss(outcomes, trial);
          if (loss < least) {
            least = loss;
            at = trial;
            isBetter = true;
          }
        }
      }
      for (int i = 0; i < 3 && !isBetter; i++) {
        step[i] /= 2;
      }
    }
    return new Curve(at[0], at[1], at[2]);
  }

  private static double loss(List<Outcome> outcomes, double[] at) {
    Curve curve = new Curve(at[0], at[1], at[2]);
    double sum = 0;
    for (Outcome o : outcomes) {
      double u = o.squareOff() / EllipseCoverage.CHI_SQUARED_90 - curve.factor(o.matchesPerGate());
      sum += u > 0 ? HELD * u : (HELD - 1) * u;
    }
    return sum;
  }
}
