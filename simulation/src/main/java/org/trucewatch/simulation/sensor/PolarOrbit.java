// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

/**
 * A circular orbit about a round, turning Earth: how often a place is within so many kilometres of the ground track.
 *
 * @param heightKilometers above the ground
 * @param inclinationRadians of the orbit's plane
 */
public record PolarOrbit(double heightKilometers, double inclinationRadians) {
  private static final double EARTH_KILOMETERS = 6_371;
  private static final double EARTH_GM = 398_600.4418; // km³/s²
  private static final double STEP_SECONDS = 10;

  /** Passes within the distance, a day, averaged over so many days from an arbitrary start. */
  public double passesPerDay(double latitudeRadians, double withinKilometers, int days) {
    double radius = EARTH_KILOMETERS + heightKilometers;
    double perSecond = Math.sqrt(EARTH_GM / (radius * radius * radius));
    // Relative to the sun-synchronous plane the Earth turns once a mean solar day.
    double turning = 2 * Math.PI / 86_400;
    double least = StrictMath.cos(withinKilometers / EARTH_KILOMETERS);
    double sinLat = StrictMath.sin(latitudeRadians);
    double cosLat = StrictMath.cos(latitudeRadians);
    boolean was = false;
    int passes = 0;
    for (double t = 0; t < days * 86_400.0; t += STEP_SECONDS) {
      double along = perSecond * t;
      double x = StrictMath.cos(along);
      double y = StrictMath.sin(along) * StrictMath.cos(inclinationRadians);
      double z = StrictMath.sin(along) * StrictMath.sin(inclinationRadians);
      double place = turning * t;
      double cosine = cosLat * (x * StrictMath.cos(place) + y * StrictMath.sin(place)) + sinLat * z;
      boolean is = cosine >= least;
      passes += is && !was ? 1 : 0;
      was = is;
    }
    return passes / (double) days;
  }
}
