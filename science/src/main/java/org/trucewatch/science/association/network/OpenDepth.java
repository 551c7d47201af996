// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/**
 * What it adds to a location's covariance that the depth is fitted too, where a medium has depths.
 *
 * <p>A row of the table is held while place and time are fitted. With τ the change of the travel times by depth, N = Σ w a aᵀ = C⁻¹,
 * b = Σ w a τ and c = Σ w τ² + 12 / R² (R: the range of the table's depths, the variance of an even prior being R² / 12), the
 * covariance of place and time with depth free is C + C b (C b)ᵀ / (c - bᵀ C b): the inverse of the full normal matrix by blocks.
 */
final class OpenDepth {
  private final Waves waves;

  OpenDepth(Waves waves) {
    this.waves = waves;
  }

  /** Adds it to the 3 × 3 covariance of (x, y, t0) at a fixed depth. */
  double[][] added(Candidate c, List<EventPick> picks, double[][] fixed) {
    int above = Math.max(0, c.depthRow - 1);
    int below = Math.min(waves.rows() - 1, c.depthRow + 1);
    double step = waves.depthKm(below) - waves.depthKm(above);
    double range = waves.depthKm(waves.rows() - 1) - waves.depthKm(0);
    if (!(step > 0)) {
      return fixed;
    }
    double[] b = new double[3];
    double information = 12 / (range * range);
    for (EventPick pick : picks) {
      int phase = pick.phase().ordinal();
      double change = (waves.seconds(pick.station(), phase, c.x, c.y, below)
              - waves.seconds(pick.station(), phase, c.x, c.y, above))
          / step;
      waves.seconds(pick.station(), phase, c.x, c.y, c.depthRow);
      double weight = pick.weight() / (pick.sigmaSeconds() * pick.sigmaSeconds());
      double[] a = {waves.slopeX(), waves.slopeY(), 1};
      for (int i = 0; i < 3; i++) {
        b[i] += weight * a[i] * change;
      }
      information += weight * change * change;
    }
    double[] moved = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        moved[i] += fixed[i][k] * b[k];
      }
    }
    for (int i = 0; i < 3; i++) {
      information -= b[i] * moved[i];
    }
    double[][] sum = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        sum[i][k] = fixed[i][k] + moved[i] * moved[k] / Math.max(information, 1 / (range * range));
      }
    }
    return sum;
  }
}
