// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.List;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * A pulse before its kind is known.
 *
 * @param eventId stable in replays
 * @param seconds origin time
 * @param secondsSd one standard deviation
 * @param eastKilometers where
 * @param northKilometers where
 * @param covariance square kilometres
 * @param probability that it is real
 * @param picks numbers of its picks among the record's observations, ascending
 * @param silentNodes sensors in range and up that have no pick of it
 */
public record LocatedPulse(
    String eventId,
    double seconds,
    double secondsSd,
    double eastKilometers,
    double northKilometers,
    Symmetric2 covariance,
    double probability,
    List<Long> picks,
    List<Integer> silentNodes) {
  public LocatedPulse {
    picks = List.copyOf(picks);
    silentNodes = List.copyOf(silentNodes);
  }
}
