// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/**
 * Result of one association.
 *
 * @param events       in order of origin time
 * @param unassociated ids of the picks that belong to no event, ascending
 * @param refused      picks that were not used
 * @param medium       what was learnt of the medium
 * @param matchesPerGate chance matches in a gate at 1.5 node spacings: how crowded the picks were, what probabilities and ellipses
 *     were calibrated by
 */
public record NetworkAssociation(
    List<NetworkEvent> events,
    long[] unassociated,
    RefusedPicks refused,
    MediumState medium,
    double matchesPerGate) {
  /** Copies. */
  public NetworkAssociation {
    events = List.copyOf(events);
    unassociated = unassociated.clone();
  }
}
