// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.Hearing;
import org.trucewatch.science.coverage.LazyGreedy;
import org.trucewatch.science.coverage.Placement;
import org.trucewatch.science.coverage.PlacementLimits;
import org.trucewatch.science.coverage.PlacementProblem;
import org.trucewatch.science.coverage.PlacementSite;
import org.trucewatch.science.coverage.PlanePoint;
import org.trucewatch.science.coverage.Region;
import org.trucewatch.science.coverage.RobustGreedy;
import org.trucewatch.science.coverage.Sensor;
import org.trucewatch.science.coverage.SensorKind;
import org.trucewatch.science.coverage.SwapSearch;

/** Chooses places for a budget. */
final class PlacementRun {
  /** Sites to choose from, about. */
  static final int SITES = 600;

  /** Places that are to be covered, about. */
  static final int PLACES = 400;

  private final PlanScene scene;
  private final PlanQuestions questions;
  private final SceneOptions options;
  private final CoverageCase given;
  private final double ownerShareMax;

  /**
   * @param given the case that is planned for
   * @param ownerShareMax most of the sensors that one owner may have, as a share of what the budget buys
   */
  PlacementRun(
      PlanScene scene,
      PlanQuestions questions,
      SceneOptions options,
      CoverageCase given,
      double ownerShareMax) {
    this.scene = scene;
    this.questions = questions;
    this.options = options;
    this.given = given;
    this.ownerShareMax = ownerShareMax;
  }

  /**
   * What was chosen.
   *
   * @param given the case that was planned for
   * @param sites to choose from
   * @param greedy by lazy greedy
   * @param swapped after the swap search
   * @param robust for the worst owner leaving
   * @param used the one whose sensors the plan shows
   * @param sensors of it, in the order of the choice
   * @param losses of each, as a share of the value
   * @param enough probability of enough measurements with it, on the places it was chosen for
   * @param withoutOwner values without the worst owner: of greedy, swapped and robust
   */
  record Chosen(
      CoverageCase given,
      int sites,
      Placement greedy,
      Placement swapped,
      Placement robust,
      Placement used,
      List<Sensor> sensors,
      double[] losses,
      double enough,
      double[] withoutOwner) {}

  Chosen run(Progress progress, Goal goal) {
    List<PlacementSite> sites = sites();
    Region.Box box = scene.region().box();
    List<PlanePoint> places = scene.region().cells(Math.sqrt(box.width() * box.height() / PLACES));
    progress.step("Hearing of " + sites.size() + " sites at " + places.size() + " places");
    PlacementProblem problem = PlacementProblem.of(
        sites,
        places,
        new Hearing(
            given, questions.mapped(), PlanQuestions.WEATHERS, Hearing.ACOUSTIC_RANGE_KM_MAX),
        questions.measurementsMin());
    PlacementLimits limits = limits(sites);
    progress.step("Choosing for " + money(limits.dollars()));
    Placement greedy = new LazyGreedy(problem, limits).place();
    if (greedy.chosen().length == 0) {
      throw new UserError("--budget is " + money(limits.dollars())
          + ": it buys no sensor that hears anything, expected at least "
          + money(cheapest(sites)) + ".");
    }
    SwapSearch swaps = new SwapSearch(problem, limits);
    progress.step("Exchanging among " + greedy.chosen().length + " chosen sites");
    Placement swapped = swaps.improve(greedy);
    progress.step("Choosing for the worst owner leaving");
    Placement robust = new RobustGreedy(problem, limits).place(swapped);
    Placement used = goal == Goal.ROBUST ? robust : swapped;
    List<Sensor> sensors = new ArrayList<>();
    for (int j : used.chosen()) {
      sensors.add(sites.get(j).sensor());
    }
    return new Chosen(
        given,
        sites.size(),
        greedy,
        swapped,
        robust,
        used,
        sensors,
        swaps.losses(used.chosen()),
        problem.enough(used.chosen()),
        new double[] {
          problem.valueWithoutWorstOwner(greedy.chosen()),
          problem.valueWithoutWorstOwner(swapped.chosen()),
          problem.valueWithoutWorstOwner(robust.chosen())
        });
  }

  /** What is to be greatest. */
  enum Goal {
    /** Coverage with everybody taking part. */
    COVERAGE,
    /** Coverage when the worst owner leaves. */
    ROBUST
  }

  private List<PlacementSite> sites() {
    SensorKind[] kinds = options.listKinds();
    Region.Box box = scene.region().box();
    double spacing = Math.sqrt(box.width() * box.height() * kinds.length / SITES);
    List<PlanePoint> lattice =
        new SceneReader(options).lattice(scene.region(), spacing, scene.line());
    List<PlacementSite> sites = new ArrayList<>();
    for (SensorKind kind : kinds) {
      SceneReader.sensors(lattice, kind, scene.line())
          .forEach(s -> sites.add(new PlacementSite(s, kind.dollarsMiddle())));
    }
    return sites;
  }

  private PlacementLimits limits(List<PlacementSite> sites) {
    double budget = options.budget == null ? 0 : options.budget;
    double affordable = Math.floor(budget / cheapest(sites));
    return new PlacementLimits(budget, (int)
        Math.max(1, Math.min(1e9, Math.ceil(ownerShareMax * affordable))));
  }

  private static double cheapest(List<PlacementSite> sites) {
    return sites.stream().mapToDouble(PlacementSite::dollars).min().orElse(1);
  }

  /** What is known of a greedy choice beforehand, and what its own numbers prove. */
  static String guarantee(Chosen chosen) {
    double share = chosen.greedy().guaranteedShare();
    return (share > 0
            ? String.format(
                Locale.ROOT, "Any such greedy choice reaches at least %.3f of the best U", share)
            : "For several prices and owners together no share of the best U is known beforehand")
        + String.format(
            Locale.ROOT, "; the gaps of this one prove %.3f.", chosen.swapped().provedShare());
  }

  static String money(double dollars) {
    if (dollars >= 1e6) {
      return String.format(Locale.ROOT, "USD %.2f M", dollars / 1e6);
    }
    return String.format(Locale.ROOT, "USD %,.0f", dollars);
  }

  /** The sensors in the order of what losing them costs, the dearest first. */
  static int[] byLoss(Chosen chosen) {
    return java.util.stream.IntStream.range(0, chosen.losses().length)
        .boxed()
        .sorted((a, b) -> Double.compare(chosen.losses()[b], chosen.losses()[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
