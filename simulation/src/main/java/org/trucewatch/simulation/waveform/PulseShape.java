// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * A Friedlander pulse of height 1 whose jump has been worn round by the way, as a table with linear interpolation.
 * Rounding is a convolution with a normal curve, which also keeps a 50 Hz recording free of aliases.
 */
final class PulseShape {
  private static final double STEP_SECONDS = 0.002;

  /** Where exp(-x) (x - 1) has fallen below 1e-3. */
  private static final double TAIL_DURATIONS = 10;

  private static final double ROUNDING_SIGMAS = 4;

  private final double[] table;
  private final double firstSeconds;

  PulseShape(double durationSeconds, double riseSeconds) {
    var pulse = new FriedlanderPulse(1, durationSeconds);
    int reach = (int) StrictMath.ceil(ROUNDING_SIGMAS * riseSeconds / STEP_SECONDS);
    int length = (int) StrictMath.ceil(TAIL_DURATIONS * durationSeconds / STEP_SECONDS) + 2 * reach;
    this.firstSeconds = -reach * STEP_SECONDS;
    this.table = rounded(pulse, weights(reach, riseSeconds), length);
  }

  double firstSeconds() {
    return firstSeconds;
  }

  double lastSeconds() {
    return firstSeconds + (table.length - 1) * STEP_SECONDS;
  }

  /** Between -1 and 1; 0 outside of the table. */
  double at(double seconds) {
    double place = (seconds - firstSeconds) / STEP_SECONDS;
    int cell = (int) StrictMath.floor(place);
    if (cell < 0 || cell + 1 >= table.length) {
      return 0;
    }
    double part = place - cell;
    return table[cell] * (1 - part) + table[cell + 1] * part;
  }

  private static double[] weights(int reach, double riseSeconds) {
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double x = (i - reach) * STEP_SECONDS / riseSeconds;
      weights[i] = StrictMath.exp(-0.5 * x * x);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static double[] rounded(FriedlanderPulse pulse, double[] weights, int length) {
    double[] sharp = new double[length + weights.length];
    for (int i = weights.length - 1; i < sharp.length; i++) {
      sharp[i] = pulse.pascalsAt((i - (weights.length - 1)) * STEP_SECONDS);
    }
    double[] round = new double[length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < weights.length; j++) {
        round[i] += weights[j] * sharp[i + j];
      }
    }
    return round;
  }
}
