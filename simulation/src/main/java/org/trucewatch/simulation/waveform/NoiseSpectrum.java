// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/** Power spectral density of the pressure at a microphone. */
@FunctionalInterface
public interface NoiseSpectrum {

  /** One-sided density at a frequency above 0, in pascals squared a hertz. */
  double densityAt(double hertz);

  /** Both noises at once; they are independent, so their powers add. */
  default NoiseSpectrum plus(NoiseSpectrum other) {
    return hertz -> densityAt(hertz) + other.densityAt(hertz);
  }
}
