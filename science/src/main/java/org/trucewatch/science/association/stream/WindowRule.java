// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.NetworkEvent;

/**
 * Which of the tiles' events are a window's. A tile proposes the events that lie in it or just beyond its edge; where two tiles propose
 * events that share picks, the better keeps them, and the other is dropped, or stands without them where they are few. Only events
 * that share picks matter to one another, so the outcome depends on nothing else.
 */
final class WindowRule {
  /** An event placed so little before its window's start may be the window's: the window before may have placed it after its end. */
  static final double SLACK_SECONDS = 2;

  /** How far beyond its edge a tile proposes events, in audible ranges. */
  private static final double MARGIN_RANGES = 1.0 / 32;

  /** An event that must give up a larger share of its picks is dropped. */
  private static final double LOST_SHARE_MAX = 1.0 / 3;

  private static final Comparator<NetworkEvent> BEST_FIRST = Comparator.comparingDouble(
          NetworkEvent::logOdds)
      .reversed()
      .thenComparingDouble(NetworkEvent::timeSeconds)
      .thenComparingDouble(NetworkEvent::eastKm)
      .thenComparingDouble(NetworkEvent::northKm)
      .thenComparing(NetworkEvent::eventId);

  private final List<Tile> tiles;
  private final StreamSettings settings;

  WindowRule(List<Tile> tiles, StreamSettings settings) {
    this.tiles = tiles;
    this.settings = settings;
  }

  /** The window's events in order of time, their picks' stations counted in the network's list. */
  List<NetworkEvent> settle(Window window) {
    List<NetworkEvent> proposals = new ArrayList<>();
    double start = window.index * settings.windowSeconds();
    double margin = MARGIN_RANGES * settings.search().audibleKmMax();
    for (Tile tile : tiles) {
      for (NetworkEvent event : window.events(tile.index())) {
        if (event.timeSeconds() >= start - SLACK_SECONDS
            && event.timeSeconds() < start + settings.windowSeconds()
            && tile.holds(event.eastKm(), event.northKm(), margin)) {
          proposals.add(event);
        }
      }
    }
    proposals.sort(BEST_FIRST);
    Set<Long> taken = new HashSet<>();
    List<NetworkEvent> events = new ArrayList<>();
    for (NetworkEvent proposal : proposals) {
      List<EventPick> free =
          proposal.picks().stream().filter(p -> !taken.contains(p.pickId())).toList();
      int all = proposal.picks().size();
      if (free.size() >= settings.search().picksMin()
          && all - free.size() <= LOST_SHARE_MAX * all) {
        free.forEach(p -> taken.add(p.pickId()));
        events.add(free.size() == all ? proposal : with(proposal, free));
      }
    }
    events.sort(
        Comparator.comparingDouble(NetworkEvent::timeSeconds).thenComparing(NetworkEvent::eventId));
    return events;
  }

  /** The event with these of its picks; what the others added is taken from its score. */
  private static NetworkEvent with(NetworkEvent event, List<EventPick> picks) {
    double lost =
        event.picks().stream().mapToDouble(EventPick::logLikelihoodRatio).sum()
            - picks.stream().mapToDouble(EventPick::logLikelihoodRatio).sum();
    return copy(event, event.logOdds() - Math.max(0, lost), picks, event.silent());
  }

  static NetworkEvent copy(
      NetworkEvent e, double logOdds, List<EventPick> picks, List<NetworkEvent.Silent> silent) {
    return new NetworkEvent(
        e.eventId(),
        e.timeSeconds(),
        e.eastKm(),
        e.northKm(),
        e.depthKm(),
        e.depthSdKm(),
        e.covariance(),
        logOdds,
        e.probability(),
        e.audibleKm(),
        picks,
        silent,
        e.bound());
  }

  /** The event with the network's numbers of its nodes in place of the tile's. */
  static NetworkEvent global(NetworkEvent event, Tile tile) {
    return event.renumbered(tile.nodes());
  }
}
