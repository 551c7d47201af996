// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import org.trucewatch.simulation.weather.WeatherPlan.Regime;

/**
 * The air at one place and hour.
 *
 * @param regime class of propagation
 * @param windEastMetersPerSecond where the air moves to, at the height that sound travels in
 * @param windNorthMetersPerSecond likewise
 * @param soundMetersPerSecond speed in still air
 * @param cloudCover 0 to 1
 */
public record Air(
    Regime regime,
    double windEastMetersPerSecond,
    double windNorthMetersPerSecond,
    double soundMetersPerSecond,
    double cloudCover) {
  private static final double KARMAN_ROUGHNESS_METERS = 0.05;
  private static final double REFERENCE_METERS = 10;

  /** Wind speed at 10 m. */
  public double windMetersPerSecond() {
    return Math.sqrt(windEastMetersPerSecond * windEastMetersPerSecond
        + windNorthMetersPerSecond * windNorthMetersPerSecond);
  }

  /** Wind at a height, by the logarithmic profile over open country of 5 cm roughness. [A] */
  public double windAt(double heightMeters) {
    return windMetersPerSecond()
        * StrictMath.log(Math.max(heightMeters, 0.1) / KARMAN_ROUGHNESS_METERS)
        / StrictMath.log(REFERENCE_METERS / KARMAN_ROUGHNESS_METERS);
  }

  /** One standard deviation of a path's level about its mean, dB: turbulence and terrain. [A] */
  public double levelSpreadDecibels() {
    return switch (regime) {
      case WINDY -> 6.5;
      case INVERSION -> 5;
      case LAPSE -> 7;
    };
  }

  /**
   * What refraction takes off in the direction of a unit vector, dB, at full distance. [A] In the wind 0 downwind, 10
   * across, 25 upwind.
   */
  public double refractionDecibels(double east, double north) {
    return switch (regime) {
      case INVERSION -> 3;
      case LAPSE -> 18;
      case WINDY -> {
        double wind = windMetersPerSecond();
        double cosine = wind == 0
            ? 0
            : (east * windEastMetersPerSecond + north * windNorthMetersPerSecond) / wind;
        yield 10 - 12.5 * cosine + 2.5 * cosine * cosine;
      }
    };
  }
}
