// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * A chemical explosion in free air at sea level (101 325 Pa, 15 degrees Celsius). For a charge on the ground use twice
 * its yield. Good to tens of percent up to a few hundred metres per cube root of a kilogram; beyond, the peak falls
 * only with the distance, so it is too high.
 *
 * <p>Source: G. F. Kinney, K. J. Graham, "Explosive Shocks in Air", 2nd edition, Springer 1985, chapter 6.
 *
 * @param yieldKilograms TNT equivalent
 */
public record KinneyGraham1985(double yieldKilograms) {
  private static final double SEA_LEVEL_PASCALS = 101_325;

  public KinneyGraham1985 {
    if (!(yieldKilograms > 0)) {
      throw new IllegalArgumentException(
          "yieldKilograms is " + yieldKilograms + ", expected above 0");
    }
  }

  /** Peak overpressure, pascals. */
  public double peakPascals(double rangeMeters) {
    double z = rangeMeters / StrictMath.cbrt(yieldKilograms);
    double below = (1 + square(z / 0.048)) * (1 + square(z / 0.32)) * (1 + square(z / 1.35));
    return SEA_LEVEL_PASCALS * 808 * (1 + square(z / 4.5)) / StrictMath.sqrt(below);
  }

  /** Duration of the positive phase, seconds. */
  public double durationSeconds(double rangeMeters) {
    double root = StrictMath.cbrt(yieldKilograms);
    double z = rangeMeters / root;
    double below = (1 + StrictMath.pow(z / 0.02, 3))
        * (1 + StrictMath.pow(z / 0.74, 6))
        * StrictMath.sqrt(1 + square(z / 6.9));
    return 0.980 * root * (1 + StrictMath.pow(z / 0.54, 10)) / below;
  }

  private static double square(double x) {
    return x * x;
  }
}
