// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.trucewatch.science.association.EventName;

/**
 * Associates one window of one tile of a stream: the door that {@code science.association.stream} has to the search. What
 * {@link NetworkAssociator} must learn from nothing is given here by the windows before, so one short search is enough.
 *
 * <p>The result is a function of the arguments alone. Not for use by two threads at once: it keeps the ground of the last call.
 */
public final class WindowAssociator {
  private final List<NetworkStation> nodes;
  private final Medium.Sound medium;
  private final NetworkSettings settings;
  private boolean[] groundLive = {};
  private Ground ground;

  /**
   * A tile's nodes with those around that can hear into it.
   *
   * @param nodes    {@link NodePicks} count in this list
   * @param medium   its wind is only the first state; later ones are given with each call
   * @param settings what is assumed
   */
  public WindowAssociator(
      List<NetworkStation> nodes, Medium.Sound medium, NetworkSettings settings) {
    this.nodes = List.copyOf(nodes);
    this.medium = medium;
    this.settings = settings;
    ground = new Ground(List.of(), groundLive, settings.audibleKmMax());
  }

  /** What a window gave. */
  public static final class Outcome {
    private final List<NetworkEvent> events;
    private final MediumState weather;
    final Odds odds;

    Outcome(List<NetworkEvent> events, MediumState weather, Odds odds) {
      this.events = List.copyOf(events);
      this.weather = weather;
      this.odds = odds;
    }

    /** Events in order of origin time, each named after its earliest pick. */
    public List<NetworkEvent> events() {
      return events;
    }

    /** The weather after this window's events. */
    public MediumState weather() {
      return weather;
    }
  }

  /** The weather before any event. */
  public static MediumState firstWeather(Medium.Sound medium, NetworkSettings settings) {
    Air air = NetworkAssociator.prior(medium);
    return state(air, settings.detection().probability());
  }

  /** What is known of the medium; nothing of its level. */
  static MediumState state(Air air, double detection) {
    return new MediumState(
        1000 * air.windEast(),
        1000 * air.windNorth(),
        1000 * air.windSd(),
        air.speed(),
        air.speedSd(),
        Double.NaN,
        Double.NaN,
        detection,
        0);
  }

  static Air air(MediumState weather) {
    return Air.of(
        weather.windEastMetersPerSecond() / 1000,
        weather.windNorthMetersPerSecond() / 1000,
        weather.speedKmPerSecond(),
        weather.windSdMetersPerSecond() / 1000,
        weather.speedSdKmPerSecond());
  }

  /**
   * Associates.
   *
   * @param picks   of this window and tile
   * @param live    for each node whether it is up; others neither hear nor are silent
   * @param weather what the windows before say of air and detection
   */
  public Outcome associate(NodePicks picks, boolean[] live, MediumState weather) {
    if (!Arrays.equals(live, groundLive)) {
      groundLive = live.clone();
      ground = new Ground(nodes, groundLive, settings.audibleKmMax());
    }
    Air air = air(weather);
    Waves still = new StraightWaves(ground, new double[] {medium.speedKmPerSecond()}, 0, 0);
    Search search =
        new Search(ground, still, picks.field(), settings, medium.relativePathError(), air);
    if (picks.size() >= settings.picksMin()
        && IntStream.range(0, live.length).filter(i -> live[i]).count()
            >= NetworkAssociator.NODES_MIN) {
      search.resume(weather.detectionProbability());
    }
    List<NetworkEvent> events = new ArrayList<>();
    for (NetworkEvent event :
        new EventReport(search, medium.pathCorrelationKm()).events(settings.probabilityMin())) {
      events.add(named(event, picks));
    }
    return new Outcome(events, state(search.air, search.detection), search.closingFitter().odds);
  }

  /** The event under the name of its earliest pick: a pick is in one event at most, so the name is unique in any result. */
  static NetworkEvent named(NetworkEvent event, NodePicks picks) {
    long earliest = Long.MAX_VALUE;
    double first = Double.POSITIVE_INFINITY;
    for (EventPick pick : event.picks()) {
      for (int row = picks.start()[pick.station()];
          row < picks.start()[pick.station() + 1];
          row++) {
        double time = picks.timesSeconds()[row];
        if (picks.ids()[row] == pick.pickId()
            && (time < first || (time == first && pick.pickId() < earliest))) {
          first = time;
          earliest = pick.pickId();
        }
      }
    }
    return event.renamed(name(earliest));
  }

  /** The name of an event whose earliest pick this is. */
  public static String name(long earliest) {
    return EventName.hashed(Long.toString(earliest));
  }
}
