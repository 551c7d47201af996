// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/** The distribution of the number of measurements at every place and in every weather, of the sites chosen so far. */
final class PlacementState {
  private final PlacementProblem problem;
  private final int k;

  /** P(N = i) for i below k, of place g and draw m at ((g · draws) + m) · k + i. */
  private final double[] exactly;

  PlacementState(PlacementProblem problem) {
    this.problem = problem;
    this.k = problem.measurements;
    exactly = new double[problem.places * problem.draws * k];
    for (int at = 0; at < exactly.length; at += k) {
      exactly[at] = 1;
    }
  }

  void add(int site) {
    int units = problem.sites.get(site).sensor().kind().measurements();
    int[] heard = problem.heard[site];
    float[] probability = problem.probability[site];
    for (int h = 0; h < heard.length; h++) {
      for (int m = 0; m < problem.draws; m++) {
        int at = (heard[h] * problem.draws + m) * k;
        double p = probability[h * problem.draws + m];
        for (int i = k - 1; i >= 0; i--) {
          exactly[at + i] *= 1 - p;
          if (i >= units) {
            exactly[at + i] += p * exactly[at + i - units];
          }
        }
      }
    }
  }

  /** By how much the value grows with this site: p · E[min(units, (k − N)⁺)] / k, summed. */
  double gain(int site) {
    int units = problem.sites.get(site).sensor().kind().measurements();
    int[] heard = problem.heard[site];
    float[] probability = problem.probability[site];
    double sum = 0;
    for (int h = 0; h < heard.length; h++) {
      for (int m = 0; m < problem.draws; m++) {
        int at = (heard[h] * problem.draws + m) * k;
        double missing = 0;
        for (int i = 0; i < k; i++) {
          missing += exactly[at + i] * Math.min(units, k - i);
        }
        sum += probability[h * problem.draws + m] * missing;
      }
    }
    return sum / ((double) k * problem.places * problem.draws);
  }

  double value() {
    double sum = 0;
    for (int at = 0; at < exactly.length; at += k) {
      double counted = k;
      for (int i = 0; i < k; i++) {
        counted -= exactly[at + i] * (k - i);
      }
      sum += counted / k;
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
