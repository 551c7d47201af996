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
