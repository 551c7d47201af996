// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/**
 * Thresholds of the grades of attribution; the table of the architecture.
 *
 * @param leaning robust probability from which a side is named
 * @param established robust probability from which it is established
 * @param otherSideOfRegion mass of the 99 % region on other ground below which it is established
 * @param modalities independent kinds of physics that establishing needs
 * @param lineErrors standard deviations by which the published line may be off over a side's ground, and that side would still be named
 */
public record AttributionLimits(
    double leaning,
    double established,
    double otherSideOfRegion,
    int modalities,
    double lineErrors) {
  /** As the architecture's table has them. */
  public static final AttributionLimits OF_DESIGN = new AttributionLimits(0.90, 0.99, 0.01, 2, 3);

  /** Further than any published line's error is known to reach. */
  private static final double LINE_ERRORS_MAX = 10;

  public AttributionLimits {
    if (!(leaning > 0.5 && established >= leaning && established < 1)) {
      throw new IllegalArgumentException("limits are leaning " + leaning + " and established "
          + established + ", expected 0.5 < leaning <= established < 1");
    }
    if (!(otherSideOfRegion > 0 && otherSideOfRegion < 1 && modalities >= 1)) {
      throw new IllegalArgumentException("limits are other side " + otherSideOfRegion
          + " and modalities " + modalities + ", expected a share between 0 and 1 and at least 1");
    }
    if (!(lineErrors >= 0 && lineErrors <= LINE_ERRORS_MAX)) {
      throw new IllegalArgumentException("limit lineErrors is " + lineErrors
          + " standard deviations, expected 0 to " + LINE_ERRORS_MAX);
    }
  }
}
