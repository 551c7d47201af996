// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.Arrays;

/**
 * Measures when a wave passed each element of an array, by correlating the element with the beam of the others.
 *
 * <p>The beam of the template's members, each brought to the same power, is the wave as those elements agree on it. Each
 * element is correlated with it (a member with the beam of the other members) over lags up to
 * {@link #CLOCK_OFFSET_SECONDS_MAX} on both sides of where the wave should be, so that a clock that is wrong by half a
 * minute is found like one that is wrong by a tenth of a second.
 */
final class DelayMeter {
  /** Largest clock offset looked for: GPS time against UTC is 16 to 18 s; twice that. */
  static final double CLOCK_OFFSET_SECONDS_MAX = 36;

  /** Positions between two samples that the correlation is refined to before its parabola. */
  private static final int FINE_STEPS = 8;

  private final AlignedTraces traces;
  private final ArrayGeometry geometry;
  private final int windowSamples;
  private final int lagSamples;
  private final Fft fft;

  DelayMeter(AlignedTraces bandPassed, ArrayGeometry geometry, double windowSeconds) {
    this.traces = bandPassed;
    this.geometry = geometry;
    windowSamples = (int) Math.round(windowSeconds * bandPassed.rateHertz());
    lagSamples = (int) Math.round(CLOCK_OFFSET_SECONDS_MAX * bandPassed.rateHertz());
    fft = new Fft(Fft.lengthFor(2 * windowSamples + 2 * lagSamples));
  }

  /**
   * Delays of a wave.
   *
   * @param seconds by element: arrival at it less arrival at the reference point, with the clock's offset in it
   * @param correlations by element: with the beam of the others, -1 to 1
   */
  @SuppressWarnings("ArrayRecordComponent") // package-private, made once and read
  record Delays(double[] seconds, double[] correlations) {}

  /** Measures every element against the template: the wave of that slowness in the window about that time. */
  Delays measure(double centreSeconds, Subset template, Slowness slowness) {
    int size = geometry.size();
    double[][] aligned = new double[size][];
    for (int m : template.elements()) {
      aligned[m] = window(m, centreSeconds, slowness, windowSamples, 0);
      scaleToUnitPower(aligned[m]);
    }
    double[] seconds = new double[size];
    double[] correlations = new double[size];
    for (int m = 0; m < size; m++) {
      double[] beam = new double[windowSamples];
      int others = 0;
      for (int k : template.elements()) {
        if (k != m) {
          add(beam, aligned[k]);
          others++;
        }
      }
      double[] wide =
          window(m, centreSeconds, slowness, windowSamples + 2 * lagSamples, -lagSamples);
      double lag = correlate(beam, wide, correlations, m);
      // A member's lag refers to the mean of the others: refer it to the mean of all, as for an
      // outsider.
      double share = template.contains(m) ? others / (others + 1.0) : 1;
      seconds[m] = geometry.delaySeconds(m, slowness) + share * lag;
    }
    return new Delays(seconds, correlations);
  }

  /** Samples of an element, advanced by the wave's delay there, so that the wave stands at the same index in all. */
  private double[] window(
      int element, double centreSeconds, Slowness slowness, int samples, int offset) {
    double from = (centreSeconds + geometry.delaySeconds(element, slowness)) * traces.rateHertz()
        - windowSamples / 2.0
        + offset;
    double[] out = new double[samples];
    for (int i = 0; i < samples; i++) {
      out[i] = traces.between(element, from + i);
    }
    return out;
  }

  private static void scaleToUnitPower(double[] x) {
    double power = power(x, 0, x.length);
    double scale = power > 0 ? 1 / Math.sqrt(power) : 0;
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale;
    }
  }

  private static double power(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  private static void add(double[] sum, double[] x) {
    for (int i = 0; i < x.length; i++) {
      sum[i] += x[i];
    }
  }

  /** Lag in seconds where the element resembles the beam most; the likeness goes into correlations[element]. */
  private double correlate(double[] beam, double[] wide, double[] correlations, int element) {
    double[] spectrumRe = Arrays.copyOf(wide, fft.length());
    double[] spectrumIm = new double[fft.length()];
    crossSpectrum(Arrays.copyOf(beam, fft.length()), spectrumRe, spectrumIm);
    double[] re = spectrumRe.clone();
    double[] im = spectrumIm.clone();
    fft.inverseUnscaled(re, im);
    double beamPower = power(beam, 0, beam.length);
    double power = power(wide, 0, windowSamples);
    int best = 0;
    double highest = -2;
    for (int lag = 0; lag <= 2 * lagSamples; lag++) {
      double scale = Math.sqrt(beamPower * Math.max(power, 0)) * fft.length();
      double c = scale > 0 ? re[lag] / scale : 0;
      if (c > highest) {
        highest = c;
        best = lag;
      }
      if (lag < 2 * lagSamples) {
        power += wide[lag + windowSamples] * wide[lag + windowSamples] - wide[lag] * wide[lag];
      }
    }
    correlations[element] = highest;
    return (finePeak(spectrumRe, spectrumIm, best) - lagSamples) / traces.rateHertz();
  }

  /** Replaces the element's trace by conj(beam) times its spectrum, and clears the negative frequencies. */
  private void crossSpectrum(double[] beamRe, double[] re, double[] im) {
    double[] beamIm = new double[fft.length()];
    fft.forward(beamRe, beamIm);
    fft.forward(re, im);
    for (int k = 0; k < fft.length(); k++) {
      double r = beamRe[k] * re[k] + beamIm[k] * im[k];
      double i = beamRe[k] * im[k] - beamIm[k] * re[k];
      re[k] = r;
      im[k] = i;
    }
  }

  private double finePeak(double[] re, double[] im, int around) {
    int best = 0;
    double[] values = new double[2 * FINE_STEPS + 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = at(re, im, around + (i - FINE_STEPS - 1.0) / FINE_STEPS);
      best = values[i] > values[best] ? i : best;
    }
    best = Math.min(Math.max(best, 1), values.length - 2);
    double curve = values[best - 1] - 2 * values[best] + values[best + 1];
    double part = curve < 0 ? 0.5 * (values[best - 1] - values[best + 1]) / curve : 0;
    return around + (best + part - FINE_STEPS - 1.0) / FINE_STEPS;
  }

  /** The correlation between two of its samples. */
  private double at(double[] re, double[] im, double lag) {
    double angle = 2 * Math.PI * lag / fft.length();
    double turnC = StrictMath.cos(angle);
    double turnS = StrictMath.sin(angle);
    double c = 1;
    double s = 0;
    double sum = 0;
    for (int k = 0; k < fft.length() / 2; k++) {
      sum += re[k] * c - im[k] * s;
      double next = c * turnC - s * turnS;
      s = c * turnS + s * turnC;
      c = next;
    }
    return sum;
  }
}
