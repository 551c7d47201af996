// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

/** Symmetric positive definite systems of a few unknowns, by Cholesky's decomposition. */
final class SmallSystem {
  private final int size;
  private final double[][] matrix;
  private final double[] right;

  SmallSystem(int size) {
    this.size = size;
    matrix = new double[size][size];
    right = new double[size];
  }

  /** One equation row · x = value with a weight. */
  void add(double[] row, double value, double weight) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] += weight * row[i] * row[j];
      }
      right[i] += weight * row[i] * value;
    }
  }

  /** That one unknown is about this. */
  void expect(int unknown, double value, double sd) {
    matrix[unknown][unknown] += 1 / (sd * sd);
    right[unknown] += value / (sd * sd);
  }

  private double[][] lower() {
    double[][] l = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / l[j][j];
      }
    }
    return l;
  }

  private double[] solved(double[][] l, double[] values) {
    double[] x = values.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= l[i][k] * x[k];
      }
      x[i] /= l[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        x[i] -= l[k][i] * x[k];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  double[] solution() {
    return solved(lower(), right);
  }

  /** Variance of one unknown. */
  double variance(int unknown) {
    double[] unit = new double[size];
    unit[unknown] = 1;
    return solved(lower(), unit)[unknown];
  }
}
