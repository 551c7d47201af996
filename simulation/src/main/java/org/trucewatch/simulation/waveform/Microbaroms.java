// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * The hum of ocean waves: a hump about 0.2 Hz, one decade of frequency wide at a hundredth of its height. Recorded here
 * as if independent between elements, as it nearly is when it comes from all sides at once.
 *
 * @param peakDensity at 0.2 Hz, pascals squared a hertz; the quietest and noisiest stations of the International
 *     Monitoring System have 7e-5 and 28
 */
public record Microbaroms(double peakDensity) implements NoiseSpectrum {
  private static final double PEAK_HERTZ = 0.2;
  private static final double HALF_WIDTH_DECADES = 0.165; // exp(-(0.5/0.165)^2 / 2) = 0.01

  @Override
  public double densityAt(double hertz) {
    double x = StrictMath.log10(hertz / PEAK_HERTZ) / HALF_WIDTH_DECADES;
    return peakDensity * StrictMath.exp(-0.5 * x * x);
  }
}
