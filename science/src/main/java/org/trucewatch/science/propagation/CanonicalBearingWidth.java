// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/**
 * Width of the bearing likelihood of the infrapy package, kept to compare with it: concentration from the F-statistic, then 4
 * degrees more half-width for propagation. It describes the beam's main lobe, not the error of its peak, so our locator does
 * not use it.
 *
 * <p>Source: repository LANL-Seismoacoustics/infrapy, revision 9fc4848, formula of its bearing likelihood.
 */
public final class CanonicalBearingWidth {
  private static final double LOG_TWO = StrictMath.log(2);
  private static final double WIDEST_RADIANS = StrictMath.toRadians(12);
  private static final double NARROWEST_RADIANS = StrictMath.toRadians(4);
  private static final double PROPAGATION_RADIANS = StrictMath.toRadians(4);

  private CanonicalBearingWidth() {}

  /** Von Mises concentration of the beam: 2(M-1)F, held between half-widths of 12 and 4 degrees. */
  public static double concentration(double fStatistic, int elements) {
    double raw = 2 * (elements - 1) * fStatistic;
    return Math.min(
        concentrationAtHalfWidth(NARROWEST_RADIANS),
        Math.max(concentrationAtHalfWidth(WIDEST_RADIANS), raw));
  }

  /** Half-width at half maximum, propagation added. */
  public static double halfWidthRadians(double fStatistic, int elements) {
    return StrictMath.acos(1 - LOG_TWO / concentration(fStatistic, elements)) + PROPAGATION_RADIANS;
  }

  private static double concentrationAtHalfWidth(double halfWidthRadians) {
    return LOG_TWO / (1 - StrictMath.cos(halfWidthRadians));
  }
}
