// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * What a call is about: against it, background densities are counted.
 *
 * @param areaKm2         of ground
 * @param durationSeconds of time
 */
public record Scene(double areaKm2, double durationSeconds) {
  /** Checks the sizes. */
  public Scene {
    if (!(areaKm2 > 0 && durationSeconds > 0)) {
      throw new IllegalArgumentException(
          "scene is " + areaKm2 + " km² and " + durationSeconds + " s, expected both more than 0");
    }
  }
}
