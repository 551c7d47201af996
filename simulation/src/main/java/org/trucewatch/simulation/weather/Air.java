// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import org.trucewatch.science.propagation.Refraction;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

/**
 * The air over one place during one hour, from the ground to 1,500 m. Winds are means of the hour; where the air moves to.
 *
 * <p>Sound goes with the mean of wind and temperature over the heights that its ray reaches at its distance ({@link
 * Refraction#rayHeightMeters}, at least 10 m), or from the source's height where that is greater. Refraction follows from the step of effective
 * sound speed between 2 and 20 m in the direction of travel.
 *
 * @param regime class of propagation
 * @param windEastMetersPerSecond at 10 m
 * @param windNorthMetersPerSecond at 10 m
 * @param soundMetersPerSecond speed in still air at 2 m
 * @param cloudCover 0 to 1
 * @param turn 1 where the wind turns clockwise with height, north of the equator, -1 south of it
 */
public record Air(
    Regime regime,
    double windEastMetersPerSecond,
    double windNorthMetersPerSecond,
    double soundMetersPerSecond,
    double cloudCover,
    int turn) {
  /** Calmest profile that rays are followed in, m/s: straight rays are heard by what eddies bend down. [A] */
  private static final double STRENGTH_LEAST = 0.1;

  private static final double RAY_METERS_LEAST = 10;

  /** Along-wind eddies over the friction velocity. [R: Panofsky and Dutton 1984] */
  private static final double EDDIES_PER_FRICTION = 2.4;

  /** Eddies of sunny air, m/s, beside those of the wind. [A] */
  private static final double THERMALS = 0.9;

  /** Length over which eddies are alike; a path averages over them. [A] */
  private static final double EDDY_KILOMETERS = 0.5;

  /** Air of the northern half of the Earth. */
  public Air(
      Regime regime,
      double windEastMetersPerSecond,
      double windNorthMetersPerSecond,
      double soundMetersPerSecond,
      double cloudCover) {
    this(
        regime,
        windEastMetersPerSecond,
        windNorthMetersPerSecond,
        soundMetersPerSecond,
        cloudCover,
        1);
  }

  /** Wind speed at 10 m. */
  public double windMetersPerSecond() {
    return Math.sqrt(windEastMetersPerSecond * windEastMetersPerSecond
        + windNorthMetersPerSecond * windNorthMetersPerSecond);
  }

  /** Wind speed at a height. */
  public double windAt(double heightMeters) {
    return windMetersPerSecond() * column().factorAt(heightMeters);
  }

  /** Where the wind at a height, by steps of 10 m, moves to, m/s. */
  public double windEastAt(double heightMeters) {
    return east(column().along(heightMeters), column().aside(heightMeters));
  }

  /** Likewise. */
  public double windNorthAt(double heightMeters) {
    return north(column().along(heightMeters), column().aside(heightMeters));
  }

  /** How much warmer it is at a height than at 2 m, K. */
  public double warmerKelvin(double heightMeters) {
    return column().kelvinAt(heightMeters);
  }

  private double east(double along, double aside) {
    return along * windEastMetersPerSecond + turn * aside * windNorthMetersPerSecond;
  }

  private double north(double along, double aside) {
    return along * windNorthMetersPerSecond - turn * aside * windEastMetersPerSecond;
  }

  private AirColumn column() {
    return AirColumn.of(regime);
  }

  /** Strength of the profile of effective sound speed in the direction of a unit vector, m/s; see {@link Refraction}. */
  public double refractionStrength(double east, double north) {
    double wind = east * windEastMetersPerSecond + north * windNorthMetersPerSecond;
    AirColumn column = column();
    return Refraction.strength(
        wind * column.windStep() + Refraction.SOUND_PER_KELVIN * column.kelvinStep());
  }

  /** What refraction takes off in the direction of a unit vector, dB, at full distance. */
  public double refractionDecibels(double east, double north) {
    return Refraction.decibels(refractionStrength(east, north));
  }

  /**
   * Where the shadow of a source at this height begins in the direction of a unit vector, km from it: what refraction takes off counts from
   * there. The gradient is that of the profile halfway up to the source; 0 where rays bend down, and for sources on the ground.
   */
  public double shadowKilometers(double east, double north, double heightMeters) {
    double strength = refractionStrength(east, north);
    if (strength >= 0 || heightMeters < AirColumn.EYE_METERS) {
      return 0;
    }
    double gradient = -strength / (AirColumn.ROUGHNESS_METERS + heightMeters / 2);
    return 1e-3
        * Math.sqrt(2 * soundMetersPerSecond / gradient)
        * (Math.sqrt(heightMeters) + Math.sqrt(AirColumn.EYE_METERS));
  }

  /** Speed of sound along a path that starts in the direction of a unit vector, m/s, by the means over the heights it reaches. */
  public double pathMetersPerSecond(
      double east, double north, double kilometers, double sourceHeightMeters) {
    double strength = Math.max(STRENGTH_LEAST, Math.abs(refractionStrength(east, north)));
    double ray = Refraction.rayHeightMeters(1000 * kilometers, strength, soundMetersPerSecond);
    double height = Math.max(RAY_METERS_LEAST, Math.max(ray, sourceHeightMeters));
    AirColumn column = column();
    double along = column.meanAlong(height);
    double aside = column.meanAside(height);
    return soundMetersPerSecond
        + Refraction.SOUND_PER_KELVIN * column.meanKelvin(height)
        + east * east(along, aside)
        + north * north(along, aside);
  }

  /** One standard deviation of the wind of minutes about the mean of the hour, each component, m/s. */
  public double gustMetersPerSecond() {
    double eddies = EDDIES_PER_FRICTION * column().frictionPerWind() * windMetersPerSecond();
    return regime == Regime.LAPSE ? Math.sqrt(eddies * eddies + THERMALS * THERMALS) : eddies;
  }

  /** The part of it that is left in the mean over a path, m/s. */
  public double pathGustMetersPerSecond(double kilometers) {
    return gustMetersPerSecond() * Math.sqrt(Math.min(1, 2 * EDDY_KILOMETERS / kilometers));
  }

  /** One standard deviation of a path's level about its mean, dB: turbulence and terrain. [A] */
  public double levelSpreadDecibels() {
    return switch (regime) {
      case WINDY -> 6.5;
      case INVERSION -> 5;
      case LAPSE -> 7;
    };
  }
}
