// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * Sites that were chosen.
 *
 * @param chosen indices of sites, in the order in which they were chosen
 * @param value U of them, see {@link PlacementProblem}
 * @param upperBound no choice within the limits has a greater value
 * @param dollars what they cost
 * @param guaranteedShare of the greatest value that this method reaches in any case
 */
public record Placement(
    int[] chosen, double value, double upperBound, double dollars, double guaranteedShare) {
  /** Copies. */
  public Placement {
    chosen = chosen.clone();
  }

  /** Share of the greatest value that is proved to be reached by these very numbers. */
  public double provedShare() {
    return upperBound > 0 ? Math.min(1, value / upperBound) : 1;
  }
}
