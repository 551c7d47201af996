// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/** Low-pass kernel: sin(pi a u)/(pi u) under a Hann window. Zero phase when applied to both sides of a sample. */
final class WindowedSinc {
  private WindowedSinc() {}

  /**
   * Kernel at a distance.
   *
   * @param distance from the centre, in any unit
   * @param bandwidth twice the cut-off frequency, in cycles per that unit
   * @param half distance at which the window reaches zero
   */
  static double value(double distance, double bandwidth, double half) {
    if (Math.abs(distance) >= half) {
      return 0;
    }
    double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * distance / half);
    double x = Math.PI * bandwidth * distance;
    return Math.abs(x) < 1e-9
        ? bandwidth * window
        : StrictMath.sin(x) / (Math.PI * distance) * window;
  }

  /**
   * Half a band-pass filter from low to high, both in cycles per sample; index 0 is the centre. The two low-passes it is
   * the difference of have the same gain at frequency zero, so that a constant is removed entirely.
   */
  static double[] bandPass(double low, double high, int half) {
    double[] upper = lowPass(high, half);
    double[] lower = lowPass(low, half);
    for (int k = 0; k <= half; k++) {
      upper[k] -= lower[k];
    }
    return upper;
  }

  private static double[] lowPass(double cutoff, int half) {
    double[] kernel = new double[half + 1];
    double gain = 0;
    for (int k = 0; k <= half; k++) {
      kernel[k] = value(k, 2 * cutoff, half + 1.0);
      gain += k == 0 ? kernel[k] : 2 * kernel[k];
    }
    for (int k = 0; k <= half; k++) {
      kernel[k] /= gain;
    }
    return kernel;
  }
}
