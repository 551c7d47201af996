// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/**
 * How far events are heard, as a distribution learnt from events already well seen: a mixture of triangles about their ranges and
 * a uniform density worth a few events, so that no range is impossible.
 */
final class RangePrior {
  private static final int BINS = 512;

  /** Events that the uniform part is worth. */
  private static final double UNIFORM_EVENTS = 5;

  private final double scale;
  private final double[] cumulative = new double[BINS + 2];

  /** Uniform up to {@code farKm}. */
  RangePrior(double farKm) {
    this(farKm, List.of(), 1);
  }

  /** Learnt from the ranges of {@code seen}, each known to about {@code widthKm}. */
  RangePrior(double farKm, List<Candidate> seen, double widthKm) {
    scale = BINS / (farKm * 1.05);
    double[] density = new double[BINS];
    for (Candidate c : seen) {
      int middle = (int) (c.reachKm * scale);
      int half = Math.max(1, (int) (widthKm * scale));
      for (int i = Math.max(0, middle - half); i <= Math.min(BINS - 1, middle + half); i++) {
        density[i] += (half + 1 - Math.abs(i - middle)) / ((half + 1.0) * (half + 1.0));
      }
    }
    double sum = 0;
    for (int i = 0; i < BINS; i++) {
      sum += density[i] + UNIFORM_EVENTS / BINS;
      cumulative[i + 1] = sum;
    }
    for (int i = 1; i <= BINS; i++) {
      cumulative[i] /= sum;
    }
    cumulative[BINS + 1] = 1;
  }

  /** Probability that the range is below this, km. */
  double below(double km) {
    double place = Math.min(BINS, Math.max(0, km * scale));
    int bin = (int) place;
    return cumulative[bin] + (place - bin) * (cumulative[bin + 1] - cumulative[bin]);
  }
}
