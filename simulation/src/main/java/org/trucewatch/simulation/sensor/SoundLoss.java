// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

/**
 * How much weaker a blast is at a distance, beside the weather: the spreading of ANSI S2.20 (power 1.1) and what ground
 * and plants take. Tabulated every 25 m.
 */
final class SoundLoss {
  /** Farthest that a node is taken to hear anything: beyond it association is hopeless at a front. [A] */
  static final double KILOMETERS_MAX = 40;

  private static final double STEP_KILOMETERS = 0.025;

  /** 42.48 psi at 1 ft from 1 lb, in pascals, metres and kilograms, over 20 micropascals. [F: public code] */
  private static final double ANSI_LEVEL = 20 * StrictMath.log10(105_956 / 20e-6);

  /** Base case of terrain and plants: t0 = 5 dB within 1.5 km, 0.6 dB a km up to 20 km. [A] */
  private static final double TERRAIN_DECIBELS = 5;

  private static final double TERRAIN_PER_KILOMETER = 0.6;

  private static final float[] FIXED = new float[2 + (int) (KILOMETERS_MAX / STEP_KILOMETERS)];
  private static final float[] WEATHER = new float[FIXED.length];

  static {
    for (int i = 0; i < FIXED.length; i++) {
      double km = Math.max(0.1, i * STEP_KILOMETERS);
      FIXED[i] = (float) (22 * StrictMath.log10(1000 * km)
          + TERRAIN_DECIBELS * (1 - StrictMath.exp(-km / 1.5))
          + TERRAIN_PER_KILOMETER * Math.min(km, 20));
      WEATHER[i] = (float) (1 - StrictMath.exp(-km / 2.5));
    }
  }

  private SoundLoss() {}

  /** Peak level at 1 m by the far-field law, dB re 20 micropascals. */
  static double levelDecibels(double yieldKilograms) {
    return ANSI_LEVEL + 20 * 0.367 * StrictMath.log10(yieldKilograms);
  }

  static double fixedDecibels(double kilometers) {
    return FIXED[(int) (kilometers / STEP_KILOMETERS)];
  }

  /** Share of the refraction's decibels that has come about at this distance. */
  static double weatherShare(double kilometers) {
    return WEATHER[(int) (kilometers / STEP_KILOMETERS)];
  }

  /** Where the fixed loss reaches this, km. */
  static double reachKilometers(double decibels) {
    int low = 0;
    int high = FIXED.length - 2;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (FIXED[middle] <= decibels) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low * STEP_KILOMETERS;
  }
}
