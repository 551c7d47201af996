// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.DoubtedPlace;
import org.trucewatch.science.association.network.Episode;
import org.trucewatch.science.association.network.EpisodeAssociator;
import org.trucewatch.science.association.network.EpisodeAssociator.PlacedEvent;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.NodePicks;
import org.trucewatch.science.association.network.PickSeries;
import org.trucewatch.science.association.network.PlaceFit;
import org.trucewatch.science.association.network.PlaceFit.Arrival;
import org.trucewatch.science.association.network.PlaceFit.Place;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.network.WindowAssociator;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;

/**
 * Events among the picks of a record's acoustic nodes, for lines and spans of any length.
 *
 * <p>{@link EpisodeAssociator} finds them, episode by episode, on all cores; {@link PlaceFit} places each with what the others say of the air. Not for
 * several threads: it remembers the air of the events it found, for {@link #without}.
 */
public final class NodeEvents {
  /** Error of each path by itself, as a share of its time: the design's 0.5 % in all, split as the simulated world has it. [A] */
  static final double PATH_ERROR = 0.0035;

  /** Error common to all paths of an event. [A], likewise. */
  static final double COMMON_ERROR = 0.004;

  /** Both together: the search knows no common part. */
  private static final double SEARCH_ERROR = 0.005;

  /**
   * As {@link NetworkSettings#sound()}, but a node within range is expected to hear half of the events, not three quarters: audibility falls gradually.
   * Chosen on seeds 101 to 103 of quiet-day: decision record 0029.
   */
  private static final NetworkSettings SETTINGS = new NetworkSettings(
      6, new NetworkSettings.Detection(0.5, 30), Double.POSITIVE_INFINITY, 0.006, 6, 0.5);

  /** Speed of sound is known from a thermometer within 1 %: the day's range of temperature. */
  private static final double SPEED_SD = 0.01;

  /** Fewest picks that fix place and time and contradict themselves where they are wrong. */
  private static final int PICKS_MIN = 4;

  private final Map<String, PlacedEvent> found = new HashMap<>();

  /** All pulses, by time, then id. */
  public List<LocatedPulse> locate(LineRecord record, Consumer<String> progress) {
    NodeTable table = NodeTable.of(record);
    found.clear();
    if (table.stations().isEmpty()) {
      return List.of();
    }
    NodePicks picks = table.picks();
    Medium.Sound medium = new Medium.Sound(
        record.soundKilometersPerSecond(), SEARCH_ERROR, SPEED_SD, Wind.Learnt.withoutForecast());
    EpisodeAssociator associator =
        new EpisodeAssociator(table.stations(), medium, SETTINGS, COMMON_ERROR);
    List<Episode> episodes = associator.episodes(picks);
    progress.accept(picks.size() + " picks of " + table.stations().size() + " nodes: "
        + episodes.size() + " episodes to search");
    // Each episode by itself and then in their order: threads change nothing.
    List<PlacedEvent> all = IntStream.range(0, episodes.size())
        .parallel()
        .mapToObj(i -> associator.search(episodes.get(i), picks, table::isUp))
        .toList()
        .stream()
        .flatMap(List::stream)
        .toList();
    List<LocatedPulse> pulses = new ArrayList<>();
    for (PlacedEvent placed : associator.settled(all)) {
      found.put(placed.event().eventId(), placed);
      pulses.add(pulse(placed, table, record));
    }
    pulses.addAll(series(table, medium, pulses));
    pulses.sort(
        Comparator.comparingDouble(LocatedPulse::seconds).thenComparing(LocatedPulse::eventId));
    progress.accept(pulses.size() + " events located");
    return pulses;
  }

  /** What three nodes heard again and again, where no more of them work. */
  private static List<LocatedPulse> series(
      NodeTable table, Medium.Sound medium, List<LocatedPulse> pulses) {
    Set<Long> taken = new HashSet<>();
    pulses.forEach(p -> taken.addAll(p.picks()));
    List<LocatedPulse> more = new ArrayList<>();
    for (PickSeries.Member m : new PickSeries(
            table.stations(), table.picks(), medium, PATH_ERROR, COMMON_ERROR)
        .members(id -> !taken.contains(id))) {
      NetworkEvent.Covariance c = m.place().covariance();
      more.add(new LocatedPulse(
          WindowAssociator.name(m.picks().getFirst()),
          m.place().seconds(),
          Math.sqrt(c.tt()),
          m.place().eastKm(),
          m.place().northKm(),
          new Symmetric2(c.xx(), c.xy(), c.yy()),
          m.probability(),
          m.picks(),
          List.of()));
    }
    return more;
  }

  private static LocatedPulse pulse(PlacedEvent placed, NodeTable table, LineRecord record) {
    NetworkEvent e = placed.event();
    List<Long> picks = e.picks().stream().map(EventPick::pickId).sorted().toList();
    List<Integer> silent =
        e.silent().stream().map(s -> table.sensors()[s.station()]).sorted().toList();
    NetworkEvent.Covariance c = e.covariance();
    LocatedPulse first = new LocatedPulse(
        e.eventId(),
        e.timeSeconds(),
        Math.sqrt(c.tt()),
        e.eastKm(),
        e.northKm(),
        new Symmetric2(c.xx(), c.xy(), c.yy()),
        e.probability(),
        picks,
        silent);
    return placedAgain(first, placed, picks, record).orElse(first);
  }

  /**
   * A pulse located again without the picks of some sensors; empty where too few are left. The air is that of the event's neighbourhood as it was
   * learnt with all sensors. Pulses that the last call of {@link #locate} did not give are unknown, and empty.
   */
  public Optional<LocatedPulse> without(
      LocatedPulse pulse, LineRecord record, Set<Integer> sensors) {
    PlacedEvent placed = found.get(pulse.eventId());
    if (placed == null) {
      return Optional.empty();
    }
    List<Long> picks = pulse.picks().stream()
        .filter(number -> !sensors.contains(pick(record, number).sensor()))
        .toList();
    if (picks.size() < PICKS_MIN) {
      return Optional.empty();
    }
    return placedAgain(pulse, placed, picks, record);
  }

  /** The search's own fit of an event of the last call of {@link #locate}, which knows no error common to the paths. */
  Optional<NetworkEvent> asSearched(String eventId) {
    return Optional.ofNullable(found.get(eventId)).map(PlacedEvent::event);
  }

  private static Optional<LocatedPulse> placedAgain(
      LocatedPulse pulse, PlacedEvent placed, List<Long> picks, LineRecord record) {
    List<Arrival> arrivals = new ArrayList<>();
    for (long number : picks) {
      Observation.Pick p = pick(record, number);
      arrivals.add(new Arrival(
          record.sensors().get(p.sensor()).eastKilometers(),
          record.sensors().get(p.sensor()).northKilometers(),
          p.seconds(),
          p.sigmaSeconds()));
    }
    // Sums run in an order that does not depend on the reports' numbers.
    arrivals.sort(Comparator.comparingDouble(Arrival::seconds)
        .thenComparingDouble(Arrival::eastKm)
        .thenComparingDouble(Arrival::northKm));
    Place place = new DoubtedPlace(new PlaceFit(placed.air(), PATH_ERROR, placed.widening()))
        .place(arrivals, pulse.eastKilometers(), pulse.northKilometers(), pulse.seconds());
    if (place == null) {
      return Optional.empty();
    }
    NetworkEvent.Covariance c = place.covariance();
    return Optional.of(new LocatedPulse(
        pulse.eventId(),
        place.seconds(),
        Math.sqrt(c.tt()),
        place.eastKm(),
        place.northKm(),
        new Symmetric2(c.xx(), c.xy(), c.yy()),
        pulse.probability(),
        picks,
        pulse.silentNodes()));
  }

  private static Observation.Pick pick(LineRecord record, long number) {
    int row = Arrays.binarySearch(record.numbers(), number);
    return (Observation.Pick) record.observations().get(row);
  }
}
