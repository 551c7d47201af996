// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * Speed at which a wave swept over an array: normal about the speed of the wave over the cosine of its elevation, which is the
 * inverse of the travel time's slope. Sound at 0.34 km/s and a seismic wave at 6 km/s cannot be taken for one another.
 *
 * <p>Spread beside the measurement's: 3 % (rays that come down at up to 14 degrees sweep 3 % faster), an assumption.
 */
public final class TraceSpeedLikelihood {
  /** Spread of trace speeds beside the measurement's error, as a fraction. */
  public static final double SPREAD = 0.03;

  private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

  private TraceSpeedLikelihood() {}

  /** Density per unit of ln(speed), as clutter is counted. */
  public static double density(double kmPerSecond, double errorKmPerSecond, double expected) {
    double relative = errorKmPerSecond / expected;
    double sd = Math.sqrt(relative * relative + SPREAD * SPREAD);
    double z = (kmPerSecond / expected - 1) / sd;
    return kmPerSecond / expected * StrictMath.exp(-0.5 * z * z) / (sd * ROOT_TWO_PI);
  }
}
