// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Events of the overlapping pieces of one record, made exclusive: an event belongs to the piece in which it began, and a pick to one
 * event. An event within {@link #MARGIN_SECONDS} of a border may be found by either piece, and is taken once.
 */
final class PieceEvents {
  /** More than two pieces' origin times of one event differ by. */
  static final double MARGIN_SECONDS = 10;

  private final int picksMin;
  private final List<NetworkEvent> events = new ArrayList<>();
  private int pieces;

  PieceEvents(int picksMin) {
    this.picksMin = picksMin;
  }

  /** Adds the events of a piece that owns the origin times from one to before another. */
  void add(double fromSeconds, double toSeconds, List<NetworkEvent> found) {
    pieces++;
    found.stream()
        .filter(e -> e.timeSeconds() >= fromSeconds - MARGIN_SECONDS
            && e.timeSeconds() < toSeconds + MARGIN_SECONDS)
        .forEach(events::add);
  }

  /** The events, the more certain taking the picks that two of them claim. */
  List<NetworkEvent> settled() {
    if (pieces == 1) {
      return events;
    }
    List<NetworkEvent> strongest = new ArrayList<>(events);
    strongest.sort(Comparator.comparingDouble((NetworkEvent e) -> -e.logOdds())
        .thenComparingDouble(NetworkEvent::timeSeconds)
        .thenComparing(NetworkEvent::eventId));
    Set<Long> taken = new HashSet<>();
    List<NetworkEvent> settled = new ArrayList<>();
    for (NetworkEvent event : strongest) {
      List<EventPick> free =
          event.picks().stream().filter(p -> !taken.contains(p.pickId())).toList();
      boolean same = 2 * free.size() < event.picks().size();
      long nodes = free.stream().mapToInt(EventPick::station).distinct().count();
      if (!same && free.size() >= picksMin && nodes >= NetworkAssociator.NODES_MIN) {
        free.forEach(p -> taken.add(p.pickId()));
        settled.add(free.size() == event.picks().size() ? event : event.withPicks(free));
      }
    }
    return settled;
  }
}
