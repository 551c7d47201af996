// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

/** What a listener at rest hears of a moving tone: f / (1 - v / c), v the speed towards the listener. */
public final class Doppler {
  private Doppler() {}

  /** The tone heard, Hz; v is negative where the source recedes, and below the speed of sound. */
  public static double heardHertz(
      double hertz, double towardsMetersPerSecond, double soundMetersPerSecond) {
    return hertz / (1 - towardsMetersPerSecond / soundMetersPerSecond);
  }
}
