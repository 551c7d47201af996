// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Horizontal slowness in s/m. It points towards the source.
 */
record Slowness(double east, double north) {
  static Slowness of(double backAzimuthRadians, double traceSpeedMetersPerSecond) {
    return new Slowness(
        StrictMath.sin(backAzimuthRadians) / traceSpeedMetersPerSecond,
        StrictMath.cos(backAzimuthRadians) / traceSpeedMetersPerSecond);
  }

  /** Clockwise from north, 0 to 2 pi. */
  double backAzimuthRadians() {
    double azimuth = StrictMath.atan2(east, north);
    return azimuth < 0 ? Math.min(azimuth + 2 * Math.PI, Math.nextDown(2 * Math.PI)) : azimuth;
  }

  double magnitude() {
    return StrictMath.hypot(east, north);
  }

  double traceSpeedMetersPerSecond() {
    return 1 / magnitude();
  }
}
