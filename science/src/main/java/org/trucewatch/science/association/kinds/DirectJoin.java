// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.trucewatch.science.association.kinds.JoinedEvent.Evidence;
import org.trucewatch.science.association.kinds.Overpass.Pixel;

/**
 * Joins direct observations to events that picks have made.
 *
 * <p>A radar track's end goes to one event, and an event takes one of each radar and end, the best pair first; it multiplies into
 * the event's place and time. A report goes to the event it fits best, and of one source's reports about one event only the best
 * counts. A hot pixel is shared among the events it fits. Reports and pixels change the log-odds alone: they are too coarse to move
 * a place that arrivals have fixed, and what a person says must not. Every ratio is capped, at {@value #RATIO_MAX} or, for reports,
 * at {@link ReportLikelihood#RATIO_MAX}. What comes twice counts once. The result does not depend on the order of either list.
 */
public final class DirectJoin {
  /** Most that one observation can say, and inverted the least (algorithms page, section 5.3). */
  public static final double RATIO_MAX = 50;

  private final Scene scene;
  private final List<EventState> events;
  private final List<List<Evidence>> evidence = new ArrayList<>();
  private final PlaceTime[] where;

  private DirectJoin(List<EventState> events, Scene scene) {
    this.scene = scene;
    this.events = events.stream().sorted(Comparator.comparing(EventState::id)).toList();
    where = this.events.stream().map(EventState::where).toArray(PlaceTime[]::new);
    this.events.forEach(e -> evidence.add(new ArrayList<>()));
  }

  /** Joins; the events come back in order of id. No event is made, however much is said. */
  public static List<JoinedEvent> join(
      List<EventState> events, List<DirectObservation> observations, Scene scene) {
    DirectJoin join = new DirectJoin(events, scene);
    List<DirectObservation> once = distinct(observations);
    join.radar(once.stream()
        .filter(o -> o instanceof RadarTrack)
        .map(o -> (RadarTrack) o)
        .toList());
    for (DirectObservation o : once) {
      if (o instanceof Overpass pass) {
        join.overpass(pass);
      }
    }
    join.reports(once.stream()
        .filter(o -> o instanceof ReportText)
        .map(o -> (ReportText) o)
        .toList());
    return join.joined();
  }

  /** In order of id, without what has an id or all its content in common with an earlier one. */
  private static List<DirectObservation> distinct(List<DirectObservation> observations) {
    List<DirectObservation> sorted = new ArrayList<>(observations);
    sorted.sort(Comparator.comparing(DirectObservation::id)
        .thenComparing(o -> o.getClass().getSimpleName())
        .thenComparing(Object::toString));
    Set<String> ids = new HashSet<>();
    Set<DirectObservation> contents = new HashSet<>();
    return sorted.stream()
        .filter(o -> ids.add(o.id()) & contents.add(unnamed(o)))
        .toList();
  }

  private static DirectObservation unnamed(DirectObservation o) {
    return switch (o) {
      case Overpass p -> new Overpass("", p.timeSeconds(), p.view(), p.areaKm2(), p.pixels());
      case ReportText r ->
        new ReportText("", r.sourceId(), r.area(), r.grade(), r.when(), r.reliability());
      case RadarTrack t -> new RadarTrack("", t.radarId(), t.end(), t.where());
    };
  }

  private record Pair(int event, RadarTrack track, double logRatio, double mahalanobisSquared) {}

  private void radar(List<RadarTrack> tracks) {
    Map<String, Integer> counts = new HashMap<>();
    tracks.forEach(t -> counts.merge(t.radarId() + "/" + t.end(), 1, Integer::sum));
    List<Pair> pairs = new ArrayList<>();
    for (int e = 0; e < where.length; e++) {
      for (RadarTrack track : tracks) {
        double d2 = where[e].mahalanobisSquared(track.where());
        if (d2 <= RadarLikelihood.GATE) {
          int count = counts.getOrDefault(track.radarId() + "/" + track.end(), 1);
          pairs.add(
              new Pair(e, track, RadarLikelihood.logRatio(track, where[e], count, scene), d2));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble((Pair p) -> -p.logRatio)
        .thenComparingDouble(Pair::mahalanobisSquared)
        .thenComparing(p -> p.track.id())
        .thenComparingInt(Pair::event));
    Set<String> taken = new HashSet<>();
    Map<Integer, TreeMap<String, PlaceTime>> product = new TreeMap<>();
    for (Pair p : pairs) {
      String place = "event " + p.event + "/" + p.track.radarId() + "/" + p.track.end();
      String own = "track " + p.track.id();
      if (!taken.contains(place) && !taken.contains(own)) {
        taken.add(place);
        taken.add(own);
        evidence.get(p.event).add(new Evidence(p.track.id(), p.logRatio, p.mahalanobisSquared));
        product.computeIfAbsent(p.event, k -> new TreeMap<>()).put(p.track.id(), p.track.where());
      }
    }
    product.forEach((e, byId) -> byId.values().forEach(w -> where[e] = where[e].times(w)));
  }

  private void overpass(Overpass pass) {
    double clutter = HotspotLikelihood.clutterPerKm2(pass);
    double[] visible = new double[where.length];
    double[] claimed = new double[where.length];
    for (int e = 0; e < where.length; e++) {
      visible[e] = HotspotLikelihood.visible(events.get(e), pass);
    }
    for (Pixel pixel : pass.pixels()) {
      double[] ratio = new double[where.length];
      double sum = 0;
      for (int e = 0; e < where.length; e++) {
        ratio[e] = visible[e] == 0 ? 0 : HotspotLikelihood.density(where[e], pixel) / clutter;
        sum += visible[e] * ratio[e];
      }
      for (int e = 0; e < where.length; e++) {
        claimed[e] += sum == 0 ? 0 : ratio[e] * (visible[e] * ratio[e] / sum);
      }
    }
    for (int e = 0; e < where.length; e++) {
      double log = HotspotLikelihood.logRatio(pass, visible[e], claimed[e]);
      if (log != 0) {
        evidence.get(e).add(new Evidence(pass.id(), log, Double.NaN));
      }
    }
  }

  private void reports(List<ReportText> reports) {
    List<Map<String, Evidence>> bestOfSource = new ArrayList<>();
    events.forEach(e -> bestOfSource.add(new TreeMap<>()));
    for (ReportText report : reports) {
      int best = -1;
      double most = 0;
      for (int e = 0; e < where.length; e++) {
        double log = ReportLikelihood.logRatio(report, where[e], scene);
        if (log > most) {
          most = log;
          best = e;
        }
      }
      if (best >= 0) {
        Evidence before = bestOfSource.get(best).get(report.sourceId());
        if (before == null || most > before.logRatio()) {
          Evidence own = new Evidence(report.id(), most, Double.NaN);
          bestOfSource.get(best).put(report.sourceId(), own);
        }
      }
    }
    for (int e = 0; e < where.length; e++) {
      evidence.get(e).addAll(bestOfSource.get(e).values());
    }
  }

  private List<JoinedEvent> joined() {
    List<JoinedEvent> joined = new ArrayList<>();
    for (int e = 0; e < where.length; e++) {
      EventState before = events.get(e);
      List<Evidence> parts = evidence.get(e);
      parts.sort(Comparator.comparing(Evidence::observationId));
      double sum = before.logOdds();
      for (Evidence part : parts) {
        sum += part.logRatio();
      }
      joined.add(new JoinedEvent(before, new EventState(before.id(), where[e], sum), parts));
    }
    return joined;
  }
}
