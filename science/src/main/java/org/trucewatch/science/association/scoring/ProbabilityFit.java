// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import java.util.List;
import org.trucewatch.science.association.network.ProbabilityCalibration.Curve;

/**
 * Fits the curve from score to probability: the likeliest of a grid of crowdings, and for each the base, the crowd's part and the
 * slope by Newton's method with a weak normal prior (logistic regression; T. Hastie, R. Tibshirani, J. Friedman, The Elements of
 * Statistical Learning, 2nd edition, 2009, section 4.4.1). The ceiling is the share of real ones among the sure events, one more
 * being counted real and one false (Laplace).
 */
public final class ProbabilityFit {
  private static final double CROWDING_STEP = 0.5;
  private static final int CROWDING_STEPS = 40;
  private static final int STEPS = 30;

  /** Precision of the prior of each coefficient: too weak to matter with a hundred events. */
  private static final double PRIOR = 1e-3;

  /** Score from which an event counts as sure for the ceiling. */
  private static final double SURE = 20;

  /** Fewest of them that say how sure one may be. */
  private static final int SURE_MIN = 200;

  private ProbabilityFit() {}

  /**
   * One event.
   *
   * @param logOdds its score
   * @param matchesPerGate how crowded
   * @param isReal whether it is
   */
  public record Outcome(double logOdds, double matchesPerGate, boolean isReal) {}

  /** The likeliest curve. */
  public static Curve fit(List<Outcome> outcomes) {
    double best = Double.NEGATIVE_INFINITY;
    Curve curve = new Curve(0, 0, 1, 0, 1);
    for (int i = 0; i <= CROWDING_STEPS; i++) {
      double[] fitted = coefficients(outcomes, i * CROWDING_STEP);
      Curve trial = new Curve(fitted[0], fitted[1], fitted[2], i * CROWDING_STEP, 1);
      double likelihood = logLikelihood(outcomes, trial);
      if (likelihood > best) {
        best = likelihood;
        curve = trial;
      }
    }
    return new Curve(
        curve.base(), curve.perMatch(), curve.slope(), curve.crowding(), ceiling(outcomes));
  }

  private static double ceiling(List<Outcome> outcomes) {
    long sure = outcomes.stream().filter(o -> o.logOdds() >= SURE).count();
    long real = outcomes.stream().filter(o -> o.logOdds() >= SURE && o.isReal()).count();
    return sure < SURE_MIN ? 1 : (real + 1.0) / (sure + 2.0);
  }

  private static double[] row(Outcome o, double crowding) {
    double c = Math.min(Curve.MATCHES_MAX, o.matchesPerGate());
    return new double[] {1, c, Curve.flattened(o.logOdds(), o.matchesPerGate(), crowding)};
  }

  private static double[] coefficients(List<Outcome> outcomes, double crowding) {
    double[] b = new double[3];
    for (int step = 0; step < STEPS; step++) {
      double[][] information = new double[3][3];
      double[] gradient = new double[3];
      for (int i = 0; i < 3; i++) {
        information[i][i] = PRIOR;
        gradient[i] = -PRIOR * b[i];
      }
      for (Outcome o : outcomes) {
        double[] x = row(o, crowding);
        double p = 1 / (1 + StrictMath.exp(-(b[0] * x[0] + b[1] * x[1] + b[2] * x[2])));
        for (int i = 0; i < 3; i++) {
          gradient[i] += ((o.isReal() ? 1 : 0) - p) * x[i];
          for (int k = 0; k < 3; k++) {
            information[i][k] += p * (1 - p) * x[i] * x[k];
          }
        }
      }
      double[] change = solve(information, gradient);
      for (int i = 0; i < 3; i++) {
        b[i] += change[i];
      }
    }
    return b;
  }

  /** By Gauss' elimination; the matrix is positive definite. */
  private static double[] solve(double[][] a, double[] right) {
    double[] x = right.clone();
    for (int i = 0; i < 3; i++) {
      for (int row = i + 1; row < 3; row++) {
        double times = a[row][i] / a[i][i];
        for (int k = i; k < 3; k++) {
          a[row][k] -= times * a[i][k];
        }
        x[row] -= times * x[i];
      }
    }
    for (int i = 2; i >= 0; i--) {
      for (int k = i + 1; k < 3; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }

  private static double logLikelihood(List<Outcome> outcomes, Curve curve) {
    double sum = 0;
    for (Outcome o : outcomes) {
      double p = curve.probability(o.logOdds(), o.matchesPerGate());
      sum += StrictMath.log(Math.max(1e-12, o.isReal() ? p : 1 - p));
    }
    return sum;
  }
}
