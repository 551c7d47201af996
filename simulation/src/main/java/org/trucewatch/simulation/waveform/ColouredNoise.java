// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;
import org.trucewatch.simulation.Chance;

/**
 * Noise of a given spectrum, drawn in the frequency domain: each bin gets an independent complex normal amplitude, and
 * the real and the imaginary part of the transform are two independent series of that spectrum. They repeat after the
 * transform's length, a power of two, which is never shorter than what is asked for.
 */
final class ColouredNoise {
  private final double[] amplitude;
  private final int samples;

  /** Noise of so many samples at a rate. */
  ColouredNoise(NoiseSpectrum spectrum, double sampleRateHertz, int samples) {
    int length = Integer.highestOneBit(Math.max(2, samples - 1)) * 2;
    this.samples = samples;
    this.amplitude = new double[length / 2 + 1];
    double binHertz = sampleRateHertz / length;
    for (int k = 1; k < amplitude.length; k++) {
      amplitude[k] = StrictMath.sqrt(spectrum.densityAt(k * binHertz) * binHertz / 2);
    }
  }

  /** Two independent series, pascals. */
  double[][] drawPair(Chance chance) {
    int length = 2 * (amplitude.length - 1);
    double[][] series = new double[2][length];
    for (int k = 1; k < length; k++) {
      double scale = amplitude[Math.min(k, length - k)];
      series[0][k] = scale * chance.gaussian();
      series[1][k] = scale * chance.gaussian();
    }
    FastFourierTransformer.transformInPlace(
        series, DftNormalization.STANDARD, TransformType.FORWARD);
    return new double[][] {
      Arrays.copyOf(series[0], samples), java.util.Arrays.copyOf(series[1], samples)
    };
  }
}
