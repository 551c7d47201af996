// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.PathModel.Correction;

/** A plane through what one path is off at known places: least squares with a normal prior about 0 for the slopes. */
final class PathPlane {
  /** A path's time at the middle is open: 1,000 s either way. */
  private static final double OPEN_INFORMATION = 1e-6;

  private static final double UNKNOWNS = 3;

  private PathPlane() {}

  /**
   * Fits.
   *
   * @param places of the events, km east and north of their middle
   * @param values what is off there, s; NaN where there is no arrival
   * @param slopeError one standard deviation of each slope beforehand, s/km
   * @param errorSeconds of one value as so far known
   * @param errorMin least error
   * @param widening of the variance for what else was taken out of the values
   */
  static Correction fit(
      double[][] places,
      double[] values,
      double slopeError,
      double errorSeconds,
      double errorMin,
      double widening) {
    double noise = errorSeconds * errorSeconds;
    double slope = slopeError * slopeError;
    RealMatrix information = new Array2DRowRealMatrix(
        new double[][] {{OPEN_INFORMATION, 0, 0}, {0, 1 / slope, 0}, {0, 0, 1 / slope}});
    RealVector right = new ArrayRealVector(3);
    int n = 0;
    for (int e = 0; e < values.length; e++) {
      if (Double.isFinite(values[e])) {
        RealVector row = new ArrayRealVector(new double[] {1, places[e][0], places[e][1]});
        information = information.add(row.outerProduct(row).scalarMultiply(1 / noise));
        right = right.add(row.mapMultiply(values[e] / noise));
        n++;
      }
    }
    RealMatrix covariance =
        new CholeskyDecomposition(information, 1e-6, 1e-30).getSolver().getInverse();
    RealVector plane = covariance.operate(right);
    double squares = 0;
    for (int e = 0; e < values.length; e++) {
      if (Double.isFinite(values[e])) {
        double off = values[e]
            - plane.getEntry(0)
            - plane.getEntry(1) * places[e][0]
            - plane.getEntry(2) * places[e][1];
        squares += off * off;
      }
    }
    double variance = Math.max(errorMin * errorMin, squares / Math.max(1, n - UNKNOWNS) * widening);
    return new Correction(
        plane.getEntry(0),
        plane.getEntry(1),
        plane.getEntry(2),
        new Symmetric2(
            covariance.getEntry(1, 1), covariance.getEntry(1, 2), covariance.getEntry(2, 2)),
        Math.sqrt(variance * (1 + 1.0 / n)),
        n);
  }
}
