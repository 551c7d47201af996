// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.impulse.LineRecord;

/**
 * What a network along a line of contact reported, and where each report is sealed.
 *
 * @param start instant of second 0
 * @param origin of the record's plane
 * @param firstPartyId holds the ground to the left of the line
 * @param secondPartyId the ground to the right
 * @param record the observations, by number
 * @param leaves of the observations, as many and in their order
 * @param tables leaves that say what is registered and published: span, sensors, line
 */
public record LineObservations(
    Instant start,
    GeoPoint origin,
    String firstPartyId,
    String secondPartyId,
    LineRecord record,
    List<LeafRef> leaves,
    List<LeafRef> tables) {
  public LineObservations {
    leaves = List.copyOf(leaves);
    tables = List.copyOf(tables);
    if (leaves.size() != record.observations().size()) {
      throw new IllegalArgumentException(
          leaves.size() + " leaves for " + record.observations().size() + " observations");
    }
  }

  /** The same, watched until then and not longer. Reports that speak of later times, as announcements do, stay. */
  public LineObservations until(Instant end) {
    double seconds = Duration.between(start, end).toMillis() / 1_000.0;
    return new LineObservations(
        start, origin, firstPartyId, secondPartyId, record.until(seconds), leaves, tables);
  }
}
