// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.quantity;

/**
 * A point relative to the WGS 84 ellipsoid.
 *
 * @param latitudeDegrees geodetic latitude, north positive, -90 to 90
 * @param longitudeDegrees east positive, -180 to 180
 * @param heightMeters above the ellipsoid, not above sea level
 */
public record GeoPoint(double latitudeDegrees, double longitudeDegrees, double heightMeters) {
  public GeoPoint {
    // Negated so that NaN fails too.
    if (!(Math.abs(latitudeDegrees) <= 90)) {
      throw new IllegalArgumentException(
          "latitudeDegrees is " + latitudeDegrees + ", expected -90 to 90");
    }
    if (!(Math.abs(longitudeDegrees) <= 180)) {
      throw new IllegalArgumentException(
          "longitudeDegrees is " + longitudeDegrees + ", expected -180 to 180");
    }
    if (!(Math.abs(heightMeters) <= 1e6)) {
      throw new IllegalArgumentException(
          "heightMeters is " + heightMeters + ", expected -1e6 to 1e6");
    }
  }

  /** The point on the ellipsoid itself: height 0. */
  public static GeoPoint onEllipsoid(double latitudeDegrees, double longitudeDegrees) {
    return new GeoPoint(latitudeDegrees, longitudeDegrees, 0);
  }
}
