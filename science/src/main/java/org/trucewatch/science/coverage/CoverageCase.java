// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.List;
import java.util.Locale;

/**
 * One set of values for what nobody has measured yet. The three are always shown together: they differ by a factor of thirty in
 * the number of sensors, and only a noise survey on the spot can tell which holds. Values: shared design, physics, sections 1.3,
 * 1.6, 2.2, 4.2, 4.5, 6, 8.2; those that it gives as a range are set to its ends and its middle.
 *
 * @param id one word
 * @param listening how an acoustic sensor hears
 * @param ground what the ground takes away
 * @param timing how well times and bearings are known
 * @param stationUpShare share of the time that a station, an array of infrasound, a mast or a radar works
 * @param seismicNoiseNanometersPerSecond of ground velocity near 8 Hz
 * @param radarDutyShare share of the time that a radar may radiate
 * @param droneRangeKm at which a piston-engined drone is heard
 * @param lineErrorKm one standard deviation of where the line of contact is drawn
 */
public record CoverageCase(
    String id,
    Listening listening,
    GroundLoss ground,
    Timing timing,
    double stationUpShare,
    double seismicNoiseNanometersPerSecond,
    double radarDutyShare,
    double droneRangeKm,
    double lineErrorKm) {
  /**
   * How an acoustic sensor hears.
   *
   * @param screenDecibels what its wind screen takes off the wind's noise
   * @param floorPascals noise of its surroundings without wind, RMS at 10 to 40 Hz
   * @param thresholdDecibels peak over RMS noise at which half of the arrivals are picked
   * @param upShare share of the time that it works
   */
  public record Listening(
      double screenDecibels, double floorPascals, double thresholdDecibels, double upShare) {}

  /**
   * Loss over terrain and plants: near · (1 − e^(−r / 1.5 km)) + perKilometer · min(r, 20 km), dB.
   *
   * @param nearDecibels soon reached
   * @param decibelsPerKilometer growing with the range
   */
  public record GroundLoss(double nearDecibels, double decibelsPerKilometer) {}

  /**
   * How well times are known once the weather is corrected for.
   *
   * @param pathErrorShare of the travel time, independent between paths
   * @param windErrorMetersPerSecond of each component of the wind, common to all paths
   * @param temperatureErrorKelvin common to all paths
   * @param bearingErrorRadians of a four-microphone array
   */
  public record Timing(
      double pathErrorShare,
      double windErrorMetersPerSecond,
      double temperatureErrorKelvin,
      double bearingErrorRadians) {}

  private static final double DEGREE = Math.PI / 180;

  /** Good screens, quiet sites, open land. */
  public static final CoverageCase OPTIMISTIC = new CoverageCase(
      "optimistic",
      new Listening(20, 0.02, 12, 0.95),
      new GroundLoss(0, 0),
      new Timing(0.005, 1, 1, 1 * DEGREE),
      0.98,
      20,
      0.7,
      5,
      0.2);

  /** What to expect of a careful deployment. */
  public static final CoverageCase BASE = new CoverageCase(
      "base",
      new Listening(18, 0.05, 13.5, 0.92),
      new GroundLoss(5, 0.6),
      new Timing(0.010, 2, 2, 2 * DEGREE),
      0.95,
      100,
      0.5,
      4,
      0.35);

  /** Poor screens at a noisy front. */
  public static final CoverageCase CONSERVATIVE = new CoverageCase(
      "conservative",
      new Listening(12, 0.1, 15, 0.85),
      new GroundLoss(8, 1),
      new Timing(0.015, 3, 3, 4 * DEGREE),
      0.92,
      500,
      0.3,
      3,
      0.5);

  /** The three, in the order in which they are shown. */
  public static final List<CoverageCase> ALL = List.of(OPTIMISTIC, BASE, CONSERVATIVE);

  /** What this case takes for granted, for a person. */
  public List<Assumption> assumptions() {
    return List.of(
        of(
            "wind screen",
            Tag.ASSUMED,
            "%.0f dB off the noise of wind at 10-40 Hz",
            listening.screenDecibels),
        of("noise without wind", Tag.ASSUMED, "%.3f Pa RMS at 10-40 Hz", listening.floorPascals),
        of(
            "picking threshold",
            Tag.ASSUMED,
            "peak %.1f dB over RMS noise",
            listening.thresholdDecibels),
        of("acoustic sensors working", Tag.ASSUMED, "%.0f %% of the time", 100 * listening.upShare),
        of(
            "terrain and plants",
            Tag.ASSUMED,
            "%.0f dB within a few km and %.1f dB/km to 20 km",
            ground.nearDecibels,
            ground.decibelsPerKilometer),
        of(
            "travel times",
            Tag.ASSUMED,
            "%.1f %% independent; wind %.0f m/s and %.0f K in common",
            100 * timing.pathErrorShare,
            timing.windErrorMetersPerSecond,
            timing.temperatureErrorKelvin),
        of(
            "bearing of a 4-microphone array",
            Tag.ASSUMED,
            "%.0f degrees, 1 sd",
            timing.bearingErrorRadians / DEGREE),
        of("stations, masts, radars working", Tag.ASSUMED, "%.0f %%", 100 * stationUpShare),
        of("seismic noise", Tag.ASSUMED, "%.0f nm/s near 8 Hz", seismicNoiseNanometersPerSecond),
        of("radar radiating", Tag.ASSUMED, "%.0f %% of the time", 100 * radarDutyShare),
        of("piston drone heard", Tag.ASSUMED, "to %.0f km", droneRangeKm),
        of("line of contact", Tag.ASSUMED, "drawn within %.0f m, 1 sd", 1000 * lineErrorKm));
  }

  private static Assumption of(String what, Tag tag, String format, Object... values) {
    return new Assumption(what, String.format(Locale.ROOT, format, values), tag);
  }
}
