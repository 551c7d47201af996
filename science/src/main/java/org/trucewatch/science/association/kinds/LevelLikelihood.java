// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * Level of an arrival: normal about the source's level at 1 km less what distance, ground and wind take, and the source's level
 * itself integrated out under a broad prior.
 *
 * <p>Loss, dB, with d in km: 22 log10 d (peak pressure as d^-1.1: ANSI S2.20-1983); ground and plants 5 (1 - exp(-d / 1.5)) + 0.6 d,
 * no more after 20 km (the base case of the design's physics page, an assumption); wind E(θ) (1 - exp(-d / 2.5)) with E = 10 -
 * 12.5 cos θ + 2.5 cos² θ, θ the angle between the path and the wind: 0 downwind, 25 upwind, in full from 3 m/s on and in
 * proportion below. Absorption at 10 to 40 Hz is below 0.03 dB/km and left out. Spread of one path 6.5 dB, all as assumed there.
 * Prior of the source: 125 dB at 1 km with 15 dB, from muzzles of small mortars to large bombs (ibid.). For sound only.
 */
public final class LevelLikelihood {
  /** One standard deviation of one path, dB. */
  public static final double SPREAD = 6.5;

  /** Level of a source at 1 km before anything is known, dB. */
  public static final double SOURCE_LEVEL = 125;

  /** Its standard deviation, dB. */
  public static final double SOURCE_SPREAD = 15;

  /** How well the level at the last node that heard it tells a node's threshold, one standard deviation, dB. */
  public static final double THRESHOLD_SPREAD = 6.5;

  private static final double DECADE = 22;
  private static final double KM_MIN = 0.1;
  private static final double FULL_WIND = 0.003;
  private static final double ROOT_TWO_PI = Math.sqrt(2 * StrictMath.PI);

  private LevelLikelihood() {}

  /**
   * Loss from 1 km on, dB, along a path.
   *
   * @param km           distance
   * @param alongWind    the wind's component along the path, km/s
   * @param wind         its speed, km/s
   */
  public static double loss(double km, double alongWind, double wind) {
    double d = Math.max(KM_MIN, km);
    double ground = ground(d) - ground(1);
    double cosine = wind > 0 ? alongWind / wind : 0;
    double strength = Math.min(1, wind / FULL_WIND) * (10 - 12.5 * cosine + 2.5 * cosine * cosine);
    return DECADE * StrictMath.log10(d) + ground + strength * (1 - StrictMath.exp(-d / 2.5));
  }

  private static double ground(double km) {
    return 5 * (1 - StrictMath.exp(-km / 1.5)) + 0.6 * Math.min(km, 20);
  }

  /** Density per dB of a level, for a source of this level at 1 km known to this variance. */
  public static double density(double level, double source, double sourceVariance, double loss) {
    double sd = Math.sqrt(SPREAD * SPREAD + sourceVariance);
    double z = (level - source + loss) / sd;
    return StrictMath.exp(-0.5 * z * z) / (sd * ROOT_TWO_PI);
  }

  /** Log of the prior density of a source's level, per dB. */
  public static double logPrior(double source) {
    double z = (source - SOURCE_LEVEL) / SOURCE_SPREAD;
    return -0.5 * z * z - StrictMath.log(SOURCE_SPREAD * ROOT_TWO_PI);
  }

  /** Log weight of a range at which the level has fallen to this, where nodes pick from a threshold on. */
  public static double logRange(double levelThere, double threshold) {
    double z = (levelThere - threshold) / THRESHOLD_SPREAD;
    return -0.5 * z * z;
  }
}
