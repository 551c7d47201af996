// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/** Richtmyer's points: coordinate i of the n-th is frac(n √p), p the i-th prime. Evenly spread, and the same in every run. */
final class Richtmyer {
  /** More dimensions than a point has sensors that matter. */
  private static final int DIMENSIONS = 256;

  private static final double[] ROOTS = roots();

  private Richtmyer() {}

  private static double[] roots() {
    double[] roots = new double[DIMENSIONS];
    int found = 0;
    for (int candidate = 2; found < DIMENSIONS; candidate++) {
      boolean prime = true;
      for (int d = 2; d * d <= candidate; d++) {
        prime &= candidate % d != 0;
      }
      if (prime) {
        roots[found++] = Math.sqrt(candidate);
      }
    }
    return roots;
  }

  static double coordinate(int n, int dimension) {
    double x = n * ROOTS[dimension % DIMENSIONS];
    return x - Math.floor(x);
  }
}
