// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import org.trucewatch.science.propagation.HumidAir;

/**
 * Peak level of a blast on flat open ground in still air: p = 105.96 kPa · W^0.367 / r^1.1 (W kg TNT, r m), the far-field law of
 * ANSI S2.20-1983 for surface bursts, for r / W^(1/3) above 40 m/kg^(1/3); with the air's absorption at the spectrum's peak, at 10
 * degrees Celsius and 70 % humidity. The peak is taken as heard within the node's band, as the shared design does. Sources are
 * taken as equally loud all round.
 */
final class BlastSound {
  private static final double PASCALS = 105.96e3;
  private static final double REFERENCE_PASCALS = 20e-6;
  private static final double KELVIN = 283.15;
  private static final double RELATIVE_HUMIDITY = 0.7;

  /** Nearer than this the law does not hold, and everything is heard. */
  static final double RANGE_KM_MIN = 0.1;

  private final double decibelsAtOneKm;
  private final double absorptionPerKm;

  BlastSound(SourceClass source) {
    decibelsAtOneKm = decibels(
        PASCALS * StrictMath.pow(source.yieldKilograms(), 0.367) / StrictMath.pow(1000, 1.1));
    absorptionPerKm = HumidAir.of(KELVIN, RELATIVE_HUMIDITY)
        .absorptionDecibelsPerKilometer(source.frequencyHertz());
  }

  /** Peak over 20 µPa, dB. */
  double decibelsAt(double rangeKm) {
    double r = Math.max(rangeKm, RANGE_KM_MIN);
    return decibelsAtOneKm - 22 * StrictMath.log10(r) - absorptionPerKm * r;
  }

  /** A pressure as a level over 20 µPa. */
  static double decibels(double pascals) {
    return 20 * StrictMath.log10(pascals / REFERENCE_PASCALS);
  }
}
