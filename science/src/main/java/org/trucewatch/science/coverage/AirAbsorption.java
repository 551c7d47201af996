// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/** Absorption of sound by still air, ISO 9613-1:1993, equations 3 to 5, at sea-level pressure. */
public final class AirAbsorption {
  private static final double REFERENCE_KELVIN = 293.15;
  private static final double TRIPLE_POINT_KELVIN = 273.16;

  private AirAbsorption() {}

  /**
   * Loss in dB per metre.
   *
   * @param frequencyHertz of a pure tone
   * @param kelvin temperature of the air
   * @param humidityPercent relative
   */
  public static double decibelsPerMeter(
      double frequencyHertz, double kelvin, double humidityPercent) {
    double saturation =
        StrictMath.pow(10, -6.8346 * StrictMath.pow(TRIPLE_POINT_KELVIN / kelvin, 1.261) + 4.6151);
    double h = humidityPercent * saturation;
    double oxygen = 24 + 4.04e4 * h * (0.02 + h) / (0.391 + h);
    double t = kelvin / REFERENCE_KELVIN;
    double nitrogen =
        (9 + 280 * h * StrictMath.exp(-4.170 * (StrictMath.pow(t, -1.0 / 3) - 1))) / Math.sqrt(t);
    double square = frequencyHertz * frequencyHertz;
    double relaxation = 0.01275 * StrictMath.exp(-2239.1 / kelvin) / (oxygen + square / oxygen)
        + 0.1068 * StrictMath.exp(-3352 / kelvin) / (nitrogen + square / nitrogen);
    return 8.686 * square * (1.84e-11 * Math.sqrt(t) + StrictMath.pow(t, -2.5) * relaxation);
  }
}
