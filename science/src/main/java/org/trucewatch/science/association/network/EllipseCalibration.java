// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * How much larger a location's covariance must be than its picks say, because in a crowd some picks are another event's.
 *
 * <p>Measured on sets made by the recipe of the shared synthetic sets with seeds of their own (1008 to 1022): the factor that makes
 * the 50 % and the 90 % ellipse hold what they claim was 1.07 at 0.04 chance matches a gate, 1.15 at 0.03, 1.3 at 0.10, 1.5 at 0.14
 * and 1.7 at 0.22; a straight line fits within 0.1.
 */
final class EllipseCalibration {
  private static final double FACTOR_ALONE = 1.03;
  private static final double FACTOR_PER_MATCH = 3.2;

  private EllipseCalibration() {}

  /** Factor of the covariance at so many chance matches per gate (see {@link Search#matchesPerGate()}). */
  static double factor(double matchesPerGate) {
    return FACTOR_ALONE + FACTOR_PER_MATCH * Math.min(0.5, matchesPerGate);
  }
}
