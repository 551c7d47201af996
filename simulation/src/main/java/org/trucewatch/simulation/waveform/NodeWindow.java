// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

import org.trucewatch.science.signal.OnsetPicker;
import org.trucewatch.simulation.Chance;

/**
 * What a single node keeps of its recording about a pulse: eleven and a half seconds before it, half a second after, 200 samples
 * a second.
 *
 * @param pascals the samples
 * @param onsetSeconds when the pulse truly begins, after the first sample
 */
@SuppressWarnings(
    "ArrayRecordComponent") // made once and read; a copy of every window would double the work
public record NodeWindow(double[] pascals, double onsetSeconds) {
  /** Samples a second. */
  public static final double RATE_HERTZ = 200;

  private static final double LASTS_SECONDS = 12;
  private static final double ONSET_SECONDS = 11.5;

  /** A node's screen; what is over noise is given, so that only the noise's colour depends on it. */
  private static final WindNoise NOISE = new WindNoise(3, 2, 0.05, 18);

  /**
   * A blast in wind noise.
   *
   * @param yieldKilograms TNT on the ground
   * @param kilometers from the source: how long the pulse is
   * @param decibels peak of the pulse over root mean square of the noise, both in the band of nodes
   */
  public static NodeWindow of(
      double yieldKilograms, double kilometers, double decibels, Chance chance) {
    int samples = (int) (LASTS_SECONDS * RATE_HERTZ);
    double onset = ONSET_SECONDS + chance.between(0, 1 / RATE_HERTZ);
    double duration = new SurfaceBlast(yieldKilograms).durationSeconds(1000 * kilometers);
    var shape = new PulseShape(duration, 0.15 * duration);
    double[] pulse = new double[samples];
    for (int i = 0; i < samples; i++) {
      pulse[i] = shape.at(i / RATE_HERTZ - onset);
    }
    double[] noise = new ColouredNoise(NOISE, RATE_HERTZ, samples).drawPair(chance)[0];
    double wanted = OnsetPicker.rmsInBand(noise, RATE_HERTZ) * StrictMath.pow(10, decibels / 20);
    double scale = wanted / OnsetPicker.peakInBand(pulse, RATE_HERTZ);
    for (int i = 0; i < samples; i++) {
      noise[i] += scale * pulse[i];
    }
    return new NodeWindow(noise, onset);
  }
}
