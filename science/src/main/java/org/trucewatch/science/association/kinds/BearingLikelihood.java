// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import org.trucewatch.science.propagation.VonMises;

/**
 * Bearing of a wave at an array: von Mises about the azimuth of the source with the wind's bias, against clutter from anywhere.
 *
 * <p>The measured error grows by a site term in squares: 1 degree, the near value of {@link
 * org.trucewatch.science.propagation.BearingDeviation}; what a known wind turns is taken out before. Valid to about 100 km.
 */
public final class BearingLikelihood {
  /** What terrain and the site turn a bearing by, one standard deviation. */
  public static final double SITE_RADIANS = StrictMath.toRadians(1);

  /** Inverse variance of an angle of which nothing is known, π/√3. */
  private static final double UNIFORM = 3 / (StrictMath.PI * StrictMath.PI);

  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  private BearingLikelihood() {}

  /** Concentration of a bearing with this measurement error; 0 where it says nothing. */
  public static double concentration(double errorRadians) {
    double variance = errorRadians * errorRadians + SITE_RADIANS * SITE_RADIANS;
    return Math.max(0, 1 / variance - UNIFORM);
  }

  /** Log of the density at no deviation, over that of clutter. */
  public static double logPeakRatio(double concentration) {
    return VonMises.logDensity(0, concentration) + LOG_TWO_PI;
  }

  /** Density over clutter's at a deviation with this cosine. */
  public static double ratio(double logPeakRatio, double concentration, double cosineOfDeviation) {
    return StrictMath.exp(logPeakRatio - concentration * (1 - cosineOfDeviation));
  }

  /** Share of clutter that comes from within two and a half standard deviations: what a bearing divides a crowd by. */
  public static double clutterShare(double errorRadians) {
    double error = Math.sqrt(errorRadians * errorRadians + SITE_RADIANS * SITE_RADIANS);
    return Math.min(1, 2.5 * error / StrictMath.PI);
  }
}
