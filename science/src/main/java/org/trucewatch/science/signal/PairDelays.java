// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.Arrays;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Bearing and speed of a wave from the delays between all pairs of elements, by least squares; a second opinion beside
 * the beam, and how far the delays themselves agree.
 *
 * <p>Each pair's delay is the lag of the largest normalised cross-correlation of their windows. With tau the delays,
 * X the pairs' separations and s the slowness, tau = X s is solved by least squares; sigma² = tau'(tau - X s) /
 * (pairs - 2).
 *
 * <p>Source: C. Szuberla, J. Olson, "Uncertainties associated with parameter estimation in atmospheric infrasound
 * arrays", JASA 115, 253-258, 2004; the median correlation is the quality that the array processing of the University
 * of Alaska prints.
 *
 * @param slowness towards the source
 * @param sigmaSeconds of one pair's delay, from the misfit; NaN where fewer than three pairs leave none
 * @param medianCorrelation of the pairs' largest cross-correlations
 */
record PairDelays(Slowness slowness, double sigmaSeconds, double medianCorrelation) {

  /** How finely a lag is read. */
  enum Reading {
    /** The nearest sample. */
    WHOLE_SAMPLES,
    /** The top of a parabola through the largest value and its neighbours. */
    PARABOLA
  }

  /**
   * From windows that begin at the same instant and are equally long.
   *
   * @param windows by element
   * @param lagMaxSeconds longest delay that is looked for
   */
  static PairDelays of(
      ArrayGeometry geometry,
      double[][] windows,
      double rateHertz,
      double lagMaxSeconds,
      Reading reading) {
    int size = windows.length;
    double[] delays = new double[size * (size - 1) / 2];
    double[] correlations = new double[delays.length];
    int lagMax = (int) Math.ceil(lagMaxSeconds * rateHertz);
    int pair = 0;
    for (int j = 1; j < size; j++) {
      for (int i = 0; i < j; i++, pair++) {
        double[] best = largest(windows[i], windows[j], lagMax, reading);
        delays[pair] = best[0] / rateHertz;
        correlations[pair] = best[1];
      }
    }
    return fitted(geometry, delays, correlations);
  }

  private static PairDelays fitted(ArrayGeometry geometry, double[] delays, double[] correlations) {
    Symmetric2 normal = Symmetric2.ZERO;
    double rightE = 0;
    double rightN = 0;
    int pair = 0;
    for (int j = 1; j < geometry.size(); j++) {
      for (int i = 0; i < j; i++, pair++) {
        double e = geometry.eastMeters(i) - geometry.eastMeters(j);
        double n = geometry.northMeters(i) - geometry.northMeters(j);
        normal = normal.plusOuter(e, n, 1);
        rightE += e * delays[pair];
        rightN += n * delays[pair];
      }
    }
    Symmetric2 inverse = normal.inverse();
    Slowness s = new Slowness(
        inverse.ee() * rightE + inverse.en() * rightN,
        inverse.en() * rightE + inverse.nn() * rightN);
    double misfit = 0;
    pair = 0;
    for (int j = 1; j < geometry.size(); j++) {
      for (int i = 0; i < j; i++, pair++) {
        double expected = geometry.delaySeconds(j, s) - geometry.delaySeconds(i, s);
        misfit += delays[pair] * (delays[pair] - expected);
      }
    }
    int free = delays.length - 2;
    return new PairDelays(
        s, free > 0 ? Math.sqrt(Math.max(0, misfit) / free) : Double.NaN, median(correlations));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Lag in samples by which the second window is later than the first, and the correlation there. */
  private static double[] largest(double[] a, double[] b, int lagMax, Reading reading) {
    double power = Math.sqrt(power(a) * power(b));
    double[] values = new double[2 * lagMax + 1];
    int best = lagMax;
    for (int k = 0; k < values.length; k++) {
      values[k] = power > 0 ? product(a, b, k - lagMax) / power : 0;
      best = values[k] > values[best] ? k : best;
    }
    double part = 0;
    if (reading == Reading.PARABOLA && best > 0 && best < values.length - 1) {
      double curve = values[best - 1] - 2 * values[best] + values[best + 1];
      part = curve < 0 ? 0.5 * (values[best - 1] - values[best + 1]) / curve : 0;
    }
    return new double[] {best - lagMax + part, values[best]};
  }

  private static double power(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }

  private static double product(double[] a, double[] b, int lag) {
    double sum = 0;
    for (int i = Math.max(0, -lag); i < a.length && i + lag < b.length; i++) {
      sum += a[i] * b[i + lag];
    }
    return sum;
  }
}
