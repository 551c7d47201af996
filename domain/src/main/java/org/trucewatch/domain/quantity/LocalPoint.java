// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.quantity;

/**
 * A point in a local tangent plane, whose origin the context names.
 *
 * @param eastMeters east of the origin
 * @param northMeters north of the origin
 */
public record LocalPoint(double eastMeters, double northMeters) {
  public LocalPoint {
    if (!Double.isFinite(eastMeters) || !Double.isFinite(northMeters)) {
      throw new IllegalArgumentException("eastMeters, northMeters are " + eastMeters + ", "
          + northMeters + ", expected finite numbers");
    }
  }
}
