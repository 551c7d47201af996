// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.source.Occurrence;

/** Flights with an engine, and tracks of them. A track is a flight's when half of its reports and more came of it. */
public final class FlightScore {
  /** What is counted of flights. */
  public static final String HEARD = "heard by a node";

  /** Three nodes give a speed and a heading. */
  public static final String BY_THREE = "heard by three nodes";

  /** Row of the drones that struck; others with such an engine passed by. */
  public static final String ONE_WAY = "one-way drone";

  public static final String TRACKED = "tracked with speed and heading";

  private static final int NODES_OF_TRACK_MIN = 3;

  private final CountTable flights = new CountTable(List.of(HEARD, BY_THREE, TRACKED));
  private Count falseTracks = Count.NONE;
  private final Samples speedErrors = new Samples();
  private final Samples headingErrors = new Samples();

  static FlightScore of(JudgedExercise given) {
    FlightScore score = new FlightScore();
    Map<Long, Occurrence> begin = new TreeMap<>();
    Map<Long, Occurrence> end = new HashMap<>();
    for (Occurrence o : given.truth().occurrences()) {
      if (o.kind() == Occurrence.Kind.PISTON_DRONE || o.kind() == Occurrence.Kind.QUADCOPTER) {
        begin.putIfAbsent(o.number(), o);
        end.put(o.number(), o);
      }
    }
    Map<Long, Set<Integer>> nodes = nodes(given);
    Set<Long> tracked = new HashSet<>();
    for (DroneTrack t : given.judgement().drones()) {
      long flight = flightOf(t, given);
      boolean isReal = begin.containsKey(flight);
      score.falseTracks = score.falseTracks.and(!isReal);
      if (isReal && isComplete(t)) {
        tracked.add(flight);
        score.errors(
            t, Objects.requireNonNull(begin.get(flight)), Objects.requireNonNull(end.get(flight)));
      }
    }
    begin.forEach((number, o) -> {
      int heard = nodes.getOrDefault(number, Set.of()).size();
      String row = o.shot().isPresent() ? ONE_WAY : TruthMatch.word(o.kind());
      score.flights.add(row, HEARD, heard > 0);
      score.flights.add(row, BY_THREE, heard >= NODES_OF_TRACK_MIN);
      score.flights.add(row, TRACKED, tracked.contains(number));
    });
    return score;
  }

  private static boolean isComplete(DroneTrack t) {
    return Double.isFinite(t.speedMetersPerSecond()) && Double.isFinite(t.headingRadians());
  }

  private static Map<Long, Set<Integer>> nodes(JudgedExercise given) {
    Map<Long, Set<Integer>> nodes = new HashMap<>();
    List<Observation> all = given.record().observations();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Observation.DroneHeard d) {
        nodes
            .computeIfAbsent(
                given.truth().causeOf(given.record().numbers()[i]), k -> new HashSet<>())
            .add(d.sensor());
      }
    }
    return nodes;
  }

  static long flightOf(DroneTrack t, JudgedExercise given) {
    Map<Long, Integer> votes = new TreeMap<>();
    for (long report : t.reports()) {
      votes.merge(given.truth().causeOf(report), 1, Integer::sum);
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(v -> 2 * v.getValue() > t.reports().size())
        .map(Map.Entry::getKey)
        .orElse(-1L);
  }

  private void errors(DroneTrack t, Occurrence begin, Occurrence end) {
    double seconds = end.seconds() - begin.seconds();
    if (seconds <= 0) {
      return;
    }
    double east = end.eastKilometers() - begin.eastKilometers();
    double north = end.northKilometers() - begin.northKilometers();
    double speed = 1000 * Math.sqrt(east * east + north * north) / seconds;
    speedErrors.add(Math.abs(t.speedMetersPerSecond() - speed));
    double off = Math.abs(t.headingRadians() - begin.headingRadians()) % (2 * Math.PI);
    headingErrors.add(StrictMath.toDegrees(Math.min(off, 2 * Math.PI - off)));
  }

  void add(FlightScore o) {
    flights.add(o.flights);
    falseTracks = falseTracks.plus(o.falseTracks);
    speedErrors.add(o.speedErrors);
    headingErrors.add(o.headingErrors);
  }

  /** By kind of engine, of the flights that happened. */
  public CountTable flights() {
    return flights;
  }

  /** Tracks of no flight, of all tracks. */
  public Count falseTracks() {
    return falseTracks;
  }

  /** Metres a second. */
  public Samples speedErrors() {
    return speedErrors;
  }

  /** Degrees. */
  public Samples headingErrorsDegrees() {
    return headingErrors;
  }
}
