// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.CoverageModel;
import org.trucewatch.science.coverage.Hearing;
import org.trucewatch.science.coverage.LineTrace;
import org.trucewatch.science.coverage.PlanePoint;
import org.trucewatch.science.coverage.Sensor;
import org.trucewatch.science.coverage.SensorKind;
import org.trucewatch.science.coverage.SideNaming;
import org.trucewatch.science.coverage.SourceClass;
import org.trucewatch.science.location.BearingBound;

/** Computes a plan's figures for a network. */
final class Planner {
  /** Distances from the line at which naming the side is tried, km. */
  static final double[] DISTANCES_KM = {0.25, 0.5, 1, 1.5, 2, 3, 4, 5, 7.5, 10, 12.5, 15};

  /** Fewest of all draws in which a place must be located for its error to be told. */
  private static final double LOCATED_SHARE_MIN = 0.05;

  private static final int CLASS_CELLS_MAX = 250;
  private static final int LINE_PLACES = 12;
  private static final int SETS = 1;

  private final PlanScene scene;
  private final PlanQuestions questions;
  private final double cellKm;
  private final List<PlanePoint> places;

  Planner(PlanScene scene, PlanQuestions questions) {
    this.scene = scene;
    this.questions = questions;
    double box = scene.region().box().width() * scene.region().box().height();
    double chosen = Math.sqrt(box / PlanQuestions.CELLS);
    cellKm = questions.cellKm() > 0 ? questions.cellKm() : Math.max(0.2, chosen);
    if (box / (cellKm * cellKm) > 4.0 * PlanQuestions.CELLS_MAX) {
      throw new UserError("--cell is " + cellKm + " km: the map would have more than "
          + PlanQuestions.CELLS_MAX + " cells, expected fewer; choose larger ones.");
    }
    places = scene.region().cells(cellKm);
    if (places.isEmpty()) {
      throw new UserError("--cell is " + cellKm
          + " km: no cell's middle lies on the ground of this plan, expected smaller cells.");
    }
  }

  PlanResult plan(Progress progress) {
    progress.step("Map of " + places.size() + " cells for " + questions.mapped().label());
    List<PlanResult.Cell> cells = cells();
    progress.step("Table of " + SourceClass.values().length + " classes of source");
    List<PlanResult.ClassRow> classes = classes();
    progress.step("Sides of the line, owners");
    return new PlanResult(
        scene,
        questions,
        cellKm,
        scene.areaKm2(places, cellKm),
        cells,
        classes,
        sides(),
        losses(),
        counts(scene.sensors()));
  }

  static SortedMap<SensorKind, Integer> counts(List<Sensor> sensors) {
    SortedMap<SensorKind, Integer> counts = new TreeMap<>();
    sensors.forEach(s -> counts.merge(s.kind(), 1, Integer::sum));
    return counts;
  }

  private CoverageModel model(List<Sensor> sensors, CoverageCase given, SourceClass source) {
    Hearing hearing =
        new Hearing(given, source, PlanQuestions.WEATHERS, Hearing.ACOUSTIC_RANGE_KM_MAX);
    return new CoverageModel(sensors, hearing, given, questions.settings());
  }

  private List<PlanResult.Cell> cells() {
    List<CoverageModel> models = CoverageCase.ALL.stream()
        .map(c -> model(scene.sensors(), c, questions.mapped()))
        .toList();
    List<PlanResult.Cell> cells = new ArrayList<>();
    for (PlanePoint at : places) {
      cells.add(new PlanResult.Cell(at, models.stream().map(m -> figures(m, at)).toList()));
    }
    return cells;
  }

  private static PlanResult.Figures figures(CoverageModel model, PlanePoint at) {
    CoverageModel.Detected detected = model.detected(at.eastKm(), at.northKm());
    double[] radii = model.errors(at.eastKm(), at.northKm(), SETS).stream()
        .mapToDouble(c -> 1000 * BearingBound.circularErrorMeters(c))
        .sorted()
        .toArray();
    boolean told =
        radii.length >= LOCATED_SHARE_MIN * PlanQuestions.WEATHERS.size() && radii.length > 0;
    return new PlanResult.Figures(
        detected.any(),
        detected.enough(),
        told ? radii[radii.length / 2] : Double.NaN,
        told ? radii[Math.min(radii.length - 1, (int) (0.9 * radii.length))] : Double.NaN);
  }

  private List<PlanePoint> fewer() {
    int step = Math.max(1, places.size() / CLASS_CELLS_MAX);
    // An odd step does not fall in with the rows of the map.
    int odd = step % 2 == 0 ? step + 1 : step;
    List<PlanePoint> some = new ArrayList<>();
    for (int i = odd / 2; i < places.size(); i += odd) {
      some.add(places.get(i));
    }
    return some.isEmpty() ? places : some;
  }

  private List<PlanResult.ClassRow> classes() {
    List<PlanePoint> some = fewer();
    List<PlanResult.ClassRow> rows = new ArrayList<>();
    for (SourceClass source : SourceClass.values()) {
      int cases = CoverageCase.ALL.size();
      PlanResult.ClassRow row =
          new PlanResult.ClassRow(source, new double[cases], new double[cases], new double[cases]);
      for (int c = 0; c < cases; c++) {
        CoverageModel model = model(scene.sensors(), CoverageCase.ALL.get(c), source);
        for (PlanePoint at : some) {
          CoverageModel.Detected found = model.detected(at.eastKm(), at.northKm());
          row.any()[c] += found.any() / some.size();
          row.located()[c] += found.enough() / some.size();
          row.covered()[c] += found.enough() >= PlanResult.COVERED ? 1.0 / some.size() : 0;
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private List<PlanResult.SideRow> sides() {
    if (scene.line().isEmpty()) {
      return List.of();
    }
    LineTrace line = scene.line().get();
    List<PlanResult.SideRow> rows = new ArrayList<>();
    for (double distance : DISTANCES_KM) {
      List<PlanePoint> at = beside(line, distance);
      if (at.isEmpty()) {
        continue;
      }
      int cases = CoverageCase.ALL.size();
      PlanResult.SideRow row = new PlanResult.SideRow(
          distance, new double[cases], new double[cases], new double[cases], new double[cases]);
      for (int c = 0; c < cases; c++) {
        side(row, c, at, line);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Places at a distance on both sides, of those that are on the ground and not nearer to another stretch of the line. */
  private List<PlanePoint> beside(LineTrace line, double distanceKm) {
    List<PlanePoint> places = new ArrayList<>();
    for (PlanePoint p : line.along(LINE_PLACES)) {
      LineTrace.Offset o = line.offset(p.eastKm(), p.northKm());
      for (int sign = -1; sign <= 1; sign += 2) {
        PlanePoint at = new PlanePoint(
            p.eastKm() + sign * distanceKm * o.normalEast(),
            p.northKm() + sign * distanceKm * o.normalNorth());
        double off = line.offset(at.eastKm(), at.northKm()).distanceKm();
        if (scene.region().contains(at.eastKm(), at.northKm())
            && Math.abs(off - sign * distanceKm) < 0.1 * distanceKm) {
          places.add(at);
        }
      }
    }
    return places;
  }

  private void side(PlanResult.SideRow row, int c, List<PlanePoint> at, LineTrace line) {
    CoverageCase given = CoverageCase.ALL.get(c);
    CoverageModel model = model(scene.sensors(), given, questions.origin());
    double weight = 1.0 / (at.size() * PlanQuestions.WEATHERS.size() * SETS);
    List<Double> across = new ArrayList<>();
    for (PlanePoint p : at) {
      LineTrace.Offset o = line.offset(p.eastKm(), p.northKm());
      for (Symmetric2 error : model.errors(p.eastKm(), p.northKm(), SETS)) {
        double variance = error.ee() * o.normalEast() * o.normalEast()
            + 2 * error.en() * o.normalEast() * o.normalNorth()
            + error.nn() * o.normalNorth() * o.normalNorth();
        double sd = Math.sqrt(Math.max(0, variance));
        SideNaming naming = SideNaming.at(row.distanceKm(), sd, given.lineErrorKm());
        row.located()[c] += weight;
        row.right()[c] += weight * naming.right();
        row.wrong()[c] += weight * naming.wrong();
        across.add(sd);
      }
    }
    double[] sorted = across.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    row.acrossMeters()[c] = sorted.length == 0 ? Double.NaN : 1000 * sorted[sorted.length / 2];
  }

  private List<PlanResult.OwnerLoss> losses() {
    TreeSet<String> owners =
        new TreeSet<>(scene.sensors().stream().map(Sensor::owner).toList());
    if (owners.size() < 2 || owners.size() > 20) {
      return List.of();
    }
    List<PlanePoint> some = fewer();
    List<PlanResult.OwnerLoss> losses = new ArrayList<>();
    for (String owner : owners) {
      List<Sensor> rest =
          scene.sensors().stream().filter(s -> !s.owner().equals(owner)).toList();
      double[] located = CoverageCase.ALL.stream()
          .mapToDouble(c -> {
            CoverageModel model = model(rest, c, questions.mapped());
            return some.stream()
                .mapToDouble(p -> model.detected(p.eastKm(), p.northKm()).enough())
                .average()
                .orElse(0);
          })
          .toArray();
      losses.add(new PlanResult.OwnerLoss(
          owner.isEmpty() ? "owner not stated" : owner,
          scene.sensors().size() - rest.size(),
          Arrays.copyOf(located, located.length)));
    }
    return losses;
  }
}
