// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/**
 * Shares of the two sides of a line, and of what it does not tell; together 1.
 *
 * @param left of the ground to the left of the vertices in their order
 * @param right of the ground to the right
 * @param outside beyond the line's ends, or too far from it
 */
record GroundShares(double left, double right, double outside) {
  static final GroundShares OUTSIDE = new GroundShares(0, 0, 1);
  static final GroundShares HALF = new GroundShares(0.5, 0.5, 0);
  static final GroundShares LEFT = new GroundShares(1, 0, 0);
  static final GroundShares RIGHT = new GroundShares(0, 1, 0);
}
