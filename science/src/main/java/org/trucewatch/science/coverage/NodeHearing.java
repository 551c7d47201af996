// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.List;
import org.trucewatch.science.propagation.Refraction;

/**
 * How probably a single node picks a pulse, in the air of an hour that was forecast or learnt.
 *
 * <p>As {@link Hearing}'s base case for nodes, with what a forecast tells: the wind 10 m above ground, from which the noise at 2 m and the
 * loss by refraction in the direction of travel ({@link Refraction}) follow, and the step of temperature. A node that is up is asked.
 */
public final class NodeHearing {
  /** Farthest node that counts, km; see {@link Hearing#ACOUSTIC_RANGE_KM_MAX}. */
  public static final double RANGE_KM_MAX = Hearing.ACOUSTIC_RANGE_KM_MAX;

  /** Nearer than this the far-field law does not hold, and everything is heard. */
  private static final double RANGE_KM_MIN = 0.1;

  /**
   * What is left of a pulse's peak in a node's band of 10 to 40 Hz, dB: chosen on the one number on which decision 0023 chooses, half of
   * the 120 mm impacts at 6.0 km over the year's weather (a test). It is not that of {@link Hearing}, whose wind of the year is at the node.
   */
  static final double BAND_DECIBELS = -14.5;

  /** Peak of 1 kg TNT at 1 m by the far-field law of ANSI S2.20, dB. */
  private static final double KILOGRAM_DECIBELS = 20 * StrictMath.log10(105_956 / 20e-6);

  private static final double SCREEN_DECIBELS = 18;

  /** A quiet site in open country, Pa; physics 1.6, assumed. */
  private static final double FLOOR_PASCALS = 0.02;

  private static final double THRESHOLD_DECIBELS = 13.5;
  private static final double NEAR_DECIBELS = 5;
  private static final double DECIBELS_PER_KM = 0.6;

  /** Wind 2 m above open ground of 5 cm roughness over that at 10 m. */
  private static final double AT_TWO_METERS = StrictMath.log(2 / 0.05) / StrictMath.log(10 / 0.05);

  private final double directivityDecibels;
  private final List<AirDraw> air;
  private final double[] level;
  private final double[] spread;

  /**
   * @param yieldKilograms of the source, TNT on the ground
   * @param directivityDecibels on the axis over behind
   * @param air draws that are answered for, in order
   */
  public NodeHearing(double yieldKilograms, double directivityDecibels, List<AirDraw> air) {
    this.directivityDecibels = directivityDecibels;
    this.air = List.copyOf(air);
    level = new double[air.size()];
    spread = new double[air.size()];
    double peak = KILOGRAM_DECIBELS + 20 * 0.367 * StrictMath.log10(yieldKilograms) + BAND_DECIBELS;
    for (int d = 0; d < level.length; d++) {
      AirDraw a = air.get(d);
      level[d] = peak + a.sourceDecibels() - noiseDecibels(a) - THRESHOLD_DECIBELS;
      spread[d] = a.pathDecibelsSd();
    }
  }

  private static double noiseDecibels(AirDraw a) {
    double wind = WindNoise.rmsPascals(AT_TWO_METERS * Math.max(0.1, a.windMetersPerSecond()))
        * StrictMath.pow(10, -SCREEN_DECIBELS / 20);
    return BlastSound.decibels(Math.sqrt(wind * wind + FLOOR_PASCALS * FLOOR_PASCALS));
  }

  /**
   * Fills in the probability for each draw.
   *
   * @param eastKm from the source to the node
   * @param northKm likewise
   * @param aimNorth where the source points: 1 north, -1 south, 0 nowhere
   */
  public void fill(double eastKm, double northKm, double aimNorth, double[] perDraw) {
    double range = Math.max(RANGE_KM_MIN, Math.sqrt(eastKm * eastKm + northKm * northKm));
    double east = eastKm / range;
    double north = northKm / range;
    double lost = 22 * StrictMath.log10(1000 * range)
        - NEAR_DECIBELS * StrictMath.expm1(-range / 1.5)
        + DECIBELS_PER_KM * Math.min(range, 20)
        + (aimNorth == 0 ? 0 : directivityDecibels * (1 - aimNorth * north) / 2);
    double rise = Weather.rise(range);
    for (int d = 0; d < perDraw.length; d++) {
      double bent = air.get(d).refractionDecibels(east, north) * rise;
      perDraw[d] = Normal.below((level[d] - lost - bent) / spread[d]);
    }
  }
}
