// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/**
 * The least that can be said for either side.
 *
 * @param left least probability that it came from the left, whichever word each group is taken at
 * @param right likewise from the right
 */
record SideBounds(double left, double right) {
  static final SideBounds NONE = new SideBounds(0, 0);

  /** 1 where left comes first, -1 where right does, 0 where neither. */
  int top() {
    return Double.compare(left, right);
  }

  /** Of the side that {@link #top} names with 1 or -1. */
  double of(int side) {
    return side > 0 ? left : side < 0 ? right : 0;
  }

  SideBounds times(double factor) {
    return new SideBounds(left * factor, right * factor);
  }
}
