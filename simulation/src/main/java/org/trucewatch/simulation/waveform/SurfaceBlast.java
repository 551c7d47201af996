// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * A chemical explosion on the ground, seen from far away: peak overpressure and duration at a distance in still air,
 * before the path adds or takes.
 *
 * <p>Peak: the law of ANSI S2.20-1983, a far-field fit for surface bursts (scaled distance above 40 m/kg^(1/3)). At
 * hundreds of kilometres it is an extrapolation that lies some 9 dB above the one recording this project could
 * compare (Humming Roadrunner 5, 45 t at 234 to 471 km), which {@link InfrasoundPath} takes off.
 *
 * <p>Duration: Kinney and Graham's at 1 km with twice the charge for the ground's reflection, then lengthened as a weak
 * shock, with the distance to the power 0.19.
 *
 * @param yieldKilograms TNT equivalent
 */
public record SurfaceBlast(double yieldKilograms) {
  /** 42.48 psi at 1 ft from 1 lb, in pascals, metres and kilograms. */
  private static final double ANSI_PASCALS = 105_956;

  private static final double ANSI_YIELD_POWER = 0.367;
  private static final double ANSI_RANGE_POWER = 1.1;

  /** Growth of a weak N-wave's duration with distance, below about 100 Pa. */
  private static final double LENGTHENING_POWER = 0.19;

  /** Below this the far-field law does not hold, metres per cube root of a kilogram. */
  public static final double SCALED_DISTANCE_MIN = 40;

  public SurfaceBlast {
    if (!(yieldKilograms > 0)) {
      throw new IllegalArgumentException(
          "yieldKilograms is " + yieldKilograms + ", expected above 0");
    }
  }

  /** Peak overpressure at the range, pascals. */
  public double peakPascals(double rangeMeters) {
    double scaled = rangeMeters / StrictMath.cbrt(yieldKilograms);
    if (!(scaled > SCALED_DISTANCE_MIN)) {
      throw new IllegalArgumentException(
          "scaled distance is " + scaled + " m/kg^(1/3), expected above " + SCALED_DISTANCE_MIN);
    }
    return ANSI_PASCALS
        * StrictMath.pow(yieldKilograms, ANSI_YIELD_POWER)
        / StrictMath.pow(rangeMeters, ANSI_RANGE_POWER);
  }

  /** Duration of the positive phase at the range, seconds. */
  public double durationSeconds(double rangeMeters) {
    double atOneKilometer = new KinneyGraham1985(2 * yieldKilograms).durationSeconds(1000);
    return atOneKilometer * StrictMath.pow(rangeMeters / 1000, LENGTHENING_POWER);
  }
}
