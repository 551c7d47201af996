// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.stream.EventVersion.State;

/** What is published when late picks have changed a window's final events. */
final class LateVersions {
  private static final String LATE = "late picks opened its window again";

  private final Map<String, Window.Final> before = new TreeMap<>();

  LateVersions(List<Window.Final> finals) {
    finals.forEach(f -> before.put(f.event().eventId(), f));
  }

  /** New versions of what is new or changed, withdrawals of what is gone; the finals that stand now. */
  List<Window.Final> publish(List<NetworkEvent> events, List<EventVersion> versions) {
    List<Window.Final> finals = new ArrayList<>();
    List<NetworkEvent> added = new ArrayList<>();
    for (NetworkEvent event : events) {
      Window.Final old = before.remove(event.eventId());
      if (old == null) {
        added.add(event);
      } else if (old.event().equals(event)) {
        finals.add(old);
      } else {
        int number = old.number() + 1;
        versions.add(new EventVersion(event, State.FINAL, number, "", LATE));
        finals.add(new Window.Final(event, number));
      }
    }
    Map<Long, String> goneByPick = new HashMap<>();
    before
        .values()
        .forEach(f ->
            f.event().picks().forEach(p -> goneByPick.put(p.pickId(), f.event().eventId())));
    for (Window.Final gone : before.values()) {
      versions.add(new EventVersion(gone.event(), State.WITHDRAWN, gone.number() + 1, "", LATE));
    }
    for (NetworkEvent event : added) {
      versions.add(new EventVersion(event, State.FINAL, 1, follows(event, goneByPick), LATE));
      finals.add(new Window.Final(event, 1));
    }
    finals.sort(
        java.util.Comparator.comparingDouble((Window.Final f) -> f.event().timeSeconds())
            .thenComparing(f -> f.event().eventId()));
    return finals;
  }

  private static String follows(NetworkEvent event, Map<Long, String> goneByPick) {
    for (EventPick pick : event.picks()) {
      String gone = goneByPick.get(pick.pickId());
      if (gone != null) {
        return gone;
      }
    }
    return "";
  }
}
