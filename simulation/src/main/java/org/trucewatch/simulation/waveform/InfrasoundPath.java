// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.simulation.Chance;

/**
 * Ways that infrasound takes from a source on the ground to an array 20 to 400 km away: along the ground
 * (tropospheric), and by way of the warm upper stratosphere where the wind there blows towards the array.
 *
 * <p>Travel is by celerity, range over time: reciprocal celerities are normal with the means and spreads of P. Blom, O.
 * Marcillo, S. Arrowsmith, "Improved Bayesian Infrasonic Source Localization", Geophys. J. Int. 203, 2015, as infrapy
 * ships them; below 100 km the band of the direct wave is used instead. Losses are against {@link SurfaceBlast}'s peak:
 * 9 dB in the mean with a spread of 3 dB is what Humming Roadrunner 5's arrays show at 234 to 471 km; the rest is
 * assumed.
 *
 * @param rangeMeters from the source to the array
 * @param azimuthRadians from the source to the array, clockwise from north
 * @param ductRadians where the stratospheric wind blows to
 */
public record InfrasoundPath(double rangeMeters, double azimuthRadians, double ductRadians) {
  /** Nearest stratospheric return, metres. Assumed; zones of silence are 80 to 180 km in the literature. */
  static final double STRATOSPHERIC_RANGE_MIN_METERS = 170_000;

  /** Farthest range at which the wave along the ground is at full strength, metres. */
  static final double DIRECT_RANGE_MAX_METERS = 100_000;

  private static final double LOSS_DECIBELS = 9;
  private static final double LOSS_SPREAD_DECIBELS = 3;
  private static final double SILENCE_DECIBELS = 10;
  private static final double DUCT_DECIBELS = 3;

  private static final double TROPOSPHERIC_SECONDS_PER_KILOMETER = 1 / 0.327;
  private static final double TROPOSPHERIC_SPREAD = 0.066;
  private static final double STRATOSPHERIC_SECONDS_PER_KILOMETER = 1 / 0.293;
  private static final double STRATOSPHERIC_SPREAD = 0.08;
  private static final double SPREADS_MAX = 2;

  private static final double TROPOSPHERIC_BEARING_RADIANS = StrictMath.toRadians(1.2);
  private static final double STRATOSPHERIC_BEARING_RADIANS = StrictMath.toRadians(1.5);

  /** Largest bearing deviation drawn, in standard deviations; 2.9 degrees was the largest seen. */
  private static final double BEARING_SPREADS_MAX = 2;

  /**
   * One way that the sound takes.
   *
   * @param name TROPOSPHERIC or STRATOSPHERIC
   * @param travelSeconds from the source to the array's reference point
   * @param lossDecibels below the blast's peak in still air
   * @param bearingDeviationRadians apparent minus true back azimuth
   * @param traceSpeedMetersPerSecond with which the front crosses the array
   * @param trainSeconds how long echoes go on, until they are e times weaker
   */
  public record Phase(
      String name,
      double travelSeconds,
      double lossDecibels,
      double bearingDeviationRadians,
      double traceSpeedMetersPerSecond,
      double trainSeconds) {}

  /** The phases in order of arrival, drawn for one source and array. */
  public List<Phase> phases(Chance chance) {
    List<Phase> phases = new ArrayList<>();
    phases.add(tropospheric(chance.forked("tropospheric")));
    if (rangeMeters >= STRATOSPHERIC_RANGE_MIN_METERS) {
      phases.add(stratospheric(chance.forked("stratospheric")));
    }
    return phases;
  }

  private Phase tropospheric(Chance chance) {
    boolean direct = rangeMeters <= DIRECT_RANGE_MAX_METERS;
    double secondsPerKilometer = direct
        ? 1 / chance.between(0.333, 0.344)
        : drawn(TROPOSPHERIC_SECONDS_PER_KILOMETER, TROPOSPHERIC_SPREAD, chance);
    double loss =
        LOSS_DECIBELS + chance.gaussianWithin(LOSS_SPREAD_DECIBELS, 2 * LOSS_SPREAD_DECIBELS);
    return new Phase(
        "TROPOSPHERIC",
        secondsPerKilometer * rangeMeters / 1000,
        direct ? loss : loss + SILENCE_DECIBELS,
        drawn(0, TROPOSPHERIC_BEARING_RADIANS, BEARING_SPREADS_MAX, chance),
        chance.between(338, 348),
        2 + rangeMeters / 60_000);
  }

  private Phase stratospheric(Chance chance) {
    double loss = LOSS_DECIBELS
        - DUCT_DECIBELS * StrictMath.cos(azimuthRadians - ductRadians)
        + chance.gaussianWithin(LOSS_SPREAD_DECIBELS, 2 * LOSS_SPREAD_DECIBELS);
    double secondsPerKilometer =
        drawn(STRATOSPHERIC_SECONDS_PER_KILOMETER, STRATOSPHERIC_SPREAD, chance);
    return new Phase(
        "STRATOSPHERIC",
        secondsPerKilometer * rangeMeters / 1000,
        loss,
        drawn(0, STRATOSPHERIC_BEARING_RADIANS, BEARING_SPREADS_MAX, chance),
        chance.between(345, 365),
        3 + rangeMeters / 40_000);
  }

  private static double drawn(double mean, double spread, Chance chance) {
    return drawn(mean, spread, SPREADS_MAX, chance);
  }

  private static double drawn(double mean, double spread, double spreadsMax, Chance chance) {
    return mean + chance.gaussianWithin(spread, spreadsMax * spread);
  }
}
