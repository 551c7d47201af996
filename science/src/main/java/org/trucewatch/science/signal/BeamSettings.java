// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * What the beam listens to. The defaults' sources are in RATIONALE.md beside this package.
 *
 * @param lowHertz bottom of the band
 * @param highHertz top of the band, at most {@value #HIGH_HERTZ_MAX}
 * @param windowSeconds length of a window
 * @param stepSeconds from one window to the next
 * @param traceSpeedMin slowest front that sound in air can make, m/s
 * @param traceSpeedMax fastest that is taken for sound from a distance, m/s
 */
public record BeamSettings(
    double lowHertz,
    double highHertz,
    double windowSeconds,
    double stepSeconds,
    double traceSpeedMin,
    double traceSpeedMax) {
  static final double HIGH_HERTZ_MAX = 7;

  /** Regional infrasound: 0.5 to 4 Hz, 20 s windows every 5 s, 280 to 500 m/s. */
  public static final BeamSettings INFRASOUND = new BeamSettings(0.5, 4, 20, 5, 280, 500);

  public BeamSettings {
    if (!(lowHertz > 0 && highHertz > lowHertz && highHertz <= HIGH_HERTZ_MAX)) {
      throw new IllegalArgumentException("band is " + lowHertz + " to " + highHertz
          + " Hz, expected rising and within 0 to " + HIGH_HERTZ_MAX);
    }
    if (!(stepSeconds > 0 && windowSeconds >= 2 / lowHertz)) {
      throw new IllegalArgumentException("windowSeconds is " + windowSeconds + ", stepSeconds is "
          + stepSeconds + ", expected two periods of the lowest frequency and above 0");
    }
    if (!(traceSpeedMin > 0 && traceSpeedMax > traceSpeedMin)) {
      throw new IllegalArgumentException("trace speed is " + traceSpeedMin + " to " + traceSpeedMax
          + " m/s, expected rising and above 0");
    }
  }

  boolean isAcoustic(Slowness slowness) {
    double speed = slowness.traceSpeedMetersPerSecond();
    return speed >= traceSpeedMin && speed <= traceSpeedMax;
  }
}
