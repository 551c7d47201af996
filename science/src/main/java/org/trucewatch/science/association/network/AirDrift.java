// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * How the air of one piece of a record is a start for the next: the state is drawn back to what was thought beforehand and its
 * variance grows, as an Ornstein-Uhlenbeck process does whose standard deviation at rest is that of the thought.
 *
 * <p>Validity: wind near the ground over minutes to hours. Ten minutes add {@link #STEP_METERS_PER_SECOND}, about what successive
 * ten-minute means of a moderate wind differ by; without a forecast (6 m/s) that is a memory of 12 hours. The speed of sound has the
 * wind's memory, as both change with the hour of the day.
 */
final class AirDrift {
  /** Standard deviation that {@link #STEP_SECONDS} add to each component of the wind, m/s. */
  static final double STEP_METERS_PER_SECOND = 1;

  static final double STEP_SECONDS = 600;

  private AirDrift() {}

  /**
   * What is thought of the air some time after a state.
   *
   * @param beforehand what was thought before any pick
   * @param state      what an earlier piece taught
   * @param seconds    from the middle of that piece to the middle of this
   */
  static Medium.Sound later(Medium.Sound beforehand, MediumState state, double seconds) {
    Wind.Given prior = asGiven(beforehand.wind());
    double memory = memorySeconds(prior.sdMetersPerSecond());
    double kept = memory == 0 ? 0 : StrictMath.exp(-seconds / memory);
    Wind.Given wind = new Wind.Given(
        mix(kept, state.windEastMetersPerSecond(), prior.eastMetersPerSecond()),
        mix(kept, state.windNorthMetersPerSecond(), prior.northMetersPerSecond()),
        spread(kept, state.windSdMetersPerSecond(), prior.sdMetersPerSecond()));
    double speed = beforehand.speedKmPerSecond();
    double speedSd = beforehand.relativeSpeedSd() * speed;
    double speedNow = speedSd == 0 ? speed : mix(kept, state.speedKmPerSecond(), speed);
    return new Medium.Sound(
        speedNow,
        beforehand.relativePathError(),
        spread(kept, speedSd == 0 ? 0 : state.speedSdKmPerSecond(), speedSd) / speedNow,
        wind,
        beforehand.pathCorrelationKm());
  }

  /** The medium of a piece this long: the wind strays within it, and that adds to the path error. */
  static Medium.Sound within(Medium.Sound medium, double seconds) {
    double stray = strayMetersPerSecond(seconds) / 1000 / medium.speedKmPerSecond();
    double error = Math.min(
        0.2, Math.sqrt(medium.relativePathError() * medium.relativePathError() + stray * stray));
    return new Medium.Sound(
        medium.speedKmPerSecond(),
        error,
        medium.relativeSpeedSd(),
        medium.wind(),
        medium.pathCorrelationKm());
  }

  /** Root mean square by which wind strays from its mean within so many seconds, m/s: that of a random walk, σ √(T / 6). */
  private static double strayMetersPerSecond(double seconds) {
    return STEP_METERS_PER_SECOND * Math.sqrt(seconds / STEP_SECONDS / 6);
  }

  static Wind.Given asGiven(Wind wind) {
    return switch (wind) {
      case Wind.Given given -> given;
      case Wind.Learnt learnt -> new Wind.Given(0, 0, learnt.priorSdMetersPerSecond());
    };
  }

  private static double memorySeconds(double sd) {
    return 2 * sd * sd * STEP_SECONDS / (STEP_METERS_PER_SECOND * STEP_METERS_PER_SECOND);
  }

  private static double mix(double kept, double state, double prior) {
    return kept * state + (1 - kept) * prior;
  }

  private static double spread(double kept, double sd, double priorSd) {
    return Math.sqrt(kept * kept * sd * sd + (1 - kept * kept) * priorSd * priorSd);
  }
}
