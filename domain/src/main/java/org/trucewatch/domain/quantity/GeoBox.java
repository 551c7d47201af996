// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.quantity;

/**
 * A box of latitudes and longitudes that does not cross the 180th meridian, edges included.
 *
 * @param westDegrees least longitude
 * @param southDegrees least latitude
 * @param eastDegrees greatest longitude
 * @param northDegrees greatest latitude
 */
public record GeoBox(
    double westDegrees, double southDegrees, double eastDegrees, double northDegrees) {
  public GeoBox {
    // Negated so that NaN fails too.
    if (!(-180 <= westDegrees && westDegrees < eastDegrees && eastDegrees <= 180)) {
      throw new IllegalArgumentException("box runs from west " + westDegrees + " to east "
          + eastDegrees + ", expected -180 <= west < east <= 180");
    }
    if (!(-90 <= southDegrees && southDegrees < northDegrees && northDegrees <= 90)) {
      throw new IllegalArgumentException("box runs from south " + southDegrees + " to north "
          + northDegrees + ", expected -90 <= south < north <= 90");
    }
  }

  public boolean contains(GeoPoint point) {
    return contains(point.latitudeDegrees(), point.longitudeDegrees());
  }

  /** Whether the position lies inside; false for NaN. */
  public boolean contains(double latitudeDegrees, double longitudeDegrees) {
    return southDegrees <= latitudeDegrees
        && latitudeDegrees <= northDegrees
        && westDegrees <= longitudeDegrees
        && longitudeDegrees <= eastDegrees;
  }
}
