// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/**
 * The International Standard Atmosphere up to 20 km: what the air is like where nobody measured it.
 *
 * <p>Source: ICAO Doc 7488 (sea level 288.15 K and 101,325 Pa, 6.5 K less a kilometre up to 11 km, constant above). Heights are
 * geopotential, which below 20 km differs from height above the sea by less than 0.4 %.
 *
 * @param temperatureKelvin          of still, dry air
 * @param pressurePascals            static pressure
 * @param densityKilogramsPerCubicMeter by the law of ideal gases
 * @param soundMetersPerSecond       speed of sound
 */
public record StandardAtmosphere(
    double temperatureKelvin,
    double pressurePascals,
    double densityKilogramsPerCubicMeter,
    double soundMetersPerSecond) {
  /** Height above which this model says nothing. */
  public static final double HEIGHT_METERS_MAX = 20_000;

  private static final double SEA_KELVIN = 288.15;
  private static final double SEA_PASCALS = 101_325;
  private static final double LAPSE_KELVIN_PER_METER = 0.0065;
  private static final double TROPOPAUSE_METERS = 11_000;
  private static final double GRAVITY = 9.80665;
  private static final double GAS_CONSTANT_AIR = 287.05287;
  private static final double RATIO_OF_HEATS = 1.4;

  /** The air at a height of -1,000 to {@link #HEIGHT_METERS_MAX} metres. */
  public static StandardAtmosphere at(double heightMeters) {
    if (!(heightMeters >= -1_000 && heightMeters <= HEIGHT_METERS_MAX)) {
      throw new IllegalArgumentException(
          "heightMeters is " + heightMeters + ", expected -1000 to " + HEIGHT_METERS_MAX);
    }
    double below = Math.min(heightMeters, TROPOPAUSE_METERS);
    double kelvin = SEA_KELVIN - LAPSE_KELVIN_PER_METER * below;
    double exponent = GRAVITY / (GAS_CONSTANT_AIR * LAPSE_KELVIN_PER_METER);
    double pascals = SEA_PASCALS * StrictMath.pow(kelvin / SEA_KELVIN, exponent);
    double above = heightMeters - below;
    pascals *= StrictMath.exp(-GRAVITY * above / (GAS_CONSTANT_AIR * kelvin));
    return new StandardAtmosphere(
        kelvin,
        pascals,
        pascals / (GAS_CONSTANT_AIR * kelvin),
        Math.sqrt(RATIO_OF_HEATS * GAS_CONSTANT_AIR * kelvin));
  }
}
