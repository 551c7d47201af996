// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * The number of successes among independent trials of different probabilities, by the exact recursion over the trials; a trial
 * may count more than once. Reference: Y. H. Wang, On the number of successes in independent trials, Statistica Sinica 3, 295,
 * 1993.
 */
public final class PoissonBinomial {
  private final double[] exactly;

  /** @param most counts of this and more are not told apart */
  public PoissonBinomial(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + ", expected at least 1");
    }
    exactly = new double[most];
    clear();
  }

  /** No trial yet. */
  public void clear() {
    java.util.Arrays.fill(exactly, 0);
    exactly[0] = 1;
  }

  /** One more trial, which counts {@code units} where it succeeds. */
  public void add(double probability, int units) {
    for (int i = exactly.length - 1; i >= 0; i--) {
      exactly[i] *= 1 - probability;
      if (i >= units) {
        exactly[i] += probability * exactly[i - units];
      }
    }
  }

  /** Probability that the count is {@code count} or more, for counts up to {@code most}. */
  public double atLeast(int count) {
    double below = 0;
    for (int i = 0; i < count; i++) {
      below += exactly[i];
    }
    return Math.max(0, 1 - below);
  }

  /** Mean of the count where every count above {@code most} is taken as {@code most}. */
  public double cappedMean() {
    double sum = 0;
    for (int count = 1; count <= exactly.length; count++) {
      sum += atLeast(count);
    }
    return sum;
  }

  /** Probability of this many or more successes among trials that count once each. */
  public static double atLeast(double[] probabilities, int count) {
    if (count == 0) {
      return 1;
    }
    PoissonBinomial sum = new PoissonBinomial(count);
    for (double p : probabilities) {
      sum.add(p, 1);
    }
    return sum.atLeast(count);
  }
}
