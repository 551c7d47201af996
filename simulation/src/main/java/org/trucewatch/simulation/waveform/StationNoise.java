// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * Quietest and noisiest of the infrasound stations of the International Monitoring System: what a station's noise can
 * lie between. Noise at one station varies by four decades.
 *
 * <p>Source: the low and high noise models that ship with infrapy (LANL), read at seven frequencies and interpolated
 * in logarithms; good to 3 % of the logarithm's slope between them. [F] for the values, [D] between.
 *
 * @param model which end
 */
public record StationNoise(Model model) implements NoiseSpectrum {
  /** Which end. */
  public enum Model {
    LOW,
    HIGH
  }

  private static final double[] HERTZ = {0.02, 0.1, 0.2, 0.5, 1, 2, 5};
  private static final double[] LOW = {-2.69, -4.45, -4.17, -5.56, -6.51, -7.78, -9.15};
  private static final double[] HIGH = {3.48, 2.05, 1.45, 0.42, -0.79, -1.34, -1.96};

  @Override
  public double densityAt(double hertz) {
    double[] logs = model == Model.LOW ? LOW : HIGH;
    double x = StrictMath.log10(Math.min(Math.max(hertz, HERTZ[0]), HERTZ[HERTZ.length - 1]));
    int i = 1;
    while (i < HERTZ.length - 1 && x > StrictMath.log10(HERTZ[i])) {
      i++;
    }
    double from = StrictMath.log10(HERTZ[i - 1]);
    double share = (x - from) / (StrictMath.log10(HERTZ[i]) - from);
    return StrictMath.pow(10, logs[i - 1] + share * (logs[i] - logs[i - 1]));
  }
}
