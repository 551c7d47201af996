// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.network.LiveAssociator;
import org.trucewatch.science.association.network.LiveAssociator.LiveEvent;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.WindowAssociator;
import org.trucewatch.science.association.stream.EventVersion.State;

/** The provisional events: found and revised as picks come, until their window closes. */
final class LiveTiles {
  /** Most provisional events at a time; further ones wait for their window. */
  static final int STANDING_MAX = 100_000;

  /** An event is revised when it has so many more picks, or has moved by its own error. */
  private static final double MORE_PICKS = 1.25;

  /** Least picks that a provisional and a final event share to be the same. */
  private static final int SHARED_MIN = 3;

  private final List<Tile> tiles;
  private final StreamSettings settings;
  private final PickStore store;
  private final LiveAssociator[] associators;
  private final WindowAssociator.@Nullable Outcome[] known;

  /** By number, so in the order in which they were found. */
  private final TreeMap<Integer, Standing> standing = new TreeMap<>();

  private int nextNumber = 1;
  long refusedAtLimit;

  /** A provisional event as last published. */
  static final class Standing {
    final LiveEvent live;
    final int tile;
    NetworkEvent published;
    int version = 1;

    Standing(LiveEvent live, int tile, NetworkEvent published) {
      this.live = live;
      this.tile = tile;
      this.published = published;
    }
  }

  LiveTiles(List<Tile> tiles, StreamSettings settings, PickStore store) {
    this.tiles = tiles;
    this.settings = settings;
    this.store = store;
    associators = new LiveAssociator[tiles.size()];
    known = new WindowAssociator.Outcome[tiles.size()];
    for (Tile tile : tiles) {
      boolean[] near = new boolean[tile.nodes().length];
      for (int i = 0; i < near.length; i++) {
        near[i] = tile.holds(
            tile.stations().get(i).eastKm(),
            tile.stations().get(i).northKm(),
            settings.search().audibleKmMax() / 2);
      }
      associators[tile.index()] = new LiveAssociator(
          tile.stations(),
          settings.medium(),
          settings.search(),
          near,
          settings.provisionalLogOdds());
    }
  }

  int size() {
    return standing.size();
  }

  /** A tile's newest closed window: its weather and rates are those of the provisional events from now on. */
  void learn(int tile, WindowAssociator.Outcome outcome) {
    known[tile] = outcome;
  }

  /** One step at a time of the stream's clock. */
  void step(double now, List<EventVersion> versions) {
    double from = now - settings.travelSecondsMax() - 4 * settings.usualDelaySeconds();
    double to = now + NetworkStream.FUTURE_SECONDS_MAX;
    for (Tile tile : tiles) {
      WindowAssociator.Outcome outcome = known[tile.index()];
      if (outcome != null && LiveAssociator.isKnown(outcome.weather())) {
        PickStore.Live rows = store.live(tile.nodes(), from, to);
        if (rows.isAnyFresh) {
          LiveAssociator associator = associators[tile.index()];
          associator.begin(
              rows.picks, rows.owners, rows.fresh, outcome, now - settings.usualDelaySeconds());
          revise(tile, associator, from, versions);
          find(tile, associator, versions);
          store.own(tile.nodes(), from, to, rows.owners);
        }
      }
    }
    store.settleFresh(from, to);
  }

  private void revise(
      Tile tile, LiveAssociator associator, double from, List<EventVersion> versions) {
    Iterator<Standing> all = standing.values().iterator();
    while (all.hasNext()) {
      Standing s = all.next();
      // All its picks must still be among the rows.
      if (s.tile == tile.index() && s.live.timeSeconds() >= from && associator.isTouched(s.live)) {
        if (!associator.revise(s.live)) {
          all.remove();
          versions.add(version(s, State.WITHDRAWN, "", "later picks do not support it"));
        } else if (isChanged(s)) {
          s.published = WindowRule.global(associator.report(s.live), tile);
          versions.add(version(s, State.REVISED, "", "more picks"));
        }
      }
    }
  }

  private static EventVersion version(Standing s, State state, String follows, String reason) {
    return new EventVersion(s.published, state, s.version++, follows, reason);
  }

  private static boolean isChanged(Standing s) {
    double dx = s.live.eastKm() - s.published.eastKm();
    double dy = s.live.northKm() - s.published.northKm();
    return s.live.pickIds().length >= MORE_PICKS * s.published.picks().size()
        || Math.sqrt(dx * dx + dy * dy) > s.published.covariance().radialKm();
  }

  private void find(Tile tile, LiveAssociator associator, List<EventVersion> versions) {
    for (LiveEvent event : associator.find(nextNumber)) {
      nextNumber = event.number() + 1;
      if (standing.size() >= STANDING_MAX) {
        refusedAtLimit++;
        associator.release(event);
      } else if (!tile.holds(event.eastKm(), event.northKm(), 0)) {
        associator.release(event);
      } else {
        Standing s =
            new Standing(event, tile.index(), WindowRule.global(associator.report(event), tile));
        standing.put(event.number(), s);
        versions.add(version(s, State.PROVISIONAL, "", "enough picks"));
      }
    }
  }

  /** Publishes a window's final events as versions of the provisional ones they share picks with, and withdraws the rest. */
  List<Window.Final> close(
      List<NetworkEvent> finals, double windowEnd, List<EventVersion> versions) {
    Map<Long, Standing> byPick = new HashMap<>();
    for (Standing s : standing.values()) {
      for (long id : s.live.pickIds()) {
        byPick.put(id, s);
      }
    }
    List<Window.Final> published = new ArrayList<>();
    Map<Long, NetworkEvent> finalOf = new HashMap<>();
    for (NetworkEvent event : finals) {
      event.picks().forEach(p -> finalOf.put(p.pickId(), event));
      Standing before = nearest(event, byPick);
      int number = 1;
      String follows = "";
      if (before != null) {
        standing.remove(before.live.number());
        follows =
            before.published.eventId().equals(event.eventId()) ? "" : before.published.eventId();
        number = before.version;
      }
      versions.add(new EventVersion(event, State.FINAL, number, follows, "its window closed"));
      published.add(new Window.Final(event, number));
    }
    withdraw(windowEnd, finalOf, versions);
    return published;
  }

  private @Nullable Standing nearest(NetworkEvent event, Map<Long, Standing> byPick) {
    TreeMap<Integer, Integer> shared = new TreeMap<>();
    event.picks().forEach(p -> {
      Standing s = byPick.get(p.pickId());
      if (s != null && standing.containsKey(s.live.number())) {
        shared.merge(s.live.number(), 1, Integer::sum);
      }
    });
    int most = SHARED_MIN - 1;
    Standing best = null;
    for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = standing.get(entry.getKey());
      }
    }
    return best;
  }

  private void withdraw(
      double windowEnd, Map<Long, NetworkEvent> finalOf, List<EventVersion> versions) {
    Iterator<Standing> all = standing.values().iterator();
    while (all.hasNext()) {
      Standing s = all.next();
      if (s.live.timeSeconds() < windowEnd - WindowRule.SLACK_SECONDS) {
        all.remove();
        NetworkEvent other = null;
        for (long id : s.live.pickIds()) {
          other = other == null ? finalOf.get(id) : other;
        }
        versions.add(version(
            s,
            State.WITHDRAWN,
            "",
            other == null
                ? "not supported when all picks were in"
                : "its picks belong to " + other.eventId()));
      }
    }
  }
}
