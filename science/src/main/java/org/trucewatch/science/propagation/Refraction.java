// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/**
 * What the bending of rays takes off a pulse, and how high its rays go, by the strength b of the logarithmic profile of effective sound
 * speed along the path, c(z) = c(0) + b ln(1 + z / z0), see {@link EffectiveSound}.
 *
 * <p>Loss at full distance: E(b) = 10 - 12.5 β + 2.5 β² dB, β = b / (1 m/s) held within ±1. This is the design's table of losses by the angle
 * to the wind (physics, section 1.3, assumed) read with the design's strengths: +1 m/s downwind or in an inversion, 0 across or in neutral
 * air, -1 upwind or on a sunny day (section 1.1, after Salomons 2001). So a light wind in an inversion, or a strong one across a lapse, has
 * the loss of its own gradient and not that of a class.
 */
public final class Refraction {
  /** Strength at which the loss no longer changes, m/s. */
  public static final double STRENGTH_FULL = 1;

  /** Change of the speed of sound with temperature, m/s per K; design, physics, section 1.1. */
  public static final double SOUND_PER_KELVIN = 0.6;

  /** Heights between which the strength of a profile is taken, m. */
  public static final double LOW_METERS = 2;

  /** Upper one, m. */
  public static final double HIGH_METERS = 20;

  private static final double LOG_SPAN = StrictMath.log(HIGH_METERS / LOW_METERS);

  private Refraction() {}

  /** Strength of a profile whose effective speed of sound at 20 m is so much greater than at 2 m, m/s. */
  public static double strength(double soundStepMetersPerSecond) {
    return soundStepMetersPerSecond / LOG_SPAN;
  }

  /** Loss at full distance in the direction of this strength, dB. */
  public static double decibels(double strengthMetersPerSecond) {
    double bent = Math.min(Math.max(strengthMetersPerSecond / STRENGTH_FULL, -1), 1);
    return 10 - 12.5 * bent + 2.5 * bent * bent;
  }

  /**
   * Greatest height of the ray that comes down again at a distance, m: r √(b / (2 π c)) in the logarithmic profile (Salomons 2001, ray model).
   * Where rays bend upwards the sound that is heard was scattered down from about as high; assumed.
   */
  public static double rayHeightMeters(
      double meters, double strengthMetersPerSecond, double soundMetersPerSecond) {
    return meters
        * Math.sqrt(Math.abs(strengthMetersPerSecond) / (2 * Math.PI * soundMetersPerSecond));
  }
}
