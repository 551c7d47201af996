// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.trucewatch.science.association.network.MediumState;
import org.trucewatch.science.association.network.NetworkEvent;

/** One window: what it was searched with, what each tile found, and what of it was published. */
final class Window {
  final int index;

  /** For each tile. */
  final MediumState[] weather;

  /** Tiles that late picks belong to, to be searched again. */
  final TreeSet<Integer> open = new TreeSet<>();

  /** The final events as they stand. */
  List<Final> finals = List.of();

  boolean isSettled;
  private final List<List<NetworkEvent>> events = new ArrayList<>();

  /** A final event and the number of its last version. */
  record Final(NetworkEvent event, int number) {}

  Window(int index, MediumState[] weather) {
    this.index = index;
    this.weather = weather;
    for (int tile = 0; tile < weather.length; tile++) {
      events.add(List.of());
    }
  }

  List<NetworkEvent> events(int tile) {
    return events.get(tile);
  }

  void setEvents(int tile, List<NetworkEvent> found) {
    events.set(tile, found);
  }
}
