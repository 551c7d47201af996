// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Azimuthal equidistant plane about a point, in km, x east and y north there: distances and azimuths from the origin are
 * geodesics on WGS 84. Between two other points, both within r of the origin, the plane's distance is too long by up to
 * (r / 6371 km)² / 6: 0.9e-4 at 150 km, 0.4e-3 at 300 km, 0.4 % at 1,000 km, see {@link #stretch}. Areas likewise.
 */
public record GeodesicPlane(GeoPoint origin) {
  /** The plane about the middle of some points: the direction of the sum of their unit vectors. */
  public static GeodesicPlane about(List<GeoPoint> points) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (GeoPoint point : points) {
      double latitude = StrictMath.toRadians(point.latitudeDegrees());
      double longitude = StrictMath.toRadians(point.longitudeDegrees());
      x += StrictMath.cos(latitude) * StrictMath.cos(longitude);
      y += StrictMath.cos(latitude) * StrictMath.sin(longitude);
      z += StrictMath.sin(latitude);
    }
    double out = Math.sqrt(x * x + y * y);
    return new GeodesicPlane(GeoPoint.onEllipsoid(
        StrictMath.toDegrees(StrictMath.atan2(z, out)),
        StrictMath.toDegrees(StrictMath.atan2(y, x))));
  }

  /** The point at these coordinates, on the ellipsoid. */
  public GeoPoint point(double xKilometers, double yKilometers) {
    double azimuth = StrictMath.atan2(xKilometers, yKilometers);
    double distance = Math.sqrt(xKilometers * xKilometers + yKilometers * yKilometers);
    return Wgs84.direct(origin, azimuth, distance);
  }

  /** Coordinates x and y, km, of a point; its height counts for nothing. */
  public double[] kilometers(GeoPoint point) {
    GroundLine line = Wgs84.inverse(origin, point);
    return new double[] {
      line.kilometers() * StrictMath.sin(line.azimuthRadians()),
      line.kilometers() * StrictMath.cos(line.azimuthRadians())
    };
  }

  /** Most that a distance between two points within this radius of the origin is too long, as a share of it. */
  public static double stretch(double radiusKilometers) {
    double angle = radiusKilometers / GroundLine.EARTH_KILOMETERS;
    return angle == 0 ? 0 : angle / StrictMath.sin(angle) - 1;
  }

  /** A covariance along the plane's axes, turned to east and north at a point: meridians meet, the plane's lines do not. */
  public Symmetric2 atPoint(Symmetric2 inPlane, double xKilometers, double yKilometers) {
    GeoPoint here = point(xKilometers, yKilometers);
    double turn = Wgs84.inverse(here, point(xKilometers, yKilometers + 1)).azimuthRadians();
    double c = StrictMath.cos(turn);
    double s = StrictMath.sin(turn);
    // The plane's north has this azimuth, so that east = c x + s y and north = c y - s x.
    return new Symmetric2(
        c * c * inPlane.ee() + 2 * c * s * inPlane.en() + s * s * inPlane.nn(),
        (c * c - s * s) * inPlane.en() + c * s * (inPlane.nn() - inPlane.ee()),
        c * c * inPlane.nn() - 2 * c * s * inPlane.en() + s * s * inPlane.ee());
  }
}
