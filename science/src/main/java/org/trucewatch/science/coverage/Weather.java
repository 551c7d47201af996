// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.List;

/**
 * What all paths of one event share: the state of the air, and by how much this very source is louder than its class.
 *
 * <p>Shares and spreads of the states: shared design, physics, section 1.3, assumed. Draws are not random: they are the first
 * points of the additive recurrence x_n = frac(n a), a_i = g^(-i), g the root of g^(d+1) = g + 1 for d = 5 dimensions (M. Roberts'
 * R sequence), whose discrepancy is among the lowest known; the same in every run.
 *
 * @param state of the air
 * @param windMetersPerSecond near the ground
 * @param towardsEast of the wind's direction of travel, a unit vector
 * @param towardsNorth likewise
 * @param sourceDecibels by which the blast is louder than its class
 * @param couplingMagnitudes by which it shakes the ground more than its class
 */
public record Weather(
    State state,
    double windMetersPerSecond,
    double towardsEast,
    double towardsNorth,
    double sourceDecibels,
    double couplingMagnitudes) {
  /** One standard deviation of a source's level about its class, dB; physics 1.3, assumed. */
  static final double SOURCE_DECIBELS_SD = 3;

  /** One standard deviation of the local magnitude of a surface burst about its yield; physics 2.2, derived. */
  static final double COUPLING_MAGNITUDES_SD = 0.4;

  /** Wind in the two calm states, m/s: the usual definition of calm or light air; assumed. */
  static final double CALM_METERS_PER_SECOND = 1;

  /** Number of draws that the figures of a plan rest on. */
  public static final int DRAWS = 64;

  /** The largest number of draws. */
  public static final int DRAWS_MAX = 4096;

  private static final double WIND_LEAST = 3;
  private static final double WIND_SCALE = 3.2;

  /** Root of g^6 = g + 1. */
  private static final double G = 1.1347241384015194;

  /** States of the air. */
  public enum State {
    /** Wind above 3 m/s. */
    WINDY(0.55, 6.5),
    /** A calm night with an inversion. */
    CALM_NIGHT(0.25, 5),
    /** A calm day with a lapse. */
    CALM_DAY(0.20, 7);

    private final double share;
    private final double pathDecibelsSd;

    State(double share, double pathDecibelsSd) {
      this.share = share;
      this.pathDecibelsSd = pathDecibelsSd;
    }

    /** Share of the time. */
    public double share() {
      return share;
    }

    /** Spread of single paths about the state's mean loss, dB. */
    public double pathDecibelsSd() {
      return pathDecibelsSd;
    }

    /** Loss at long range, dB, along a path at this cosine to where the wind blows to. */
    double lossDecibels(double cosine) {
      return switch (this) {
        case WINDY -> 10 - 12.5 * cosine + 2.5 * cosine * cosine;
        case CALM_NIGHT -> 3;
        case CALM_DAY -> 18;
      };
    }
  }

  /** The first draws of the sequence; together they stand for a year. */
  public static List<Weather> draws(int count) {
    if (count < 1 || count > DRAWS_MAX) {
      throw new IllegalArgumentException("draws are " + count + ", expected 1 to " + DRAWS_MAX);
    }
    List<Weather> draws = new ArrayList<>(count);
    for (int n = 1; n <= count; n++) {
      draws.add(at(n));
    }
    return List.copyOf(draws);
  }

  private static Weather at(int n) {
    double u = coordinate(n, 1);
    State state = u < State.WINDY.share
        ? State.WINDY
        : u < State.WINDY.share + State.CALM_NIGHT.share ? State.CALM_NIGHT : State.CALM_DAY;
    double speed = state == State.WINDY
        ? WIND_LEAST + WIND_SCALE * Math.sqrt(-StrictMath.log1p(-coordinate(n, 2)))
        : CALM_METERS_PER_SECOND;
    double direction = 2 * Math.PI * coordinate(n, 3);
    return new Weather(
        state,
        speed,
        StrictMath.sin(direction),
        StrictMath.cos(direction),
        SOURCE_DECIBELS_SD * Normal.quantile(coordinate(n, 4)),
        COUPLING_MAGNITUDES_SD * Normal.quantile(coordinate(n, 5)));
  }

  private static double coordinate(int n, int dimension) {
    double step = StrictMath.pow(G, -dimension);
    double x = 0.5 + n * step;
    return x - Math.floor(x);
  }

  /** Loss of this air along a path, dB; physics 1.3. */
  double lossDecibels(double cosineToWind, double rangeKm) {
    return state.lossDecibels(cosineToWind) * rise(rangeKm);
  }

  /** How much of the air's loss has come about at this range. */
  static double rise(double rangeKm) {
    return -StrictMath.expm1(-rangeKm / 2.5);
  }
}
