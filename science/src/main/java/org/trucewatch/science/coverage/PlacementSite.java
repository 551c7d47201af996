// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * Where a sensor could stand.
 *
 * @param sensor what would stand there, and whose it would be
 * @param dollars what it would cost
 */
public record PlacementSite(Sensor sensor, double dollars) {
  /** Checks the cost. */
  public PlacementSite {
    if (!(dollars > 0 && dollars < 1e12)) {
      throw new IllegalArgumentException(
          "site " + sensor.id() + " costs " + dollars + " dollars, expected more than 0");
    }
  }
}
