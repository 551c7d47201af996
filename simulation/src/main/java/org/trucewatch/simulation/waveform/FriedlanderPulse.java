// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * The pressure of a blast at one place: a jump, a decay through zero, a longer shallow suction; its impulse is zero.
 *
 * <p>Source: F. G. Friedlander, "The diffraction of sound pulses", Proc. R. Soc. A 186, 1946, with the decay constant
 * equal to the positive duration.
 *
 * @param peakPascals height of the jump
 * @param durationSeconds of the positive phase
 */
public record FriedlanderPulse(double peakPascals, double durationSeconds) {

  public FriedlanderPulse {
    if (!(durationSeconds > 0)) {
      throw new IllegalArgumentException(
          "durationSeconds is " + durationSeconds + ", expected above 0");
    }
  }

  /** Overpressure so long after the front, pascals; 0 before it. */
  public double pascalsAt(double seconds) {
    if (seconds < 0) {
      return 0;
    }
    double x = seconds / durationSeconds;
    return peakPascals * (1 - x) * StrictMath.exp(-x);
  }

  /** Magnitude of the Fourier transform, pascal seconds. */
  public double spectrumPascalSeconds(double hertz) {
    double x = 2 * StrictMath.PI * hertz * durationSeconds;
    return peakPascals * durationSeconds * x / (1 + x * x);
  }

  /** Where the spectrum is largest, hertz. */
  public double peakHertz() {
    return 1 / (2 * StrictMath.PI * durationSeconds);
  }
}
