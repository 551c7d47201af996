// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

/**
 * So many of so many.
 *
 * @param numerator those that did
 * @param denominator all
 */
public record Count(long numerator, long denominator) {
  /** Their ratio; NaN of nothing. */
  public double share() {
    return denominator == 0 ? Double.NaN : (double) numerator / denominator;
  }
}
