// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.PlanePoint;
import org.trucewatch.science.coverage.SensorKind;
import org.trucewatch.science.coverage.SourceClass;

/**
 * What was found; lists are in the order of {@link CoverageCase#ALL} where they are by case.
 *
 * @param scene what it is about
 * @param questions what was asked
 * @param cellKm size of a cell
 * @param areaKm2 of the ground
 * @param cells of the map
 * @param classes table by class of source
 * @param sides probability of the right side by distance to the line; empty without a line
 * @param losses what it costs when an owner leaves
 * @param counts sensors by kind
 */
record PlanResult(
    PlanScene scene,
    PlanQuestions questions,
    double cellKm,
    double areaKm2,
    List<Cell> cells,
    List<ClassRow> classes,
    List<SideRow> sides,
    List<OwnerLoss> losses,
    SortedMap<SensorKind, Integer> counts) {

  /** Share of probability from which ground counts as covered. */
  static final double COVERED = 0.95;

  /** One cell: figures by case. */
  record Cell(PlanePoint at, List<Figures> byCase) {}

  /**
   * Figures of one cell in one case.
   *
   * @param any probability of one measurement or more
   * @param located probability of enough
   * @param medianMeters radius that holds half of the errors, of the median set of detecting sensors; NaN where seldom located
   * @param ninetyMeters the same of the set at 90 %
   */
  record Figures(double any, double located, double medianMeters, double ninetyMeters) {}

  /** One class of source; by case the mean probability of enough measurements, and the share of the ground that is covered. */
  record ClassRow(SourceClass source, double[] any, double[] located, double[] covered) {}

  /**
   * At one distance from the line, both sides together, by case.
   *
   * @param located probability that an origin there is located
   * @param right probability that it is located and the right side named
   * @param wrong probability that it is located and the wrong side named
   * @param acrossMeters median standard deviation across the line
   */
  record SideRow(
      double distanceKm, double[] located, double[] right, double[] wrong, double[] acrossMeters) {}

  /** Mean probability of enough measurements without one owner's sensors, by case. */
  record OwnerLoss(String owner, int sensors, double[] located) {}

  double mean(int caseIndex) {
    return cells.stream()
        .mapToDouble(c -> c.byCase().get(caseIndex).located())
        .average()
        .orElse(0);
  }

  double covered(int caseIndex) {
    return cells.stream()
            .filter(c -> c.byCase().get(caseIndex).located() >= COVERED)
            .count()
        / (double) Math.max(1, cells.size());
  }

  /** Median over the located cells, m; NaN where none is. */
  double medianError(int caseIndex) {
    double[] errors = cells.stream()
        .mapToDouble(c -> c.byCase().get(caseIndex).medianMeters())
        .filter(x -> !Double.isNaN(x))
        .sorted()
        .toArray();
    return errors.length == 0 ? Double.NaN : errors[errors.length / 2];
  }

  static double dollarsLeast(Map<SensorKind, Integer> counts) {
    return counts.entrySet().stream()
        .mapToDouble(e -> e.getValue() * e.getKey().dollarsLeast())
        .sum();
  }

  static double dollarsMost(Map<SensorKind, Integer> counts) {
    return counts.entrySet().stream()
        .mapToDouble(e -> e.getValue() * e.getKey().dollarsMost())
        .sum();
  }
}
