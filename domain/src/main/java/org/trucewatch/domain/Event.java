// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.List;

/**
 * A physical occurrence inferred from arrivals.
 *
 * @param eventId stable in replays
 * @param revision from 1; a later revision supersedes, never edits
 * @param probability that the event is real
 * @param location where and when, or why that cannot be said
 * @param arrivals the detections that belong to it, by time
 */
public record Event(
    String eventId, int revision, double probability, Location location, List<Arrival> arrivals) {
  public Event {
    arrivals = List.copyOf(arrivals);
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
    }
  }

  /**
   * A detection associated with an event.
   *
   * @param bearingResidualRadians measured minus predicted at the mean location, -pi to pi
   * @param timeResidualSeconds measured minus predicted at the mean location and origin time, for the likeliest phase
   * @param phase name of the likeliest travel path, as in tropospheric
   * @param logLikelihoodRatio against clutter
   */
  public record Arrival(
      Detection detection,
      double bearingResidualRadians,
      double timeResidualSeconds,
      String phase,
      double logLikelihoodRatio) {}
}
