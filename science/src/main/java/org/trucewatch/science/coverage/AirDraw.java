// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.science.propagation.Refraction;

/**
 * One way in which the air of an hour and a stretch may be, and by how much a source there is louder than its class: what all nodes share.
 *
 * <p>Draws are the first points of the additive recurrence of {@link Weather}: not random, and the same in every run.
 *
 * @param windEastMetersPerSecond mean wind 10 m above ground, where the air moves to
 * @param windNorthMetersPerSecond likewise
 * @param thermalStrength part of the profile's strength that temperature makes, m/s; see {@link Refraction}
 * @param sourceDecibels by which the blast is louder than its class
 */
public record AirDraw(
    double windEastMetersPerSecond,
    double windNorthMetersPerSecond,
    double thermalStrength,
    double sourceDecibels) {
  /** Above this the air is mixed by the wind, m/s; physics 1.3. */
  static final double WINDY = 3;

  /** Strengths that have the loss of the design's table, 3 dB in a calm night and 18 dB on a calm day, m/s. */
  private static final double NIGHT = 0.64;

  private static final double DAY = -0.57;

  /** Share of the calm hours that are nights; physics 1.3. */
  private static final double NIGHT_SHARE = 0.25 / 0.45;

  /** Wind at 20 m less wind at 2 m, over that at 10 m, by the logarithmic law over 5 cm of roughness. */
  private static final double WIND_STEP =
      StrictMath.log(Refraction.HIGH_METERS / Refraction.LOW_METERS) / StrictMath.log(10 / 0.05);

  /** Spread of single paths in wind, calm nights, calm days, dB; physics 1.3. */
  private static final double WINDY_SD = 6.5;

  private static final double NIGHT_SD = 5;
  private static final double DAY_SD = 7;

  /** Root of g^5 = g + 1: the recurrence in four dimensions. */
  private static final double G = 1.1673039782614187;

  /** Wind speed 10 m above ground. */
  double windMetersPerSecond() {
    return Math.sqrt(windEastMetersPerSecond * windEastMetersPerSecond
        + windNorthMetersPerSecond * windNorthMetersPerSecond);
  }

  /** Loss by refraction along a unit vector, dB. */
  double refractionDecibels(double east, double north) {
    double wind = east * windEastMetersPerSecond + north * windNorthMetersPerSecond;
    return Refraction.decibels(Refraction.strength(wind * WIND_STEP) + thermalStrength);
  }

  /** One standard deviation of a path's level, dB. */
  double pathDecibelsSd() {
    return windMetersPerSecond() >= WINDY ? WINDY_SD : thermalStrength >= 0 ? NIGHT_SD : DAY_SD;
  }

  /** Draws of the year's weather. */
  public static List<AirDraw> year(int count) {
    List<AirDraw> draws = new ArrayList<>(count);
    for (Weather w : Weather.draws(count)) {
      double thermal = switch (w.state()) {
        case WINDY -> 0;
        case CALM_NIGHT -> NIGHT;
        case CALM_DAY -> DAY;
      };
      draws.add(new AirDraw(
          w.windMetersPerSecond() * w.towardsEast(),
          w.windMetersPerSecond() * w.towardsNorth(),
          thermal,
          w.sourceDecibels()));
    }
    return List.copyOf(draws);
  }

  /**
   * Draws about a wind that is known within an error of each component.
   *
   * @param stepKelvin air at 20 m less air at 2 m; NaN where it is not known: then by the wind, as in the year
   */
  public static List<AirDraw> about(
      int count,
      double windEastMetersPerSecond,
      double windNorthMetersPerSecond,
      double sd,
      double stepKelvin,
      double stepSd) {
    List<AirDraw> draws = new ArrayList<>(count);
    for (int n = 1; n <= count; n++) {
      double east = windEastMetersPerSecond + sd * Normal.quantile(coordinate(n, 1));
      double north = windNorthMetersPerSecond + sd * Normal.quantile(coordinate(n, 2));
      draws.add(drawn(n, east, north, stepKelvin, stepSd));
    }
    return List.copyOf(draws);
  }

  /** Draws about a speed that is known and a direction that is not. */
  public static List<AirDraw> about(int count, double metersPerSecond, double sd) {
    List<AirDraw> draws = new ArrayList<>(count);
    for (int n = 1; n <= count; n++) {
      double speed = Math.max(0, metersPerSecond + sd * Normal.quantile(coordinate(n, 1)));
      double towards = 2 * Math.PI * coordinate(n, 2);
      draws.add(drawn(
          n,
          speed * StrictMath.sin(towards),
          speed * StrictMath.cos(towards),
          Double.NaN,
          Double.NaN));
    }
    return List.copyOf(draws);
  }

  private static AirDraw drawn(int n, double east, double north, double stepKelvin, double stepSd) {
    double u = coordinate(n, 3);
    boolean isWindy = east * east + north * north >= WINDY * WINDY;
    double thermal = Double.isNaN(stepKelvin)
        ? isWindy ? 0 : u < NIGHT_SHARE ? NIGHT : DAY
        : Refraction.strength(
            Refraction.SOUND_PER_KELVIN * (stepKelvin + stepSd * Normal.quantile(u)));
    double source = Weather.SOURCE_DECIBELS_SD * Normal.quantile(coordinate(n, 4));
    return new AirDraw(east, north, thermal, source);
  }

  private static double coordinate(int n, int dimension) {
    double x = 0.5 + n * StrictMath.pow(G, -dimension);
    return x - Math.floor(x);
  }
}
