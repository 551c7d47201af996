// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * What counts as detected.
 *
 * @param measurementsMin fewest measurements ({@link SensorKind#measurements()}) of a locatable event
 * @param nearestMax sensors of each kind that are looked at, the nearest
 */
public record CoverageSettings(int measurementsMin, int nearestMax) {
  /** Three unknowns and one measurement to check them. */
  public static final int LOCATABLE = 4;

  /** Sensors of a kind whose exact count is taken; shared design, algorithms, section 6. */
  public static final int NEAREST = 30;

  /** Most measurements that can be asked for. */
  public static final int MEASUREMENTS_MAX = 12;

  /** Checks the numbers. */
  public CoverageSettings {
    if (measurementsMin < 1 || measurementsMin > MEASUREMENTS_MAX) {
      throw new IllegalArgumentException(
          "measurementsMin is " + measurementsMin + ", expected 1 to " + MEASUREMENTS_MAX);
    }
    if (nearestMax < 1) {
      throw new IllegalArgumentException("nearestMax is " + nearestMax + ", expected at least 1");
    }
  }

  /** Locatable with redundancy. */
  public static CoverageSettings locatable() {
    return new CoverageSettings(LOCATABLE, NEAREST);
  }
}
