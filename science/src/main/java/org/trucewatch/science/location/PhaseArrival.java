// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.propagation.BodyWave;

/**
 * One arrival of one event whose others are known.
 *
 * @param station its name
 * @param position where it stands
 * @param wave P or S
 * @param timeSeconds after an epoch that all arrivals of the event share
 * @param errorSeconds one standard deviation of the reading
 */
public record PhaseArrival(
    String station, GeoPoint position, BodyWave wave, double timeSeconds, double errorSeconds) {
  public PhaseArrival {
    if (!(errorSeconds > 0) || !Double.isFinite(timeSeconds)) {
      throw new IllegalArgumentException("arrival at " + station + " is at " + timeSeconds + " +- "
          + errorSeconds + " s, expected a finite time and an error above 0");
    }
  }

  /** Name of the path as corrections know it: station and wave. */
  String path() {
    return station + " " + wave;
  }
}
