// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * The N-wave of a body that outruns sound, where it passes a listener.
 *
 * <p>Source: G. B. Whitham, "The flow pattern of a supersonic projectile", Comm. Pure Appl. Math. 5, 1952, with the
 * constants of gunshot acoustics (0.53 and 1.82). Recalled, not re-read here. [R] Valid for slender bodies, some tens
 * of calibres away and more.
 *
 * @param diameterMeters of the body
 * @param lengthMeters of the body
 * @param mach its speed over that of sound, above 1
 * @param soundMetersPerSecond speed of sound
 */
public record BallisticShock(
    double diameterMeters, double lengthMeters, double mach, double soundMetersPerSecond) {
  private static final double SEA_LEVEL_PASCALS = 101_325;

  public BallisticShock {
    if (!(mach > 1)) {
      throw new IllegalArgumentException("mach is " + mach + ", expected above 1");
    }
  }

  /** Height of the front's jump at this miss distance, pascals. */
  public double peakPascals(double missMeters) {
    return 0.53
        * SEA_LEVEL_PASCALS
        * StrictMath.pow(mach * mach - 1, 0.125)
        * diameterMeters
        / (StrictMath.pow(lengthMeters, 0.25) * StrictMath.pow(missMeters, 0.75));
  }

  /** Time between the two jumps, seconds. */
  public double durationSeconds(double missMeters) {
    return 1.82
        * mach
        * diameterMeters
        * StrictMath.pow(missMeters, 0.25)
        / (soundMetersPerSecond
            * StrictMath.pow(mach * mach - 1, 0.375)
            * StrictMath.pow(lengthMeters, 0.25));
  }

  /**
   * Arrival after the shot, seconds, for a listener so far along the path and beside it; the body's speed is taken as
   * constant. NaN outside the cone, where only the muzzle is heard.
   */
  public double arrivalSeconds(double alongMeters, double missMeters) {
    double slope = Math.sqrt(1 - 1 / (mach * mach));
    // Emission towards the listener leaves the path this far before the point of closest approach.
    double emittedAt = alongMeters - missMeters / Math.sqrt(mach * mach - 1);
    return emittedAt < 0
        ? Double.NaN
        : (alongMeters / mach + missMeters * slope) / soundMetersPerSecond;
  }
}
