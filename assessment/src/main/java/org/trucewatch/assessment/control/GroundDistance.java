// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Metres on the ground near one point: an equirectangular plane with the WGS 84 radii of curvature at that point.
 *
 * <p>Valid for distances of up to about 50 km outside the polar regions, where its error against the geodesic stays
 * under 0.5 %; the line of contact itself is off by kilometres. Source of the radii: NIMA TR8350.2, 2000, section 3.
 */
public final class GroundDistance {
  /** WGS 84 semi-major axis, m. */
  private static final double SEMI_MAJOR_METERS = 6_378_137.0;

  /** WGS 84 first eccentricity squared. */
  private static final double ECCENTRICITY_SQUARED = 6.694379990141e-3;

  private final GeoPoint origin;
  private final double metersPerDegreeEast;
  private final double metersPerDegreeNorth;

  public GroundDistance(GeoPoint origin) {
    this.origin = origin;
    double latitude = StrictMath.toRadians(origin.latitudeDegrees());
    double sine = StrictMath.sin(latitude);
    double w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double primeVertical = SEMI_MAJOR_METERS / StrictMath.sqrt(w);
    double meridian = primeVertical * (1 - ECCENTRICITY_SQUARED) / w;
    metersPerDegreeEast = StrictMath.toRadians(primeVertical * StrictMath.cos(latitude));
    metersPerDegreeNorth = StrictMath.toRadians(meridian);
  }

  /** East of the origin. */
  public double eastMeters(GeoPoint p) {
    return (p.longitudeDegrees() - origin.longitudeDegrees()) * metersPerDegreeEast;
  }

  /** North of the origin. */
  public double northMeters(GeoPoint p) {
    return (p.latitudeDegrees() - origin.latitudeDegrees()) * metersPerDegreeNorth;
  }

  /** The point this far away; latitude and longitude only. */
  GeoPoint offset(double eastMeters, double northMeters) {
    return GeoPoint.onEllipsoid(
        clamp(origin.latitudeDegrees() + northMeters / metersPerDegreeNorth, 90),
        clamp(origin.longitudeDegrees() + eastMeters / metersPerDegreeEast, 180));
  }

  private static double clamp(double degrees, double most) {
    return StrictMath.max(-most, StrictMath.min(most, degrees));
  }

  /** To another point, m. */
  public double to(GeoPoint p) {
    return StrictMath.hypot(eastMeters(p), northMeters(p));
  }

  /** To the nearest point of the segment from a to b. */
  double toSegment(GeoPoint a, GeoPoint b) {
    double e0 = eastMeters(a);
    double n0 = northMeters(a);
    double de = eastMeters(b) - e0;
    double dn = northMeters(b) - n0;
    double squared = de * de + dn * dn;
    double t = squared > 0 ? -(e0 * de + n0 * dn) / squared : 0;
    double along = StrictMath.max(0, StrictMath.min(1, t));
    return StrictMath.hypot(e0 + along * de, n0 + along * dn);
  }
}
