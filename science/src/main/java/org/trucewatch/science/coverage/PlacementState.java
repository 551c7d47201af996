// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/** The distribution of the number of measurements at every place and in every weather, of the sites chosen so far. */
final class PlacementState {
  private final PlacementProblem problem;
  private final int k;

  /** P(N = i) for i below k, of place g and draw m at ((g · draws) + m) · k + i. */
  private final double[] exactly;

  /** E[min(u, (k − N)⁺)] of place g and draw m at (g · draws) + m, for each number u of measurements that a site may give. */
  private final double[][] missing;

  PlacementState(PlacementProblem problem) {
    this.problem = problem;
    this.k = problem.measurements;
    exactly = new double[problem.places * problem.draws * k];
    for (int at = 0; at < exactly.length; at += k) {
      exactly[at] = 1;
    }
    int most = problem.sites.stream()
        .mapToInt(s -> s.sensor().kind().measurements())
        .max()
        .orElse(1);
    boolean[] used = new boolean[most + 1];
    problem.sites.forEach(s -> used[s.sensor().kind().measurements()] = true);
    missing = new double[most + 1][0];
    for (int units = 1; units <= most; units++) {
      if (used[units]) {
        missing[units] = new double[problem.places * problem.draws];
        java.util.Arrays.fill(missing[units], Math.min(units, k));
      }
    }
  }

  void add(int site) {
    int units = problem.sites.get(site).sensor().kind().measurements();
    int[] heard = problem.heard[site];
    float[] probability = problem.probability[site];
    for (int h = 0; h < heard.length; h++) {
      for (int m = 0; m < problem.draws; m++) {
        int row = heard[h] * problem.draws + m;
        addTrial(row * k, units, probability[h * problem.draws + m]);
        for (int u = 1; u < missing.length; u++) {
          if (missing[u].length > 0) {
            missing[u][row] = missing(row * k, u);
          }
        }
      }
    }
  }

  private void addTrial(int at, int units, double p) {
    for (int i = k - 1; i >= 0; i--) {
      exactly[at + i] *= 1 - p;
      if (i >= units) {
        exactly[at + i] += p * exactly[at + i - units];
      }
    }
  }

  private double missing(int at, int units) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += exactly[at + i] * Math.min(units, k - i);
    }
    return sum;
  }

  /** By how much the value grows with this site: p · E[min(units, (k − N)⁺)] / k, summed. */
  double gain(int site) {
    double[] lacking = missing[problem.sites.get(site).sensor().kind().measurements()];
    int[] heard = problem.heard[site];
    float[] probability = problem.probability[site];
    int draws = problem.draws;
    double sum = 0;
    for (int h = 0; h < heard.length; h++) {
      int to = heard[h] * draws;
      int from = h * draws;
      for (int m = 0; m < draws; m++) {
        sum += probability[from + m] * lacking[to + m];
      }
    }
    return sum / ((double) k * problem.places * draws);
  }

  double value() {
    double sum = 0;
    for (int at = 0; at < exactly.length; at += k) {
      sum += 1 - missing(at, k) / k;
    }
    return sum / (problem.places * problem.draws);
  }

  double enough() {
    double sum = 0;
    for (int at = 0; at < exactly.length; at += k) {
      double below = 0;
      for (int i = 0; i < k; i++) {
        below += exactly[at + i];
      }
      sum += 1 - below;
    }
    return sum / (problem.places * problem.draws);
  }
}
