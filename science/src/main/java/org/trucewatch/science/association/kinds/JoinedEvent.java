// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import java.util.List;

/**
 * An event and what joined it.
 *
 * @param before   as the picks made it
 * @param after    with a radar's place and time multiplied in, and all ratios added to its log-odds
 * @param evidence what joined, in order of id
 */
public record JoinedEvent(EventState before, EventState after, List<Evidence> evidence) {
  /** Copies. */
  public JoinedEvent {
    evidence = List.copyOf(evidence);
  }

  /**
   * A part of the log-odds.
   *
   * @param observationId      what it comes from
   * @param logRatio           what it adds
   * @param mahalanobisSquared of a radar track, its distance from the event: chi-square of 3 if both work as they say; NaN of others
   */
  public record Evidence(String observationId, double logRatio, double mahalanobisSquared) {}
}
