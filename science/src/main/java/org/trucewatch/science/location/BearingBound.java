// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.List;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Cramér-Rao bound of a place from bearings alone: no unbiased estimate is tighter. In the tangent plane at the source.
 *
 * <p>Source: the Fisher information of independent bearings, one term n nᵀ / (σ r)² each, n across the line of sight.
 */
public final class BearingBound {
  private BearingBound() {}

  /**
   * A line of sight.
   *
   * @param rangeMeters from the array to the source
   * @param azimuthRadians of that line at the source, either way round
   * @param errorRadians 1-sigma of the bearing
   */
  public record Sight(double rangeMeters, double azimuthRadians, double errorRadians) {}

  /** Covariance in m², infinite where the lines are parallel. */
  public static Symmetric2 covarianceMeters2(List<Sight> sights) {
    Symmetric2 information = Symmetric2.ZERO;
    for (Sight sight : sights) {
      double across = sight.rangeMeters() * sight.errorRadians();
      information = information.plusOuter(
          StrictMath.cos(sight.azimuthRadians()),
          -StrictMath.sin(sight.azimuthRadians()),
          1 / (across * across));
    }
    return information.inverse();
  }

  /**
   * Radius of the circle that holds half of a normal error, by the usual linear formula (DoD and NATO handbooks): 0.562 and
   * 0.615 of the larger and the smaller standard deviation; within 1 % for ratios up to 3.
   */
  public static double circularErrorMeters(Symmetric2 covarianceMeters2) {
    double half = 0.5 * covarianceMeters2.trace();
    double root = Math.sqrt(Math.max(0, half * half - covarianceMeters2.determinant()));
    return 0.562 * Math.sqrt(half + root) + 0.615 * Math.sqrt(Math.max(0, half - root));
  }

  /** Largest sin² of the angle between two lines of sight: 0 when all are parallel. */
  public static double crossingSineSquared(List<Sight> sights) {
    double largest = 0;
    for (int i = 0; i < sights.size(); i++) {
      for (int j = 0; j < i; j++) {
        double sine =
            StrictMath.sin(sights.get(i).azimuthRadians() - sights.get(j).azimuthRadians());
        largest = Math.max(largest, sine * sine);
      }
    }
    return largest;
  }
}
