// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.waveform;

/**
 * Stagnation pressure of turbulent wind at a microphone: the inertial range of the wind's spectrum, seen through the
 * mean flow. Flat below 0.02 Hz, where the range ends, and steeper (power -7/3) above the cut-off.
 *
 * <p>Source: R. Raspet, J. Webster, K. Dillion, "Framework for wind noise studies", J. Acoust. Soc. Am. 119, 834, 2006,
 * with Kolmogorov's spectrum and a logarithmic wind profile.
 *
 * @param speedMetersPerSecond mean wind at the microphone's height
 * @param heightMeters of the microphone
 * @param roughnessMeters of the ground
 * @param screenDecibels what a wind screen takes off
 */
public record WindNoise(
    double speedMetersPerSecond, double heightMeters, double roughnessMeters, double screenDecibels)
    implements NoiseSpectrum {
  private static final double KARMAN = 0.4;
  private static final double AIR_KILOGRAMS_PER_CUBIC_METER = 1.2;
  private static final double FLAT_BELOW_HERTZ = 0.02;

  /** Where turbulence smaller than a screen is averaged out. Our assumption. */
  private static final double STEEPER_ABOVE_HERTZ = 8;

  public WindNoise {
    if (!(speedMetersPerSecond > 0)
        || !(heightMeters > roughnessMeters)
        || !(roughnessMeters > 0)) {
      throw new IllegalArgumentException(
          "speed, height, roughness are " + speedMetersPerSecond + ", " + heightMeters + ", "
              + roughnessMeters + ", expected above 0 and height above roughness");
    }
  }

  @Override
  public double densityAt(double hertz) {
    double f = Math.max(hertz, FLAT_BELOW_HERTZ);
    double friction =
        KARMAN * speedMetersPerSecond / StrictMath.log(heightMeters / roughnessMeters);
    double dissipation = friction * friction * friction / (KARMAN * heightMeters);
    double flow = AIR_KILOGRAMS_PER_CUBIC_METER * speedMetersPerSecond;
    double density = flow
        * flow
        * 0.5
        * StrictMath.pow(dissipation, 2.0 / 3)
        * StrictMath.pow(2 * StrictMath.PI / speedMetersPerSecond, -2.0 / 3)
        * StrictMath.pow(f, -5.0 / 3);
    double steeper =
        f > STEEPER_ABOVE_HERTZ ? StrictMath.pow(f / STEEPER_ABOVE_HERTZ, -2.0 / 3) : 1;
    return density * steeper * StrictMath.pow(10, -screenDecibels / 10);
  }
}
