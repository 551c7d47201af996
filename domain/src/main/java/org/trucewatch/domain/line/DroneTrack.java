// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

import java.util.List;

/**
 * A flight with an engine that nodes heard one after the other.
 *
 * @param trackId stable in replays
 * @param fromSeconds first heard
 * @param toSeconds last heard
 * @param eastKilometers at the middle of the time
 * @param northKilometers likewise
 * @param speedMetersPerSecond over ground
 * @param speedSd one standard deviation
 * @param headingRadians clockwise from north
 * @param headingSd one standard deviation
 * @param reports numbers of the observations, ascending
 */
public record DroneTrack(
    String trackId,
    double fromSeconds,
    double toSeconds,
    double eastKilometers,
    double northKilometers,
    double speedMetersPerSecond,
    double speedSd,
    double headingRadians,
    double headingSd,
    List<Long> reports) {
  public DroneTrack {
    reports = List.copyOf(reports);
  }
}
