// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * Depth of an event from its scores at the rows of a travel-time table. A row's score is the log-evidence of its picks with place and
 * origin time integrated out, so over rows it is the depth's posterior for a flat prior. Where the three rows about the best make a
 * peak narrower than 1.5 of their steps, depth and standard deviation are the parabola's through them; else they are the mean and the
 * spread over all rows, with a uniform step between.
 *
 * <p>Validity: the standard deviation holds what the path error holds; a bias of the velocity model shifts all depths of a region
 * alike and is not in it. Sources above the first row or below the last end there.
 */
final class DepthFit {
  /** Widest peak, in steps of the table, that three rows describe. */
  private static final double PEAK_STEPS = 1.5;

  /**
   * What was found.
   *
   * @param row     best row of the table
   * @param depthKm below the plane
   * @param sdKm    one standard deviation; NaN where the medium has no depths
   */
  record Depth(int row, double depthKm, double sdKm) {}

  private DepthFit() {}

  /** The depth of a candidate; the fitter is left at whatever was tried last. */
  static Depth of(Fitter fitter, Waves waves, Candidate c, int picksMin) {
    int rows = waves.rows();
    if (rows == 1) {
      return new Depth(c.depthRow, waves.depthKm(c.depthRow), Double.NaN);
    }
    double[] score = new double[rows];
    int best = c.depthRow;
    for (int row = 0; row < rows; row++) {
      Candidate probe = new Candidate().at(c.x, c.y, c.time, row);
      probe.score = c.score;
      score[row] = fitter.assess(probe, picksMin) ? probe.score : Double.NEGATIVE_INFINITY;
    }
    for (int row = 0; row < rows; row++) {
      best = score[row] > score[best] ? row : best;
    }
    if (best > 0 && best < rows - 1) {
      double before = waves.depthKm(best) - waves.depthKm(best - 1);
      double after = waves.depthKm(best + 1) - waves.depthKm(best);
      double bend = score[best - 1] - 2 * score[best] + score[best + 1];
      double sd = before / Math.sqrt(-bend);
      if (Math.abs(before - after) < 1e-9 && sd < PEAK_STEPS * before) {
        double shift = 0.5 * (score[best - 1] - score[best + 1]) / bend;
        return new Depth(best, waves.depthKm(best) + shift * before, sd);
      }
    }
    return spread(waves, score, best);
  }

  private static Depth spread(Waves waves, double[] score, int best) {
    double sum = 0;
    double mean = 0;
    double square = 0;
    for (int row = 0; row < score.length; row++) {
      double weight = StrictMath.exp(score[row] - score[best]);
      double depth = waves.depthKm(row);
      sum += weight;
      mean += weight * depth;
      square += weight * depth * depth;
    }
    mean /= sum;
    double step =
        (waves.depthKm(score.length - 1) - waves.depthKm(0)) / Math.max(1, score.length - 1);
    double variance = Math.max(0, square / sum - mean * mean) + step * step / 12;
    return new Depth(best, mean, Math.sqrt(variance));
  }
}
