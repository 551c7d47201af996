// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

/**
 * Whether a time and a distance may be those of one flight, whatever was fired: a law of flight, not of any weapon's settings. Lobbed
 * rounds stay up about as long as a thrown stone of the same range would, √(2 R tan(angle) / g), a little longer for drag; flat rounds
 * fly at a few hundred metres a second. Sanity bands: shared design, physics, section 4.3.
 */
final class FlightRule {
  private static final double GRAVITY = 9.80665e-3; // km/s²
  private static final double LOW_TANGENT = StrictMath.tan(Math.toRadians(17));
  private static final double HIGH_TANGENT = StrictMath.tan(Math.toRadians(75));
  private static final double LOBBED_KILOMETERS_MIN = 0.3;
  private static final double LOBBED_KILOMETERS_MAX = 28;
  private static final double LOBBED_SECONDS_MAX = 110;
  private static final double FLAT_KILOMETERS_MAX = 5;
  private static final double FLAT_FASTEST = 1.0; // km/s
  private static final double FLAT_SLOWEST = 0.25;

  /** Longest flight, s. */
  static final double SECONDS_MAX = LOBBED_SECONDS_MAX;

  /** Longest range, km. */
  static final double KILOMETERS_MAX = LOBBED_KILOMETERS_MAX;

  private FlightRule() {}

  /** Whether a flight of this many seconds over this range, each with a margin, is one that rounds make. */
  static boolean allows(double kilometers, double kilometersSd, double seconds, double secondsSd) {
    double near = Math.max(0, kilometers - 2.5 * kilometersSd);
    double far = kilometers + 2.5 * kilometersSd;
    double least = seconds + 2.5 * secondsSd;
    double most = seconds - 2.5 * secondsSd;
    boolean lobbed = far >= LOBBED_KILOMETERS_MIN
        && near <= LOBBED_KILOMETERS_MAX
        && least >= thrown(near, LOW_TANGENT)
        && most <= Math.min(LOBBED_SECONDS_MAX, 1.3 * thrown(far, HIGH_TANGENT) + 2);
    boolean flat = near <= FLAT_KILOMETERS_MAX
        && least >= near / FLAT_FASTEST
        && most <= far / FLAT_SLOWEST;
    return seconds > 0 && (lobbed || flat);
  }

  private static double thrown(double kilometers, double tangent) {
    return Math.sqrt(2 * kilometers * tangent / GRAVITY);
  }
}
