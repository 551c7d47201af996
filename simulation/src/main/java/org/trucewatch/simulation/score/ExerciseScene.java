// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.source.Occurrence;

/**
 * One run as a picture, of an invented world only: places of origin as points never leave a report about a real one.
 *
 * @param seed from which
 * @param line as published
 * @param sensors where they stand
 * @param truth what happened, thinned where there is too much
 * @param shownOf how many of how many true occurrences are shown
 * @param found what was located
 * @param drones tracks
 * @param outages stretches
 */
public record ExerciseScene(
    long seed,
    ControlLine line,
    List<SensorPoint> sensors,
    List<TruePoint> truth,
    Count shownOf,
    List<Impulse> found,
    List<DroneTrack> drones,
    List<OutageAlert> outages) {
  private static final int CONFUSERS_MAX = 1_500;

  /** Where a sensor stands. */
  public record SensorPoint(SensorKind kind, double eastKilometers, double northKilometers) {}

  /** Kinds of truth that a map tells apart. */
  public enum Sort {
    LAUNCH,
    IMPACT,
    EXPLOSION,
    CONFUSER,
    FLIGHT
  }

  /** Where something happened, and whether it was found. */
  public record TruePoint(
      Sort sort, double eastKilometers, double northKilometers, boolean isFound) {}

  public ExerciseScene {
    sensors = List.copyOf(sensors);
    truth = List.copyOf(truth);
    found = List.copyOf(found);
    drones = List.copyOf(drones);
    outages = List.copyOf(outages);
  }

  /** The picture of a run. */
  public static ExerciseScene of(JudgedExercise given) {
    TruthMatch match = new TruthMatch(given);
    List<TruePoint> points = new ArrayList<>();
    int[] foundAs = match.foundAs();
    for (int p = 0; p < foundAs.length; p++) {
      points.add(point(match.pulses().get(p), foundAs[p] >= 0));
    }
    List<Occurrence> others = given.truth().occurrences().stream()
        .filter(o -> !TruthMatch.isPulse(o))
        .filter(o -> sort(o) != Sort.FLIGHT || o.seconds() % 60 < 10) // one place a minute
        .toList();
    int step = Math.max(1, (others.size() + CONFUSERS_MAX - 1) / CONFUSERS_MAX);
    for (int i = 0; i < others.size(); i += step) {
      points.add(point(others.get(i), false));
    }
    return new ExerciseScene(
        given.seed(),
        given.record().line(),
        given.sites().stream()
            .map(s -> new SensorPoint(s.kind(), s.eastKilometers(), s.northKilometers()))
            .toList(),
        points,
        new Count(points.size(), (long) foundAs.length + others.size()),
        given.judgement().impulses(),
        given.judgement().drones(),
        given.judgement().outages());
  }

  private static TruePoint point(Occurrence o, boolean isFound) {
    return new TruePoint(sort(o), o.eastKilometers(), o.northKilometers(), isFound);
  }

  private static Sort sort(Occurrence o) {
    return switch (o.kind()) {
      case MUZZLE -> Sort.LAUNCH;
      case IMPACT, SHELL_FIRE -> Sort.IMPACT;
      case QUARRY, DEMINING, FIREWORK -> Sort.EXPLOSION;
      case PISTON_DRONE, QUADCOPTER -> Sort.FLIGHT;
      case THUNDER, SONIC_BOOM, VEHICLE, FARM_FIRE -> Sort.CONFUSER;
    };
  }
}
