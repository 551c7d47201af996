// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.List;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkStation;

/** On how many owners an event rests: one owner's stations alone corroborate nothing, however many they are. */
record EventOwners(List<NetworkStation> nodes) {
  /** Whether the station file names owners at all. */
  boolean areKnown() {
    return nodes.stream().anyMatch(node -> !node.owner().isEmpty());
  }

  /** Owners of the nodes that picked the event; stations of unnamed owners count as one owner together. */
  int of(NetworkEvent event) {
    return (int) event.picks().stream()
        .mapToInt(EventPick::station)
        .mapToObj(station -> nodes.get(station).owner())
        .distinct()
        .count();
  }

  /** How many of the events rest on one owner. */
  long alone(List<NetworkEvent> events) {
    return events.stream().filter(event -> of(event) == 1).count();
  }
}
