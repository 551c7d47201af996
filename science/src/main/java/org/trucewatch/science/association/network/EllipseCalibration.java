// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * How much larger a location's covariance must be than its picks say, because in a crowd some picks are another event's.
 *
 * <p>From one draw of generated sets (seeds 1008 to 1022): factors that would have made the 90 % ellipse hold 90 % were 1.5 at
 * about 0.14 chance matches a gate, 1.3 at 0.10, 1.7 at 0.22 and 1.05 to 1.25 near 0.03; the line was drawn by eye. Checked on the
 * shared sets, where the 90 % ellipses hold 0.84 to 0.92.
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
