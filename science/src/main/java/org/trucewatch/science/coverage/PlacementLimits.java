// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * What a placement may use.
 *
 * @param dollars budget
 * @param perOwnerMax most sensors of one owner
 */
public record PlacementLimits(double dollars, int perOwnerMax) {
  /** Checks the limits. */
  public PlacementLimits {
    if (!(dollars > 0)) {
      throw new IllegalArgumentException("budget is " + dollars + " dollars, expected more than 0");
    }
    if (perOwnerMax < 1) {
      throw new IllegalArgumentException("perOwnerMax is " + perOwnerMax + ", expected at least 1");
    }
  }

  /** No limit but the budget. */
  public static PlacementLimits ofBudget(double dollars) {
    return new PlacementLimits(dollars, Integer.MAX_VALUE);
  }
}
