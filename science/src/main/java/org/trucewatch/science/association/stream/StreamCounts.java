// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a stream has taken, published and refused, and how full it is.
 *
 * @param offers       picks by what became of them
 * @param versions     published versions by state
 * @param picksKept    picks held now
 * @param picksKeptMax most picks held at any time
 * @param standing     provisional events now
 * @param standingMax  most provisional events at any time
 * @param atLimit      provisional events not published because the limit stood already
 * @param windowsKept  closed windows that late picks can still open
 * @param reopened     searches of tiles that late picks asked for
 * @param waiting      such searches still to be done
 * @param notes        the first refusals of each node, at most a limited number
 */
public record StreamCounts(
    Map<Offer, Long> offers,
    Map<EventVersion.State, Long> versions,
    int picksKept,
    int picksKeptMax,
    int standing,
    int standingMax,
    long atLimit,
    int windowsKept,
    long reopened,
    int waiting,
    List<String> notes) {
  /** Copies. */
  public StreamCounts {
    EnumMap<Offer, Long> offersCopy = new EnumMap<>(Offer.class);
    offersCopy.putAll(offers);
    offers = java.util.Collections.unmodifiableMap(offersCopy);
    EnumMap<EventVersion.State, Long> versionsCopy = new EnumMap<>(EventVersion.State.class);
    versionsCopy.putAll(versions);
    versions = java.util.Collections.unmodifiableMap(versionsCopy);
    notes = List.copyOf(notes);
  }
}
