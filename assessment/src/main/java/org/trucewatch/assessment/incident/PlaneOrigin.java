// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import org.trucewatch.assessment.agreement.ObservedAct.Place;

/**
 * Where on Earth the local plane touches: azimuthal equidistant on a sphere. The Earth's flattening makes distances from the
 * origin wrong by up to 0.4 %, which every place is given as an error of its own.
 *
 * @param latitudeDegrees of the origin
 * @param longitudeDegrees of the origin
 */
public record PlaneOrigin(double latitudeDegrees, double longitudeDegrees) {
  /** Mean radius of WGS 84, Moritz 2000. */
  private static final double EARTH_RADIUS_METERS = 6_371_008.8;

  private static final double FLATTENING_SHARE = 0.004;

  public PlaneOrigin {
    if (!(Math.abs(latitudeDegrees) < 90 && Math.abs(longitudeDegrees) <= 180)) {
      throw new IllegalArgumentException("plane's origin is " + latitudeDegrees + ", "
          + longitudeDegrees + ", expected degrees within 90 and 180");
    }
  }

  /** The place on Earth of a point of the plane. */
  public Place place(double eastKilometers, double northKilometers, double errorMeters) {
    double meters = 1_000 * Math.sqrt(eastKilometers * eastKilometers + northKilometers * northKilometers);
    double arc = meters / EARTH_RADIUS_METERS;
    double azimuth = StrictMath.atan2(eastKilometers, northKilometers);
    double latitude = StrictMath.toRadians(latitudeDegrees);
    double sine = StrictMath.sin(latitude) * StrictMath.cos(arc)
        + StrictMath.cos(latitude) * StrictMath.sin(arc) * StrictMath.cos(azimuth);
    double along = StrictMath.atan2(
        StrictMath.sin(azimuth) * StrictMath.sin(arc) * StrictMath.cos(latitude),
        StrictMath.cos(arc) - StrictMath.sin(latitude) * sine);
    double longitude = longitudeDegrees + StrictMath.toDegrees(along);
    return new Place(
        StrictMath.toDegrees(StrictMath.asin(Math.clamp(sine, -1, 1))),
        longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude,
        errorMeters + FLATTENING_SHARE * meters);
  }
}
