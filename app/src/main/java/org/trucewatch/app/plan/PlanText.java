// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.coverage.Assumption;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.Hearing;
import org.trucewatch.science.coverage.SensorKind;
import org.trucewatch.science.coverage.SourceClass;

/** A plan for a person at a terminal. */
final class PlanText {
  private static final int LOSSES_SHOWN = 5;

  private final PlanResult result;
  private final StringBuilder out = new StringBuilder();

  PlanText(PlanResult result) {
    this.result = result;
  }

  String text(PlacementRun.@Nullable Chosen chosen) {
    line(
        "%s: %,.0f km², %d sensors%s",
        result.scene().title(),
        result.areaKm2(),
        result.scene().sensors().size(),
        result.scene().line().isEmpty() ? "; no line of contact given" : "");
    result.scene().notices().forEach(n -> line("  %s", n));
    summary();
    if (chosen != null) {
      placement(chosen);
    }
    classes();
    sides();
    losses();
    costs();
    assumptions();
    return out.toString();
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static Object[] threeOf(String first, String format, double[] values) {
    Object[] row = new Object[values.length + 1];
    row[0] = first;
    for (int i = 0; i < values.length; i++) {
      row[i + 1] = Double.isNaN(values[i]) ? "-" : String.format(Locale.ROOT, format, values[i]);
    }
    return row;
  }

  private void row(String first, String format, double[] values) {
    line("  %-46s %14s %14s %14s", threeOf(first, format, values));
  }

  private void head(String title) {
    line("");
    line("%-48s %14s %14s %14s", title, "optimistic", "base", "conservative");
  }

  private void summary() {
    SourceClass mapped = result.questions().mapped();
    head("Map: " + mapped.label());
    int cases = CoverageCase.ALL.size();
    double[] mean = new double[cases];
    double[] covered = new double[cases];
    double[] error = new double[cases];
    for (int c = 0; c < cases; c++) {
      mean[c] = result.mean(c);
      covered[c] = 100 * result.covered(c);
      error[c] = result.medianError(c);
    }
    row(
        "located (" + result.questions().measurementsMin() + " measurements or more), mean",
        "%.3f",
        mean);
    row("ground where that is 0.95 or more", "%.0f %%", covered);
    row("half of the errors within, median of the ground", "%.0f m", error);
  }

  private void placement(PlacementRun.Chosen chosen) {
    line("");
    line(
        "Placement for %s, case %s, from %d sites, to locate %s",
        PlacementRun.money(chosen.used().dollars()),
        chosen.given().id(),
        chosen.sites(),
        result.questions().mapped().label());
    line(
        "  U: mean number of measurements, more than enough counting as enough, as a share of enough");
    line("  %-28s %8s %22s %20s", "", "U", "U without worst owner", "proved share of best");
    step("lazy greedy", chosen.greedy(), chosen.withoutOwner()[0]);
    step("after swaps", chosen.swapped(), chosen.withoutOwner()[1]);
    step("for the worst owner leaving", chosen.robust(), chosen.withoutOwner()[2]);
    line("  %s", PlacementRun.guarantee(chosen));
    line(
        "  Located with the choice shown: %.3f (mean of the ground, case %s).",
        chosen.enough(), chosen.given().id());
    line("  What losing one sensor would cost, in U; the dearest:");
    int[] order = PlacementRun.byLoss(chosen);
    for (int i = 0; i < Math.min(LOSSES_SHOWN, order.length); i++) {
      line(
          "    %-18s %.5f  %s",
          chosen.sensors().get(order[i]).id(),
          chosen.losses()[order[i]],
          chosen.sensors().get(order[i]).owner());
    }
  }

  private void step(String name, org.trucewatch.science.coverage.Placement p, double without) {
    line("  %-28s %8.4f %22.4f %20.3f", name, p.value(), without, p.provedShare());
  }

  private void classes() {
    head("Located, mean of the ground");
    result.classes().stream()
        .filter(r -> PlacementRun.sum(r.any()) > 0)
        .forEach(r -> row(r.source().label(), "%.3f", r.located()));
    head("Detected by one sensor or more");
    result.classes().stream()
        .filter(r -> PlacementRun.sum(r.any()) > 0)
        .forEach(r -> row(r.source().label(), "%.3f", r.any()));
    List<String> nothing = result.classes().stream()
        .filter(r -> PlacementRun.sum(r.any()) == 0)
        .map(r -> r.source().label())
        .toList();
    if (!nothing.isEmpty()) {
      line("  Never detected by these sensors: %s.", String.join(", ", nothing));
    }
  }

  private void sides() {
    if (result.sides().isEmpty()) {
      return;
    }
    head("Side named for " + result.questions().origin().label());
    for (PlanResult.SideRow side : result.sides()) {
      String at = String.format(Locale.ROOT, "%.2f km from the line: ", side.distanceKm());
      row(at + "right side", "%.3f", side.right());
      row("                   wrong side", "%.5f", side.wrong());
    }
    line(
        "  Named: located, and 0.90 or more of the posterior on one side (LEANING). The rest is left undetermined.");
    if (result.questions().origin().role() != SourceClass.Role.LAUNCH) {
      line("  An impact says whose ground was struck, never who fired.");
    }
  }

  private void losses() {
    if (result.losses().isEmpty()) {
      return;
    }
    head("Located without one owner's sensors");
    for (PlanResult.OwnerLoss loss : result.losses()) {
      row(loss.owner() + " (" + loss.sensors() + ")", "%.3f", loss.located());
    }
  }

  private void costs() {
    line("");
    line("Cost, US dollars (tag: F found, A assumed, R recalled)");
    for (Map.Entry<SensorKind, Integer> e : result.counts().entrySet()) {
      SensorKind kind = e.getKey();
      line(
          "  %6d %-32s %12s to %12s  [%s]",
          e.getValue(),
          kind.label(),
          PlacementRun.money(e.getValue() * kind.dollarsLeast()),
          PlacementRun.money(e.getValue() * kind.dollarsMost()),
          kind.costTag().letter());
    }
    double least = PlanResult.dollarsLeast(result.counts());
    double most = PlanResult.dollarsMost(result.counts());
    line(
        "  together %s to %s, and %s to %s a year to run [A]",
        PlacementRun.money(least),
        PlacementRun.money(most),
        PlacementRun.money(least * SensorKind.RUNNING_SHARE_LEAST),
        PlacementRun.money(most * SensorKind.RUNNING_SHARE_MOST));
  }

  private void assumptions() {
    line("");
    line("Taken for granted (A: assumed, to be measured by a survey on the spot; D: derived)");
    for (int i = 0; i < CoverageCase.BASE.assumptions().size(); i++) {
      int at = i;
      Assumption a = CoverageCase.BASE.assumptions().get(i);
      line(
          "  [%s] %s: %s",
          a.tag().letter(),
          a.what(),
          String.join(
              " | ",
              CoverageCase.ALL.stream()
                  .map(c -> c.assumptions().get(at).value())
                  .toList()));
    }
    line(
        "  [D] a node hears %.1f dB less than the open-ground peak, calibrated on one range (decision 0023)",
        Hearing.NODE_LOSS_DECIBELS);
    line(
        "  [A] a single acoustic sensor counts to %.0f km; weather and source strength are shared by all sensors",
        Hearing.ACOUSTIC_RANGE_KM_MAX);
  }
}
