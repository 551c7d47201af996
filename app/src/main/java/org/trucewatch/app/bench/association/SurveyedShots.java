// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.trucewatch.adapters.picktable.PickDecoder;
import org.trucewatch.adapters.picktable.PickRow;
import org.trucewatch.adapters.picktable.StationDecoder;
import org.trucewatch.adapters.picktable.StationRow;
import org.trucewatch.adapters.picktable.TruthDecoder;
import org.trucewatch.adapters.picktable.TruthRow;
import org.trucewatch.app.associate.AssociationInput;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.SetScore;
import org.trucewatch.science.location.GroundLine;
import org.trucewatch.science.location.PathLesson;
import org.trucewatch.science.location.PathLesson.KnownEvent;
import org.trucewatch.science.location.PathModel;
import org.trucewatch.science.location.PhaseArrival;
import org.trucewatch.science.location.PhaseLocation.Found;
import org.trucewatch.science.location.PhaseLocation.SetAside;
import org.trucewatch.science.location.PhaseLocator;
import org.trucewatch.science.propagation.Ak135;
import org.trucewatch.science.propagation.BodyWave;

/**
 * Explosions whose places were surveyed, located from arrivals whose association is given: one by one with a reference Earth, and
 * with corrections of the paths that half of them taught, each half teaching the other.
 */
final class SurveyedShots {
  /** One standard deviation of a first arrival read at 59 to 208 km, s; the reference Earth is off by ten times as much. */
  private static final double READING_SECONDS = 0.05;

  private final List<String> names = new ArrayList<>();
  private final List<Long> days = new ArrayList<>();
  private final List<KnownEvent> shots = new ArrayList<>();
  private final PhaseLocator locator = new PhaseLocator(Ak135.crustAndUpperMantle());

  private SurveyedShots() {}

  static SurveyedShots read(Path folder) {
    Map<String, GeoPoint> stations = new HashMap<>();
    for (StationRow row : StationDecoder.decode(
            "file:stations.csv", AssociationInput.bytes(folder.resolve("stations.csv")))
        .values()) {
      if (row.place() instanceof StationRow.OnEarth e) {
        stations.put(row.id(), e.point());
      }
    }
    byte[] table = AssociationInput.bytes(folder.resolve("arrivals.csv"));
    Map<String, PickRow> picks = new HashMap<>();
    PickDecoder.decode("file:arrivals.csv", table).values().forEach(p -> picks.put(p.id(), p));
    Map<String, List<String>> members = TruthDecoder.picksByEvent("file:arrivals.csv", table);
    SurveyedShots read = new SurveyedShots();
    for (TruthRow row : TruthDecoder.events(
            "file:ground_truth.csv", AssociationInput.bytes(folder.resolve("ground_truth.csv")))
        .values()) {
      double epoch = Math.floor(row.timeSeconds());
      List<PhaseArrival> arrivals = new ArrayList<>();
      for (String id : members.getOrDefault(row.id(), List.of())) {
        PickRow pick = picks.get(id);
        GeoPoint station = pick == null ? null : stations.get(pick.stationId());
        if (pick != null && station != null) {
          arrivals.add(new PhaseArrival(
              pick.stationId(),
              station,
              pick.phase() == PickRow.Phase.P ? BodyWave.P : BodyWave.S,
              pick.timeSeconds() - epoch,
              READING_SECONDS));
        }
      }
      if (row.place() instanceof StationRow.OnEarth e) {
        read.names.add(row.id());
        read.days.add((long) Math.floor(row.timeSeconds() / 86_400));
        read.shots.add(new KnownEvent(e.point(), arrivals));
      }
    }
    return read;
  }

  /**
   * What was found.
   *
   * @param title how they were located
   * @param isTaught with corrections that others taught
   * @param errorsKm distance from the surveyed place, ascending
   * @param coverage of the ellipses
   * @param longAxisKm half the long axis of the 90 % ellipse, median
   * @param setAside arrivals that were set aside, by name
   * @param notFound shots without a place
   */
  record Outcome(
      String title,
      boolean isTaught,
      double[] errorsKm,
      EllipseCoverage coverage,
      double longAxisKm,
      List<String> setAside,
      int notFound) {
    double medianKm() {
      return SetScore.quantile(errorsKm, 0.5);
    }

    double ninetyKm() {
      return SetScore.quantile(errorsKm, 0.9);
    }
  }

  /**
   * One by one; then with corrections that half of the shots taught: alternate days; alternate shots, which on most days were of
   * two different pits; and the earlier half, whose ground the later half left.
   */
  List<Outcome> outcomes() {
    int half = shots.size() / 2;
    return List.of(
        locate("one by one, ak135 and 2 % of model error", List.of(i -> true), false),
        locate(
            "corrected, alternate days teach the others, both ways",
            List.of(i -> dayNumber(i) % 2 == 0, i -> dayNumber(i) % 2 == 1),
            true),
        locate(
            "corrected, alternate shots (pits) teach the others, both ways",
            List.of(i -> i % 2 == 0, i -> i % 2 == 1),
            true),
        locate(
            "corrected, earlier and later half teach each other",
            List.of(i -> i < half, i -> i >= half),
            true));
  }

  /** Which of the days with shots. */
  private int dayNumber(int shot) {
    return (int) days.subList(0, shot + 1).stream().distinct().count() - 1;
  }

  private Outcome locate(String title, List<IntPredicate> tested, boolean isTaught) {
    List<Double> errors = new ArrayList<>();
    List<Double> axes = new ArrayList<>();
    List<String> setAside = new ArrayList<>();
    EllipseCoverage coverage = new EllipseCoverage();
    int notFound = 0;
    for (IntPredicate test : tested) {
      List<KnownEvent> teachers = new ArrayList<>();
      for (int i = 0; i < shots.size(); i++) {
        if (!test.test(i)) {
          teachers.add(shots.get(i));
        }
      }
      PathModel paths =
          isTaught ? PathLesson.learn(locator, teachers) : PathModel.Unlearnt.CONTINENT;
      for (int i = 0; i < shots.size(); i++) {
        if (!test.test(i)) {
          continue;
        }
        if (locator.locate(shots.get(i).arrivals(), paths) instanceof Found found) {
          GroundLine off = GroundLine.geodesic(found.place(), shots.get(i).place());
          errors.add(off.kilometers());
          coverage.add(
              off.kilometers() * Math.sin(off.azimuthRadians()),
              off.kilometers() * Math.cos(off.azimuthRadians()),
              found.covarianceKilometers2());
          axes.add(longAxis(found));
          name(names.get(i), found, setAside);
        } else {
          notFound++;
        }
      }
    }
    return new Outcome(
        title,
        isTaught,
        errors.stream().mapToDouble(d -> d).sorted().toArray(),
        coverage,
        SetScore.quantile(axes.stream().mapToDouble(d -> d).sorted().toArray(), 0.5),
        setAside,
        notFound);
  }

  private static double longAxis(Found found) {
    double half = found.covarianceKilometers2().trace() / 2;
    double root =
        Math.sqrt(Math.max(0, half * half - found.covarianceKilometers2().determinant()));
    return Math.sqrt(EllipseCoverage.CHI_SQUARED_90 * (half + root));
  }

  private static void name(String shot, Found found, List<String> setAside) {
    for (SetAside aside : found.setAside()) {
      setAside.add(String.format(
          Locale.ROOT,
          "%s %s %s, off by %+.3f s (%.0f sigma)",
          shot,
          aside.arrival().station(),
          aside.arrival().wave(),
          aside.offSeconds(),
          Math.abs(aside.sigmas())));
    }
  }

  int shots() {
    return shots.size();
  }

  /** All names that were set aside by any of some outcomes, each once. */
  static List<String> setAside(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(o -> o.setAside().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
