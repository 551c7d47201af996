// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import java.util.EnumMap;
import java.util.Map;
import org.trucewatch.science.propagation.Refraction;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

/**
 * How wind and temperature change with height in a regime, relative to 10 m and 2 m: every 10 m up to 1,500 m.
 *
 * <p>Wind in the surface layer: similarity, U(z) = (u* / κ) (ln(z / z0) - ψ(z / L) + ψ(z0 / L)) over open country of 5 cm, with the functions of
 * A. Dyer, Boundary-Layer Meteorology 7, 363, 1974 (ψ = -5 z / L in stable air, held beyond z = L), and the length L of the regime (D. Golder,
 * Boundary-Layer Meteorology 3, 47, 1972, classes D, F and A to B). Above it the wind strengthens and turns evenly to the top of the
 * boundary layer, with the sun on the northern half of the Earth: 1.9 times and 15 degrees at 1,000 m in neutral air, 2.5 times and 30
 * degrees at 200 m in a night's inversion, 1.6 times and 5 degrees on a sunny day, and is constant from there. [A] Temperature: logarithmic by so many kelvin
 * a factor e of height near the ground, whose strengths are chosen so that the loss averaged over directions is that of the design's
 * table (3 dB in the inversion, 18 dB in the lapse), then the lapse rates of each regime. [A]
 */
final class AirColumn {
  /** Roughness of open country. [A] */
  static final double ROUGHNESS_METERS = 0.05;

  static final double KARMAN = 0.4;
  static final double TOP_METERS = 1_500;
  static final double STEP_METERS = 10;
  private static final int LEVELS = 1 + (int) (TOP_METERS / STEP_METERS);
  private static final double REFERENCE_METERS = 10;

  /** Where thermometers hang, and ears of nodes. */
  static final double EYE_METERS = 2;

  /** Beyond this z / L the functions for unstable air are not used further. */
  private static final double UNSTABLE_MAX = -2;

  private static final Map<Regime, AirColumn> ALL = new EnumMap<>(Regime.class);

  static {
    ALL.put(Regime.WINDY, new AirColumn(0, 100, 1_000, 1.9, Math.toRadians(15), 0, 1, -0.0098));
    ALL.put(
        Regime.INVERSION,
        new AirColumn(1 / 20.0, 50, 200, 2.5, Math.toRadians(30), 1.12, 100, -0.003));
    ALL.put(
        Regime.LAPSE,
        new AirColumn(-1 / 10.0, 100, 1_500, 1.6, Math.toRadians(5), -0.92, 20, -0.0098));
  }

  private final double perLength;
  private final double layerMeters;
  private final double mixedMeters;
  private final double factorAbove;
  private final double turnRadians;
  private final double kelvinPerLog;
  private final double thermalMeters;
  private final double kelvinPerMeter;
  private final double atReference;
  private final double windStep;
  private final double kelvinStep;
  private final double[] along = new double[LEVELS];
  private final double[] aside = new double[LEVELS];
  private final double[] kelvin = new double[LEVELS];
  private final double[] meanAlong = new double[LEVELS];
  private final double[] meanAside = new double[LEVELS];
  private final double[] meanKelvin = new double[LEVELS];

  private AirColumn(
      double perLength,
      double layerMeters,
      double mixedMeters,
      double factorAbove,
      double turnRadians,
      double kelvinPerLog,
      double thermalMeters,
      double kelvinPerMeter) {
    this.perLength = perLength;
    this.layerMeters = layerMeters;
    this.mixedMeters = mixedMeters;
    this.factorAbove = factorAbove;
    this.turnRadians = turnRadians;
    this.kelvinPerLog = kelvinPerLog;
    this.thermalMeters = thermalMeters;
    this.kelvinPerMeter = kelvinPerMeter;
    this.atReference = similarity(REFERENCE_METERS);
    this.windStep = factorAt(Refraction.HIGH_METERS) - factorAt(Refraction.LOW_METERS);
    this.kelvinStep = kelvinAt(Refraction.HIGH_METERS) - kelvinAt(Refraction.LOW_METERS);
    double sumAlong = 0;
    double sumAside = 0;
    double sumKelvin = 0;
    for (int k = 0; k < LEVELS; k++) {
      double z = Math.max(k * STEP_METERS, EYE_METERS);
      double turn = turnAt(z);
      along[k] = factorAt(z) * StrictMath.cos(turn);
      aside[k] = factorAt(z) * StrictMath.sin(turn);
      kelvin[k] = kelvinAt(z);
      // Mean from the ground up, by the trapezoidal rule.
      if (k > 0) {
        sumAlong += (along[k - 1] + along[k]) / 2;
        sumAside += (aside[k - 1] + aside[k]) / 2;
        sumKelvin += (kelvin[k - 1] + kelvin[k]) / 2;
      }
      meanAlong[k] = k == 0 ? along[0] : sumAlong / k;
      meanAside[k] = k == 0 ? aside[0] : sumAside / k;
      meanKelvin[k] = k == 0 ? kelvin[0] : sumKelvin / k;
    }
  }

  static AirColumn of(Regime regime) {
    return java.util.Objects.requireNonNull(ALL.get(regime));
  }

  /** U κ / u* at a height of the surface layer. */
  private double similarity(double z) {
    return StrictMath.log(z / ROUGHNESS_METERS)
        - psi(z * perLength)
        + psi(ROUGHNESS_METERS * perLength);
  }

  private static double psi(double zeta) {
    if (zeta >= 0) {
      return -5 * Math.min(zeta, 1);
    }
    double x = StrictMath.sqrt(StrictMath.sqrt(1 - 16 * Math.max(zeta, UNSTABLE_MAX)));
    return 2 * StrictMath.log((1 + x) / 2)
        + StrictMath.log((1 + x * x) / 2)
        - 2 * StrictMath.atan(x)
        + Math.PI / 2;
  }

  /** Wind speed at a height over that at 10 m, exact below the first level. */
  double factorAt(double meters) {
    double z = Math.max(meters, 2 * ROUGHNESS_METERS);
    double layer = similarity(Math.min(z, layerMeters)) / atReference;
    return z <= layerMeters ? layer : layer + share(z) * (factorAbove - layer);
  }

  /** How far the wind at a height is turned clockwise from that near the ground, where the Earth's turn is the northern half's. */
  private double turnAt(double meters) {
    return meters <= layerMeters ? 0 : share(meters) * turnRadians;
  }

  private double share(double meters) {
    return Math.min(1, (meters - layerMeters) / (mixedMeters - layerMeters));
  }

  /** Warmer than at 2 m by so many kelvin. */
  double kelvinAt(double meters) {
    double z = Math.max(meters, EYE_METERS);
    return kelvinPerLog
            * StrictMath.log(Math.min(z, Math.max(thermalMeters, EYE_METERS)) / EYE_METERS)
        + kelvinPerMeter * (z - EYE_METERS);
  }

  /** Wind at 20 m less wind at 2 m, for a wind of 1 m/s at 10 m. */
  double windStep() {
    return windStep;
  }

  /** Warmer at 20 m than at 2 m by so much. */
  double kelvinStep() {
    return kelvinStep;
  }

  /** Friction velocity for a wind of 1 m/s at 10 m. */
  double frictionPerWind() {
    return KARMAN / atReference;
  }

  private static int level(double meters) {
    return Math.min((int) (Math.max(meters, 0) / STEP_METERS + 0.5), LEVELS - 1);
  }

  double along(double meters) {
    return along[level(meters)];
  }

  double aside(double meters) {
    return aside[level(meters)];
  }

  double meanAlong(double meters) {
    return meanAlong[level(meters)];
  }

  double meanAside(double meters) {
    return meanAside[level(meters)];
  }

  double meanKelvin(double meters) {
    return meanKelvin[level(meters)];
  }
}
