// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

/**
 * One event that the associator reported of a drawn set.
 *
 * @param family of the set
 * @param seed of the set
 * @param matchesPerGate how crowded its picks were
 * @param logOdds the event's score
 * @param picks of the event
 * @param isReal half of its picks, and three, are of one true event
 * @param squareOff square of its normalised distance from the true event it matches, its covariance as the picks say, not widened;
 *     NaN where it matches none that is asked for
 */
record Sample(
    String family,
    long seed,
    double matchesPerGate,
    double logOdds,
    int picks,
    boolean isReal,
    double squareOff) {
  boolean isForFitting() {
    return seed % 2 == 0;
  }

  boolean isMatched() {
    return !Double.isNaN(squareOff);
  }
}
