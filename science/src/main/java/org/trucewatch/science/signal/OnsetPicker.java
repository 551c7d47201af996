// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.Optional;

/**
 * When a pulse reached a single node, from a short window of its recording: the ratio of a short to a long average says that
 * something came, Akaike's criterion about that moment says when it began ({@link StaLta}, {@link AicOnset}).
 *
 * <p>The band's filter runs forwards only, so that nothing of the pulse stands before its onset.
 */
public final class OnsetPicker {
  /** Where blasts stand out of wind and far weather at a node. [A] */
  public static final double LOW_HERTZ = 10;

  /** Top of that band. */
  public static final double HIGH_HERTZ = 40;

  private static final double CENTRE_HERTZ = Math.sqrt(LOW_HERTZ * HIGH_HERTZ);

  /**
   * Averages over 0.1 s and 10 s, on at a ratio of 5. [A: design, physics, section 3.1, which gives 0.05 to 0.1 s.] In a band of 30 Hz
   * noise alone passes 5 once in 500 averages of 0.05 s, which have three degrees of freedom, and once in 25,000 of 0.1 s. [D]
   */
  private static final double SHORT_SECONDS = 0.1;

  private static final double LONG_SECONDS = 10;
  private static final double ON = 5;

  /** What the criterion looks at before and after the ratio's first crossing: it comes late by a part of the short average. */
  private static final double BEFORE_SECONDS = 0.25;

  private static final double AFTER_SECONDS = 0.05;

  private static final double SIGMA_SECONDS_MIN = 0.002;
  private static final double SIGMA_SECONDS_MAX = 0.2;

  /** Shortest window that can be read. */
  public static final double WINDOW_SECONDS_MIN = LONG_SECONDS + 1;

  /**
   * The beginning of a pulse.
   *
   * @param seconds after the window's first sample
   * @param sigmaSeconds 0.3 / f / sqrt(SNR), 2 ms to 0.2 s. [A]
   */
  public record Onset(double seconds, double sigmaSeconds) {}

  /** The first onset of a window; empty where the ratio never rises enough. */
  public Optional<Onset> first(double[] pascals, double rateHertz) {
    double[] x = new ButterworthBand(LOW_HERTZ, HIGH_HERTZ, rateHertz).run(pascals);
    double[] ratio = StaLta.recursive(
        x, (int) Math.round(SHORT_SECONDS * rateHertz), (int) Math.round(LONG_SECONDS * rateHertz));
    for (int i = 0; i < ratio.length; i++) {
      if (ratio[i] > ON) {
        int from = Math.max(0, i - (int) (BEFORE_SECONDS * rateHertz));
        int to = Math.min(x.length, i + (int) (AFTER_SECONDS * rateHertz));
        double at = (AicOnset.in(x, from, to).index() + 0.5) / rateHertz;
        double sigma = 0.3 / CENTRE_HERTZ / Math.sqrt(ratio[i]);
        return Optional.of(
            new Onset(at, Math.min(Math.max(sigma, SIGMA_SECONDS_MIN), SIGMA_SECONDS_MAX)));
      }
    }
    return Optional.empty();
  }

  /** Largest value in the band, without the ringing of a filter's beginning: what a signal-to-noise ratio refers to. */
  public static double peakInBand(double[] pascals, double rateHertz) {
    double peak = 0;
    for (double v : new ButterworthBand(LOW_HERTZ, HIGH_HERTZ, rateHertz).run(pascals)) {
      peak = Math.max(peak, Math.abs(v));
    }
    return peak;
  }

  /** Root mean square in the band. */
  public static double rmsInBand(double[] pascals, double rateHertz) {
    double squares = 0;
    for (double v : new ButterworthBand(LOW_HERTZ, HIGH_HERTZ, rateHertz).run(pascals)) {
      squares += v * v;
    }
    return Math.sqrt(squares / Math.max(1, pascals.length));
  }
}
