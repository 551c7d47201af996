// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/**
 * Air near the ground, as far as sound depends on it: its speed and its absorption.
 *
 * <p>Speed: an ideal mixture of dry air and water vapour, c = √(γ R T / M), with the vapour's share by ISO 9613-1. Within 0.04 %
 * of the polynomial of O. Cramer (Journal of the Acoustical Society of America 93, 2510, 1993) from 0 to 35 °C. Absorption: ISO
 * 9613-1:1993, equations 3 to 5. Valid from 240 to 325 K and 60 to 110 kPa.
 *
 * @param temperatureKelvin of the air
 * @param relativeHumidity  0 dry to 1 saturated
 * @param pressurePascals   static pressure
 */
public record HumidAir(double temperatureKelvin, double relativeHumidity, double pressurePascals) {
  /** Pressure taken where none is known, Pa: it moves the speed by less than 0.02 %. */
  public static final double STANDARD_PASCALS = 101_325;

  /** Error of the speed by this formula, as a fraction of it. */
  public static final double FORMULA_ERROR = 0.0004;

  private static final double GAS_CONSTANT = 8.31446;
  private static final double MOLAR_MASS_AIR = 0.0289652;
  private static final double MOLAR_MASS_WATER = 0.0180153;
  private static final double TRIPLE_POINT_KELVIN = 273.16;
  private static final double REFERENCE_KELVIN = 293.15;

  /** Checks the ranges. */
  public HumidAir {
    require("temperatureKelvin", temperatureKelvin, 240, 325, "K");
    require("relativeHumidity", relativeHumidity, 0, 1, "(0 dry, 1 saturated)");
    require("pressurePascals", pressurePascals, 60_000, 110_000, "Pa");
  }

  private static void require(String name, double value, double least, double most, String unit) {
    // Negated so that NaN fails too.
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " to " + most + " " + unit);
    }
  }

  /** Air at standard pressure. */
  public static HumidAir of(double temperatureKelvin, double relativeHumidity) {
    return new HumidAir(temperatureKelvin, relativeHumidity, STANDARD_PASCALS);
  }

  /** Speed in dry air by c = 331.3 √(T / 273.15), m/s: the short form many tables use. */
  public static double drySoundMetersPerSecond(double temperatureKelvin) {
    return 331.3 * Math.sqrt(temperatureKelvin / 273.15);
  }

  /** Speed of sound in still air, m/s. */
  public double soundMetersPerSecond() {
    double vapor = 0.01 * vaporPercent();
    double heat = 3.5 * (1 - vapor) + 4 * vapor;
    double ratio = heat / (heat - 1);
    double mass = MOLAR_MASS_AIR * (1 - vapor) + MOLAR_MASS_WATER * vapor;
    return Math.sqrt(ratio * GAS_CONSTANT * temperatureKelvin / mass);
  }

  /**
   * One standard deviation of the speed, m/s, where temperature and humidity are known to these; the formula's own error is in it.
   */
  public double soundErrorMetersPerSecond(double temperatureSdKelvin, double humiditySd) {
    double speed = soundMetersPerSecond();
    double byTemperature = 0.5 * speed * temperatureSdKelvin / temperatureKelvin;
    double range = new HumidAir(temperatureKelvin, 1, pressurePascals).soundMetersPerSecond()
        - new HumidAir(temperatureKelvin, 0, pressurePascals).soundMetersPerSecond();
    double byHumidity = range * humiditySd;
    double byFormula = FORMULA_ERROR * speed;
    return Math.sqrt(
        byTemperature * byTemperature + byHumidity * byHumidity + byFormula * byFormula);
  }

  /** Molar share of water vapour, percent (ISO 9613-1, annex B). */
  double vaporPercent() {
    double saturation = StrictMath.pow(
        10, -6.8346 * StrictMath.pow(TRIPLE_POINT_KELVIN / temperatureKelvin, 1.261) + 4.6151);
    return 100 * relativeHumidity * saturation * STANDARD_PASCALS / pressurePascals;
  }

  /** Relaxation frequency of oxygen, Hz (ISO 9613-1, equation 3). */
  double oxygenHertz() {
    double h = vaporPercent();
    return pressurePascals / STANDARD_PASCALS * (24 + 4.04e4 * h * (0.02 + h) / (0.391 + h));
  }

  /** Relaxation frequency of nitrogen, Hz (ISO 9613-1, equation 4). */
  double nitrogenHertz() {
    double t = temperatureKelvin / REFERENCE_KELVIN;
    double fall = StrictMath.exp(-4.170 * (1 / StrictMath.cbrt(t) - 1));
    return pressurePascals / STANDARD_PASCALS / Math.sqrt(t) * (9 + 280 * vaporPercent() * fall);
  }

  /** Absorption of a pure tone of 50 Hz to 10 kHz, dB/km (ISO 9613-1, equation 5); below 50 Hz under 0.1 dB/km. */
  public double absorptionDecibelsPerKilometer(double hertz) {
    double t = temperatureKelvin / REFERENCE_KELVIN;
    double square = hertz * hertz;
    double oxygen = oxygenHertz();
    double nitrogen = nitrogenHertz();
    double classical = 1.84e-11 * STANDARD_PASCALS / pressurePascals * Math.sqrt(t);
    double relaxing =
        0.01275 * StrictMath.exp(-2239.1 / temperatureKelvin) / (oxygen + square / oxygen)
            + 0.1068 * StrictMath.exp(-3352 / temperatureKelvin) / (nitrogen + square / nitrogen);
    return 1000 * 8.686 * square * (classical + StrictMath.pow(t, -2.5) * relaxing);
  }
}
