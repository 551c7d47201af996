// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;

/**
 * Finds events among the arrival times of single nodes, and with them wind and speed of sound.
 *
 * <p>How it works. Everything is scored as a log-likelihood ratio against clutter: a pick that fits an event adds ln(Pd p(residual)
 * / clutter rate), a node in range that is silent adds ln(1 - Pd), the range is averaged over, and place and origin time are
 * integrated by Laplace with the density of events beforehand; so the sum S is the log-odds that the event is real. (1) Every three
 * picks of three neighbouring nodes fix a place and an origin time in closed form ({@link TripleSeeder}); those that enough
 * neighbours confirm are seeds. (2) Each seed is fitted by robust Gauss-Newton ({@link Fitter}). (3) Candidates that share picks
 * are settled in synchronous rounds, the better first ({@link Peeling}). (4) All events then claim picks at once, each is fitted to
 * what it gets, and what scores below 0 is dropped; a pick that an event holds may be taken by another that gains more than the
 * first would lose ({@link Search}). (5) Clutter rates, detection probability, ranges and wind ({@link AirLearner}) are learnt from
 * the events, and it goes round again. In a crowd the wind must be known before anything can be found: then a grid of winds is
 * tried on a few minutes of picks ({@link ColdStart}). (6) At the end candidates are tried one by one and kept only where the sum of
 * all scores rises ({@link Exchange}).
 *
 * <p>A pure function: the same picks in any order give the same bytes. One thread. Cost, measured on the shared
 * sets: 10 to 120 µs a pick at 100 events an hour (0.2 ms with a 3 % path error), 3 ms in the worst crowd.
 */
public final class NetworkAssociator {
  /** Fewest nodes with picks that a call needs; fewer never make an event. */
  static final int NODES_MIN = 4;

  /**
   * Associates.
   *
   * @param stations the network; {@link PickColumns#station(int)} counts in this list
   * @param picks    rows in any order
   * @param medium   what the waves travel through
   * @param settings what is assumed
   */
  public NetworkAssociation associate(
      List<NetworkStation> stations, PickColumns picks, Medium medium, NetworkSettings settings) {
    boolean[] setAside = new boolean[stations.size()];
    int phases = medium instanceof Medium.Sound ? 1 : 2;
    PickScreen screen = new PickScreen(stations, picks, phases, setAside);
    MarkTrial trial = trial(stations, screen.field, medium, settings);
    NodeClocks clocks = new NodeClocks();
    clocks.add(trial.search, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    List<NodeNote> faults = clocks.faulty(stations);
    if (!faults.isEmpty()) {
      faults.forEach(note -> setAside[note.station()] = true);
      screen = new PickScreen(stations, picks, phases, setAside);
      trial = trial(stations, screen.field, medium, settings);
    }
    Search search = trial.search;
    List<NodeNote> notes = Stream.concat(faults.stream(), trial.notes.stream()).toList();
    List<NetworkEvent> events =
        new EventReport(search, pathCorrelationKm(medium)).events(settings.probabilityMin());
    return new NetworkAssociation(
        events,
        unassociated(screen.field, events),
        screen.refused(notes),
        search.state(),
        search.matchesPerGate());
  }

  private static MarkTrial trial(
      List<NetworkStation> stations, PickField field, Medium medium, NetworkSettings settings) {
    Ground ground = new Ground(stations, live(stations, field), settings.audibleKmMax());
    return new MarkTrial(stations, ground, field, medium, settings);
  }

  /** Which nodes sent anything: the others neither hear nor are silent. */
  static boolean[] live(List<NetworkStation> stations, PickField field) {
    int phases = field.channels / Math.max(1, stations.size());
    boolean[] live = new boolean[stations.size()];
    for (int node = 0; node < live.length; node++) {
      live[node] = field.start[(node + 1) * phases] > field.start[node * phases];
    }
    return live;
  }

  /** Searches one record, or a piece of one. */
  static Search search(Ground ground, PickField field, Medium medium, NetworkSettings settings) {
    Search search = new Search(
        ground, waves(ground, medium), field, settings, medium.relativePathError(), prior(medium));
    if (ground.liveNodes >= NODES_MIN) {
      search.run();
    }
    return search;
  }

  private static Waves waves(Ground ground, Medium medium) {
    return switch (medium) {
      case Medium.Sound m -> new StraightWaves(ground, new double[] {m.speedKmPerSecond()}, 0, 0);
      case Medium.Seismic m ->
        new StraightWaves(ground, new double[] {m.pKmPerSecond(), m.sKmPerSecond()}, 0, 0);
      case Medium.Layered m -> new TableWaves(ground, m.table());
    };
  }

  static Air prior(Medium medium) {
    return switch (medium) {
      case Medium.Sound m -> {
        double speed = m.speedKmPerSecond();
        double speedSd = m.relativeSpeedSd() * speed;
        yield switch (m.wind()) {
          case Wind.Learnt w -> Air.of(0, 0, speed, w.priorSdMetersPerSecond() / 1000, speedSd);
          case Wind.Given w ->
            Air.of(
                w.eastMetersPerSecond() / 1000,
                w.northMetersPerSecond() / 1000,
                speed,
                w.sdMetersPerSecond() / 1000,
                speedSd);
        };
      }
      case Medium.Seismic m -> Air.of(0, 0, m.pKmPerSecond(), 0, 0);
      case Medium.Layered m -> Air.of(0, 0, 1, 0, 0);
    };
  }

  static double pathCorrelationKm(Medium medium) {
    return switch (medium) {
      case Medium.Sound m -> m.pathCorrelationKm();
      case Medium.Seismic m -> 0;
      case Medium.Layered m -> 0;
    };
  }

  static long[] unassociated(PickField field, List<NetworkEvent> events) {
    long[] taken = events.stream()
        .flatMap(e -> e.picks().stream())
        .mapToLong(EventPick::pickId)
        .sorted()
        .toArray();
    return IntStream.range(0, field.size)
        .mapToLong(i -> field.id[i])
        .filter(id -> java.util.Arrays.binarySearch(taken, id) < 0)
        .sorted()
        .toArray();
  }
}
