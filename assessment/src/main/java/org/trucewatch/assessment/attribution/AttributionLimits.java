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
 */
public record AttributionLimits(
    double leaning, double established, double otherSideOfRegion, int modalities) {
  /** As the architecture's table has them. */
  public static final AttributionLimits OF_DESIGN = new AttributionLimits(0.90, 0.99, 0.01, 2);

  public AttributionLimits {
    if (!(leaning > 0.5 && established >= leaning && established < 1)) {
      throw new IllegalArgumentException("limits are leaning " + leaning + " and established "
          + established + ", expected 0.5 < leaning <= established < 1");
    }
    if (!(otherSideOfRegion > 0 && otherSideOfRegion < 1 && modalities >= 1)) {
      throw new IllegalArgumentException("limits are other side " + otherSideOfRegion + " and modalities "
          + modalities + ", expected a share between 0 and 1 and at least 1");
    }
  }
}
