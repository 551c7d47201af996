// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/**
 * What it adds to a location's covariance that neighbouring paths err together.
 *
 * <p>The fit weighs picks as if their errors were independent: x = C Aᵀ W r with C = (Aᵀ W A)⁻¹. Its true covariance is then
 * C Aᵀ W V W A C, where V has r² Tᵢ Tⱼ exp(-dᵢⱼ / L) off its diagonal (d: distance of the two nodes, T: travel times, r: relative
 * path error). The diagonal is in C already; this class gives the rest. Without it ellipses of dense networks are too small, by √(n/2)
 * at worst (I. Bondár and K. McLaughlin, Seismic location bias and uncertainty in the presence of correlated and non-Gaussian
 * travel-time errors, BSSA 99, 172-193, 2009).
 */
final class SharedPaths {
  private final Ground ground;
  private final Waves waves;
  private final double pathError;
  private final double correlationKm;

  SharedPaths(Ground ground, Waves waves, double pathError, double correlationKm) {
    this.ground = ground;
    this.waves = waves;
    this.pathError = pathError;
    this.correlationKm = correlationKm;
  }

  /** Adds it to the 3 × 3 covariance of (x, y, t0) that the fit gave. */
  double[][] added(Candidate c, List<EventPick> picks, double[][] fitted) {
    int n = picks.size();
    double[][] influence = new double[n][3]; // C a w r T of each pick
    for (int i = 0; i < n; i++) {
      EventPick pick = picks.get(i);
      double travel = waves.seconds(pick.station(), pick.phase().ordinal(), c.x, c.y, c.depthRow);
      double weight = pick.weight() / (pick.sigmaSeconds() * pick.sigmaSeconds());
      double[] a = {waves.slopeX(), waves.slopeY(), 1};
      for (int row = 0; row < 3; row++) {
        for (int k = 0; k < 3; k++) {
          influence[i][row] += fitted[row][k] * a[k] * weight * pathError * travel;
        }
      }
    }
    double[][] sum = new double[3][3];
    for (int row = 0; row < 3; row++) {
      sum[row] = fitted[row].clone();
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double correlation = i == j ? 0 : correlation(picks.get(i), picks.get(j));
        for (int row = 0; row < 3; row++) {
          for (int k = 0; k < 3; k++) {
            sum[row][k] += correlation * influence[i][row] * influence[j][k];
          }
        }
      }
    }
    return sum;
  }

  private double correlation(EventPick one, EventPick other) {
    double x = ground.east[one.station()] - ground.east[other.station()];
    double y = ground.north[one.station()] - ground.north[other.station()];
    return StrictMath.exp(-Math.sqrt(x * x + y * y) / correlationKm);
  }
}
