// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.LocalDate;

/**
 * A thermal anomaly and what a finding makes of it.
 *
 * @param hotspotId stable in replays
 * @param anomaly what the satellite saw
 * @param leaf where the bytes are sealed
 * @param nightOf for a night pixel the local day on which its night began, else its local day
 * @param standing whether it counts
 * @param reason for people
 * @param distanceToLineMeters to the line of that day; infinite where no line is known
 */
public record Hotspot(
    String hotspotId,
    ThermalAnomaly anomaly,
    LeafRef leaf,
    LocalDate nightOf,
    Standing standing,
    String reason,
    double distanceToLineMeters) {

  /** Whether a thermal anomaly counts, and why not. */
  public enum Standing {
    NEAR_LINE,
    FAR,
    PERSISTENT,
    LOW_CONFIDENCE
  }
}
