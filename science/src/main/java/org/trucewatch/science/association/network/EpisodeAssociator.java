// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.science.association.network.PlaceFit.AirPrior;

/**
 * Finds events among the picks of a network of any extent over any time, where most picks are false.
 *
 * <p>How it works. {@link PickSieve} marks the picks that a seed may hold. Marked picks that are near each other in place and time are an
 * episode; each episode is searched by itself, with all picks of the nodes around it, marked or not, by the whole search of {@link
 * NetworkAssociator}. Episodes share nothing, so their order and their threads change nothing, and a cut of the record in the silence between two
 * of them changes neither. Where two episodes claim one pick, the surer event has it.
 */
public final class EpisodeAssociator {
  /** Squares and spans in which marked picks count as neighbours: those of touching ones are of one episode. */
  private static final double SQUARE_KM = 15;

  private static final double SPAN_SECONDS = 60;

  /** Nodes farther from an episode are not searched with it, however far apart nodes stand. */
  private static final double HALO_KM_MAX = 20;

  /** Sound is taken to need so long for a kilometre, against wind and cold; and the squares' own extent. */
  private static final double SECONDS_PER_KM = 3.2;

  private static final double SQUARE_SECONDS = 46;

  /** How much the wind at an event differs from the mean of the episode's, km/s: hours and tens of km. [A] */
  private static final double WIND_SD = 1.0e-3;

  private final double commonError;
  private final double haloKm;
  private final double haloSeconds;
  private final List<NetworkStation> nodes;
  private final Medium.Sound medium;
  private final NetworkSettings settings;
  private final NodeGrid grid;
  private final PickSieve sieve;

  /** Whether a node is up. */
  @FunctionalInterface
  public interface Uptime {
    /** Whether the node heard what there was to hear at this time. */
    boolean isUp(int node, double seconds);
  }

  /**
   * An event with what is needed to place it again.
   *
   * @param event its stations count in the list of nodes
   * @param air as the episode's other events tell it
   * @param widening factor of the covariance for the crowd
   */
  public record PlacedEvent(NetworkEvent event, AirPrior air, double widening) {}

  /**
   * @param commonError of all travel times of one event together, as a share
   */
  public EpisodeAssociator(
      List<NetworkStation> nodes,
      Medium.Sound medium,
      NetworkSettings settings,
      double commonError) {
    this.commonError = commonError;
    this.nodes = List.copyOf(nodes);
    this.medium = medium;
    this.settings = settings;
    grid = new NodeGrid(this.nodes);
    haloKm = Math.min(HALO_KM_MAX, NetworkSettings.AUDIBLE_SPACINGS * grid.spacingKm());
    haloSeconds = SECONDS_PER_KM * haloKm + SQUARE_SECONDS;
    sieve = new PickSieve(this.nodes, grid, medium.speedKmPerSecond());
  }

  /** Episodes of the picks, in order of their first square. */
  public List<Episode> episodes(NodePicks picks) {
    return Episode.of(picks, sieve.kept(picks), nodes, SQUARE_KM, SPAN_SECONDS);
  }

  /** Searches one episode. */
  public List<PlacedEvent> search(Episode episode, NodePicks picks, Uptime uptime) {
    int[] near = grid.around(
        episode.westKm(), episode.eastKm(), episode.southKm(), episode.northKm(), haloKm);
    List<NetworkStation> local = Arrays.stream(near).mapToObj(nodes::get).toList();
    double middle = 0.5 * (episode.fromSeconds() + episode.toSeconds());
    NodePicks some =
        picks.of(near, episode.fromSeconds() - haloSeconds, episode.toSeconds() + haloSeconds);
    boolean[] live = new boolean[near.length];
    for (int i = 0; i < live.length; i++) {
      // Who has a pick was up, whatever its link said.
      live[i] = some.start()[i + 1] > some.start()[i] || uptime.isUp(near[i], middle);
    }
    Ground ground = new Ground(local, live, settings.audibleKmMax());
    Search search = NetworkAssociator.search(ground, some.field(), medium, settings);
    double widening = EllipseCalibration.factor(search.matchesPerGate());
    List<PlacedEvent> events = new ArrayList<>();
    List<NetworkEvent> found =
        new EventReport(search, medium.pathCorrelationKm()).events(settings.probabilityMin());
    double seconds = episode.toSeconds() - episode.fromSeconds() + 2 * haloSeconds;
    for (NetworkEvent event : new LocalClutter(some, seconds, search.matchesPerGate())
        .standing(found, settings.probabilityMin())) {
      AirPrior air = AirPrior.of(search.airWithout(event.timeSeconds()), WIND_SD, commonError);
      events.add(
          new PlacedEvent(WindowAssociator.named(event, some).renumbered(near), air, widening));
    }
    return events;
  }

  /** Where events of several episodes claim a pick, the surer has it; what then lost a third of its picks or is too small is dropped. */
  public List<PlacedEvent> settled(List<PlacedEvent> events) {
    List<PlacedEvent> sure = new ArrayList<>(events);
    sure.sort(Comparator.<PlacedEvent>comparingDouble(e -> -e.event.logOdds())
        .thenComparing(e -> e.event.eventId()));
    java.util.Set<Long> taken = new java.util.HashSet<>();
    List<PlacedEvent> kept = new ArrayList<>();
    for (PlacedEvent e : sure) {
      List<EventPick> own =
          e.event.picks().stream().filter(p -> !taken.contains(p.pickId())).toList();
      int all = e.event.picks().size();
      if (own.size() >= settings.picksMin() && 3 * own.size() >= 2 * all) {
        own.forEach(p -> taken.add(p.pickId()));
        kept.add(
            own.size() == all ? e : new PlacedEvent(e.event.withPicks(own), e.air, e.widening));
      }
    }
    kept.sort(Comparator.<PlacedEvent>comparingDouble(e -> e.event.timeSeconds())
        .thenComparing(e -> e.event.eventId()));
    return kept;
  }
}
