// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.network.RecordAssociation.Piece;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

/** One way through all records in order of time, with the nodes that are set aside. */
final class RecordPass {
  /** A wind this many standard deviations from what was carried was not to be expected from it. */
  private static final double JUMP_SIGMAS = 2.5;

  /** A piece that finds fewer events to the pick than this share of what the one before found is tried afresh. */
  private static final double POOR = 0.6;

  /** Distance over which pieces overlap, in node spacings: few events are heard farther. */
  private static final double OVERLAP_SPACINGS = 4;

  final NodeClocks clocks = new NodeClocks();
  private final List<NetworkStation> stations;
  private final Medium medium;
  private final NetworkSettings settings;
  private final boolean[] setAside;
  private final int phases;
  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private final List<NodeNote> notes = new ArrayList<>();
  private final List<NetworkEvent> events = new ArrayList<>();
  private final List<long[]> unassociated = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable Ground lastGround;
  private boolean[] lastLive = {};
  private double eventsPerPick;
  private double crowding;
  private long searched;

  RecordPass(
      List<NetworkStation> stations, Medium medium, NetworkSettings settings, boolean[] setAside) {
    this.stations = stations;
    this.medium = medium;
    this.settings = settings;
    this.setAside = setAside;
    phases = medium instanceof Medium.Sound ? 1 : 2;
  }

  /** Associates the next record. */
  void add(PickColumns record) {
    PickScreen screen = new PickScreen(stations, record, phases, setAside);
    screen.counts.forEach((reason, count) -> counts.merge(reason, count, Integer::sum));
    notes.addAll(screen.notes);
    PickField field = screen.field;
    int live = 0;
    for (boolean sends : NetworkAssociator.live(stations, field)) {
      live += sends ? 1 : 0;
    }
    List<NetworkEvent> found =
        live < NetworkAssociator.NODES_MIN ? List.of() : associate(field, parts(field));
    events.addAll(found);
    unassociated.add(NetworkAssociator.unassociated(field, found));
  }

  /** As one piece; where its events show that the wind changed, in parts. */
  private List<NetworkEvent> associate(PickField record, int parts) {
    MarkTrial trial = new MarkTrial(stations, ground(record), record, medium, settings);
    notes.addAll(trial.notes);
    Search whole = trial.search;
    PickField field = whole.field;
    if (parts == 1 || SteadyAir.isSteady(whole, parts)) {
      return report(whole, field.firstTime, field.lastTime, Span.ALL);
    }
    PieceEvents border = new PieceEvents(settings.picksMin());
    double length = field.seconds() / parts;
    for (int i = 0; i < parts; i++) {
      double from = field.firstTime + i * length;
      Span own = new Span(
          i == 0 ? Double.NEGATIVE_INFINITY : from,
          i == parts - 1 ? Double.POSITIVE_INFINITY : from + length);
      border.add(own.from(), own.to(), piece(field, own, from, from + length));
    }
    return border.settled();
  }

  /** Origin times from one to before another. */
  private record Span(double from, double to) {
    static final Span ALL = new Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean holds(double time) {
      return time >= from && time < to;
    }
  }

  /** Into how many parts a record is to be cut should its wind change. */
  private int parts(PickField field) {
    boolean changes = medium instanceof Medium.Sound sound
        && AirDrift.asGiven(sound.wind()).sdMetersPerSecond() > 0;
    double length = Math.max(RecordAssociator.PIECE_SECONDS, 4 * overlapSeconds());
    return changes ? Math.max(1, (int) Math.round(field.seconds() / length)) : 1;
  }

  private double overlapSeconds() {
    return medium instanceof Medium.Sound sound
        ? OVERLAP_SPACINGS
            * new Ground(stations, new boolean[stations.size()], 1e-3).spacingKm
            / (0.9 * sound.speedKmPerSecond())
        : 0;
  }

  /** Searches one piece; its events reach a little beyond its own time. */
  private List<NetworkEvent> piece(PickField record, Span own, double from, double to) {
    double overlap = overlapSeconds();
    int[] outside = new int[record.size];
    for (int row = 0; row < outside.length; row++) {
      double t = record.time[row];
      outside[row] = t >= own.from() - overlap && t < own.to() + 2 * overlap ? -1 : 0;
    }
    PickField field = record.unmarked(outside).field();
    if (field.size == 0) {
      return List.of();
    }
    Medium.Sound sound = AirDrift.within((Medium.Sound) medium, to - from);
    return report(piece(field, sound, 0.5 * (from + to)), from, to, own);
  }

  private List<NetworkEvent> report(Search search, double from, double to, Span own) {
    clocks.add(search, own.from(), own.to());
    List<NetworkEvent> found = new EventReport(search, NetworkAssociator.pathCorrelationKm(medium))
        .events(settings.probabilityMin());
    int size = search.field.size;
    int began = (int) found.stream().filter(e -> own.holds(e.timeSeconds())).count();
    pieces.add(new Piece(from, to, size, began, search.state()));
    crowding += size * search.matchesPerGate();
    searched += size;
    eventsPerPick = size == 0 ? 0 : (double) search.events.size() / size;
    return found;
  }

  /** Searches from what the piece before has learnt, or from nothing where that does not fit. */
  private Search piece(PickField field, Medium.Sound sound, double middle) {
    Ground ground = ground(field);
    Search carriedOn = null;
    if (!pieces.isEmpty()) {
      Piece before = pieces.getLast();
      double seconds = middle - 0.5 * (before.fromSeconds() + before.toSeconds());
      Medium.Sound carried = AirDrift.later(sound, before.medium(), seconds);
      Search search = NetworkAssociator.search(ground, field, carried, settings);
      if (!isSurprising(search, carried)) {
        return search;
      }
      carriedOn = search;
    }
    Search search = NetworkAssociator.search(ground, field, sound, settings);
    return carriedOn == null || MarkTrial.sum(search) > MarkTrial.sum(carriedOn)
        ? search
        : carriedOn;
  }

  private boolean isSurprising(Search search, Medium.Sound carried) {
    Wind.Given wind = AirDrift.asGiven(carried.wind());
    MediumState state = search.state();
    double east = state.windEastMetersPerSecond() - wind.eastMetersPerSecond();
    double north = state.windNorthMetersPerSecond() - wind.northMetersPerSecond();
    return Math.sqrt(east * east + north * north) > JUMP_SIGMAS * wind.sdMetersPerSecond()
        || search.events.size() < POOR * eventsPerPick * search.field.size;
  }

  private Ground ground(PickField field) {
    boolean[] live = NetworkAssociator.live(stations, field);
    Ground ground = lastGround;
    if (ground == null || !Arrays.equals(live, lastLive)) {
      ground = new Ground(stations, live, settings.audibleKmMax());
      lastGround = ground;
      lastLive = live;
    }
    return ground;
  }

  /** Everything so far as one result. */
  RecordAssociation result(List<NodeNote> faults) {
    events.sort(
        Comparator.comparingDouble(NetworkEvent::timeSeconds).thenComparing(NetworkEvent::eventId));
    long[] free = unassociated.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    notes.addAll(faults);
    return new RecordAssociation(
        new NetworkAssociation(
            events,
            free,
            new RefusedPicks(counts, oncePerNode()),
            medium(),
            searched == 0 ? 0 : crowding / searched),
        pieces);
  }

  private List<NodeNote> oncePerNode() {
    Map<String, List<NodeNote>> like = new TreeMap<>();
    notes.forEach(note -> like.computeIfAbsent(
            String.format(java.util.Locale.ROOT, "%07d %s", note.station(), note.reason()),
            k -> new ArrayList<>())
        .add(note));
    return like.values().stream()
        .map(same -> {
          NodeNote first = same.getFirst();
          int more = same.size() - 1;
          return more == 0
              ? first
              : new NodeNote(
                  first.station(),
                  first.reason(),
                  first.message() + " The same in " + more + " more records.");
        })
        .toList();
  }

  private MediumState medium() {
    if (pieces.size() == 1) {
      return pieces.getFirst().medium();
    }
    double[] sums = new double[8];
    double[] weights = new double[8];
    int taught = 0;
    for (Piece piece : pieces) {
      MediumState m = piece.medium();
      taught += m.events();
      double[] values = {
        m.windEastMetersPerSecond(),
        m.windNorthMetersPerSecond(),
        m.windSdMetersPerSecond(),
        m.speedKmPerSecond(),
        m.speedSdKmPerSecond(),
        m.relativePathError(),
        m.relativePathErrorSd(),
        m.detectionProbability()
      };
      // A piece that taught nothing still says what was thought beforehand.
      double weight = m.events() + 1e-6;
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          sums[i] += weight * values[i];
          weights[i] += weight;
        }
      }
    }
    if (pieces.isEmpty()) {
      return WindowAssociator.state(
          NetworkAssociator.prior(medium), settings.detection().probability());
    }
    double[] v = new double[sums.length];
    Arrays.setAll(v, i -> weights[i] == 0 ? Double.NaN : sums[i] / weights[i]);
    return new MediumState(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], taught);
  }
}
