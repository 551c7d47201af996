// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * Noise that wind makes at a bare microphone, stagnation model: S(f) = (ρ U)² · 0.5 e^(2/3) (2π / U)^(-2/3) f^(-5/3), e = u*³ / (0.4 z),
 * u* = 0.4 U / ln(z / z0). Source: R. Raspet, J. Webster and K. Dillion, J. Acoust. Soc. Am. 119, 834, 2006, with Kolmogorov's
 * spectrum; as the shared design, physics, section 1.6, states it.
 */
public final class WindNoise {
  private static final double DENSITY = 1.2;
  private static final double HEIGHT_METERS = 2;
  private static final double ROUGHNESS_METERS = 0.05;
  private static final double KARMAN = 0.4;

  /** Band of the node, Hz. */
  static final double LOW_HERTZ = 10;

  /** Upper end of the band, Hz. */
  static final double HIGH_HERTZ = 40;

  private WindNoise() {}

  /** One-sided spectral density at 1 Hz, Pa²/Hz, 2 m above grass. */
  public static double densityAtOneHertz(double metersPerSecond) {
    double u = metersPerSecond;
    double friction = KARMAN * u / StrictMath.log(HEIGHT_METERS / ROUGHNESS_METERS);
    double dissipation = friction * friction * friction / (KARMAN * HEIGHT_METERS);
    return DENSITY
        * DENSITY
        * u
        * u
        * 0.5
        * StrictMath.pow(dissipation, 2.0 / 3)
        * StrictMath.pow(2 * Math.PI / u, -2.0 / 3);
  }

  /** RMS at 10 to 40 Hz, Pa. */
  public static double rmsPascals(double metersPerSecond) {
    double band =
        1.5 * (StrictMath.pow(LOW_HERTZ, -2.0 / 3) - StrictMath.pow(HIGH_HERTZ, -2.0 / 3));
    return Math.sqrt(densityAtOneHertz(metersPerSecond) * band);
  }
}
