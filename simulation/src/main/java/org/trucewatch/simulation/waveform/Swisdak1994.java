// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * Peak incident overpressure of a hemispherical charge on the ground, in the range where blast laws with a single power
 * fail: scaled distances of 0.2 to 198.5 m/kg^(1/3). {@link SurfaceBlast} takes over beyond 40.
 *
 * <p>Source: M. Swisdak, "Simplified Kingery airblast calculations", 26th DoD Explosives Safety Seminar, 1994
 * (ADA526744), coefficients as public codes carry them. [F]
 *
 * @param yieldKilograms TNT equivalent
 */
public record Swisdak1994(double yieldKilograms) {
  /** Least scaled distance, m/kg^(1/3). */
  public static final double SCALED_DISTANCE_MIN = 0.2;

  /** Greatest scaled distance, m/kg^(1/3). */
  public static final double SCALED_DISTANCE_MAX = 198.5;

  private static final double NEAR_BELOW = 2.9;
  private static final double MIDDLE_BELOW = 23.8;
  private static final double[] NEAR = {7.2106, -2.1069, -0.3229, 0.1117, 0.0685};
  private static final double[] MIDDLE = {7.5938, -3.0523, 0.40977, 0.0261, -0.01267};
  private static final double[] FAR = {6.0536, -1.4066};

  public Swisdak1994 {
    if (!(yieldKilograms > 0)) {
      throw new IllegalArgumentException(
          "yieldKilograms is " + yieldKilograms + ", expected above 0");
    }
  }

  /** Peak overpressure, pascals. */
  public double peakPascals(double rangeMeters) {
    double scaled = rangeMeters / StrictMath.cbrt(yieldKilograms);
    if (!(scaled >= SCALED_DISTANCE_MIN && scaled <= SCALED_DISTANCE_MAX)) {
      throw new IllegalArgumentException("scaled distance is " + scaled + " m/kg^(1/3), expected "
          + SCALED_DISTANCE_MIN + " to " + SCALED_DISTANCE_MAX);
    }
    double[] c = scaled < NEAR_BELOW ? NEAR : scaled < MIDDLE_BELOW ? MIDDLE : FAR;
    double x = StrictMath.log(scaled);
    double exponent = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      exponent = exponent * x + c[i];
    }
    return 1000 * StrictMath.exp(exponent);
  }
}
