// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/**
 * Learns wind and speed of sound from well-recorded events. Each event's residuals are r = A de + B dm + noise, with de its own
 * place and time and dm the medium's three unknowns (wind east, wind north, speed). Eliminating de (Schur complement) leaves each
 * event's information about dm; the sum over events with the prior's gives the state. Sums only, so parts of a network could be
 * merged by adding.
 */
final class AirLearner {
  /** Events with a lower score or fewer picks do not teach: a wrong pick in them would. */
  static final double SCORE_MIN = 8;

  static final int PICKS_MIN = 6;

  private final PickField field;
  private final Waves waves;
  private final double relativeVariance;
  private final double[][] information = new double[3][3];
  private final double[] right = new double[3];
  private double squares;
  private double freedom;
  int events;

  AirLearner(PickField field, Waves waves, double relativeError) {
    this.field = field;
    this.waves = waves;
    relativeVariance = relativeError * relativeError;
  }

  /** The state after these events, from the prior. */
  Air learn(List<Candidate> candidates, Air prior, Air now) {
    double ww = 1 / Math.max(1e-18, prior.windSd() * prior.windSd());
    double cc = 1 / Math.max(1e-18, prior.speedSd() * prior.speedSd());
    information[0][0] = ww;
    information[1][1] = ww;
    information[2][2] = cc;
    right[0] = ww * (prior.windEast() - now.windEast());
    right[1] = ww * (prior.windNorth() - now.windNorth());
    right[2] = cc * (prior.speed() - now.speed());
    for (Candidate c : candidates) {
      if (c.score >= SCORE_MIN && c.count() >= PICKS_MIN) {
        add(c);
        events++;
      }
    }
    double[][] inverse = inverse(information);
    double[] step = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        step[i] += inverse[i][k] * right[k];
      }
    }
    return new Air(
        now.windEast() + step[0],
        now.windNorth() + step[1],
        now.speed() + step[2],
        Math.sqrt(Math.max(inverse[0][0], inverse[1][1])),
        Math.sqrt(inverse[2][2]),
        new double[] {
          inverse[0][0], inverse[0][1], inverse[0][2], inverse[1][1], inverse[1][2], inverse[2][2]
        });
  }

  /** Relative path error seen in the residuals, and its standard deviation; NaN with fewer than 30 spare picks. */
  double[] relativeError() {
    if (freedom < 30) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double r = Math.sqrt(Math.max(0, squares / freedom));
    return new double[] {r, r / Math.sqrt(2 * freedom)};
  }

  private void add(Candidate c) {
    int n = c.count();
    double[][] a = new double[n][6];
    double[][] normal = new double[3][3];
    double[] residual = new double[n];
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      int row = c.picks[i];
      int channel = field.channel[row];
      double travel = waves.seconds(
          channel / waves.phases(), channel % waves.phases(), c.x, c.y, c.depthRow);
      double sx = waves.slopeX();
      double sy = waves.slopeY();
      double slowness = Math.sqrt(sx * sx + sy * sy);
      residual[i] = field.time[row] - c.time - travel;
      double variance = field.sigma[row] * field.sigma[row] + relativeVariance * travel * travel;
      double z = Math.abs(residual[i]) / Math.sqrt(variance);
      weight[i] = (z > 1.5 ? 1.5 / z : 1) / variance;
      a[i][0] = sx;
      a[i][1] = sy;
      a[i][2] = 1;
      a[i][3] = travel * sx;
      a[i][4] = travel * sy;
      a[i][5] = -travel * slowness;
      spare(field.sigma[row], residual[i], travel, n);
    }
    double[][] cross = new double[3][3];
    double[][] own = new double[3][3];
    double[] event = new double[3];
    double[] medium = new double[3];
    for (int i = 0; i < n; i++) {
      for (int p = 0; p < 3; p++) {
        event[p] += weight[i] * a[i][p] * residual[i];
        medium[p] += weight[i] * a[i][3 + p] * residual[i];
        for (int q = 0; q < 3; q++) {
          normal[p][q] += weight[i] * a[i][p] * a[i][q];
          cross[p][q] += weight[i] * a[i][3 + p] * a[i][q];
          own[p][q] += weight[i] * a[i][3 + p] * a[i][3 + q];
        }
      }
    }
    double[][] inverse = inverse(normal);
    for (int p = 0; p < 3; p++) {
      right[p] += medium[p];
      for (int q = 0; q < 3; q++) {
        information[p][q] += own[p][q];
        for (int k = 0; k < 3; k++) {
          for (int m = 0; m < 3; m++) {
            information[p][q] -= cross[p][k] * inverse[k][m] * cross[q][m];
          }
          }
        for (int k = 0; q == 0 && k < 3; k++) {
          for (int m = 0; m < 3; m++) {
            right[p] -= cross[p][k] * inverse[k][m] * event[m];
          }
        }
      }
    }
  }

  private void spare(double sigma, double residual, double travel, int picks) {
    double z2 = (residual * residual - sigma * sigma) / (travel * travel + 1e-12);
    // Each pick keeps (n - 3) / n of its freedom when three unknowns are fitted.
    if (travel > 0 && sigma * sigma < relativeVariance * travel * travel) {
      squares += z2;
      freedom += (picks - 3.0) / picks;
    }
  }

  static double[][] inverse(double[][] m) {
    double c00 = m[1][1] * m[2][2] - m[1][2] * m[2][1];
    double c01 = m[1][2] * m[2][0] - m[1][0] * m[2][2];
    double c02 = m[1][0] * m[2][1] - m[1][1] * m[2][0];
    double det = m[0][0] * c00 + m[0][1] * c01 + m[0][2] * c02;
    return new double[][] {
      {c00 / det, (m[0][2] * m[2][1] - m[0][1] * m[2][2]) / det, (m[0][1] * m[1][2] - m[0][2] * m[1][1]) / det},
      {c01 / det, (m[0][0] * m[2][2] - m[0][2] * m[2][0]) / det, (m[0][2] * m[1][0] - m[0][0] * m[1][2]) / det},
      {c02 / det, (m[0][1] * m[2][0] - m[0][0] * m[2][1]) / det, (m[0][0] * m[1][1] - m[0][1] * m[1][0]) / det}
    };
  }
}
