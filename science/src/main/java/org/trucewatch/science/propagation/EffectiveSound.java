// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/**
 * Sound in air that moves: its speed along a direction, the bend of its rays, and where its bearing points.
 *
 * <p>Speed along the ground is that of still air plus the wind's component along the path, an approximation good to (w/c)², 0.1 %
 * at 10 m/s. The profile over the lowest hundred metres is c(z) = c(0) + b ln(1 + z / z0): b is about +1 m/s downwind or in an
 * inversion, 0 in neutral air, -1 upwind or on a sunny day; z0 from 0.01 to 0.1 m. Source: E. Salomons, Computational Atmospheric
 * Acoustics, Kluwer 2001.
 *
 * @param stillMetersPerSecond     speed in still air, see {@link HumidAir}
 * @param windEastMetersPerSecond  where the air moves to, east
 * @param windNorthMetersPerSecond north
 */
public record EffectiveSound(
    double stillMetersPerSecond, double windEastMetersPerSecond, double windNorthMetersPerSecond) {
  /** Checks that sound outruns the wind. */
  public EffectiveSound {
    double wind = StrictMath.hypot(windEastMetersPerSecond, windNorthMetersPerSecond);
    if (!(stillMetersPerSecond > 200 && stillMetersPerSecond < 500 && wind <= 100)) {
      throw new IllegalArgumentException("still air carries sound at " + stillMetersPerSecond
          + " m/s in a wind of " + wind + " m/s, expected 200 to 500 and a wind of at most 100");
    }
  }

  /** Wind as weather reports give it: the azimuth it comes from, clockwise from north. */
  public static EffectiveSound withWindFrom(
      double stillMetersPerSecond, double windMetersPerSecond, double fromAzimuthRadians) {
    return new EffectiveSound(
        stillMetersPerSecond,
        -windMetersPerSecond * StrictMath.sin(fromAzimuthRadians),
        -windMetersPerSecond * StrictMath.cos(fromAzimuthRadians));
  }

  /** Speed of travel along an azimuth (the direction the sound goes, clockwise from north), m/s. */
  public double towardsMetersPerSecond(double azimuthRadians) {
    return stillMetersPerSecond
        + windEastMetersPerSecond * StrictMath.sin(azimuthRadians)
        + windNorthMetersPerSecond * StrictMath.cos(azimuthRadians);
  }

  /**
   * How much farther clockwise than the source an array sees it, radians: the wind carries the wave front's centre along, so the
   * front comes from where the source's air is by then. The argument is the azimuth of the source seen from the array.
   */
  public double bearingBiasRadians(double sourceAzimuthRadians) {
    double speed = towardsMetersPerSecond(sourceAzimuthRadians + StrictMath.PI);
    double east = StrictMath.sin(sourceAzimuthRadians) + windEastMetersPerSecond / speed;
    double north = StrictMath.cos(sourceAzimuthRadians) + windNorthMetersPerSecond / speed;
    double off = StrictMath.atan2(east, north) - sourceAzimuthRadians;
    return StrictMath.IEEEremainder(off, 2 * StrictMath.PI);
  }

  /** Gradient dc/dz of the logarithmic profile at a height, 1/s. */
  public static double profileGradientPerSecond(
      double strengthMetersPerSecond, double roughnessMeters, double heightMeters) {
    return strengthMetersPerSecond / (roughnessMeters + heightMeters);
  }

  /**
   * Where the shadow begins when rays bend upwards, m: x = √(2 R) (√zs + √zr) with R = c / |dc/dz|. Infinite where they do not.
   */
  public double shadowEdgeMeters(
      double gradientPerSecond, double sourceHeightMeters, double receiverHeightMeters) {
    if (!(gradientPerSecond < 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double radius = stillMetersPerSecond / -gradientPerSecond;
    return Math.sqrt(2 * radius)
        * (Math.sqrt(sourceHeightMeters) + Math.sqrt(receiverHeightMeters));
  }
}
