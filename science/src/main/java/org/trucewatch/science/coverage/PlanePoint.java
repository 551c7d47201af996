// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * A place in the plane of a plan.
 *
 * @param eastKm x
 * @param northKm y
 */
public record PlanePoint(double eastKm, double northKm) {
  /** Checks that the place is finite. */
  public PlanePoint {
    if (!Double.isFinite(eastKm) || !Double.isFinite(northKm)) {
      throw new IllegalArgumentException(
          "place is " + eastKm + ", " + northKm + " km, expected finite numbers");
    }
  }
}
