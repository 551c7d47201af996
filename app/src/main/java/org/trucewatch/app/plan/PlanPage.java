// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.science.coverage.Assumption;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.Hearing;
import org.trucewatch.science.coverage.Placement;
import org.trucewatch.science.coverage.SensorKind;

/** A plan as one HTML file that needs nothing else, light or dark as the reader's machine is set. */
final class PlanPage {
  private static final String STYLE = """
      :root { color-scheme: light dark; --page: #fbfaf7; --ink: #22242a; --faint: #6b6f78; --rule: #e2e0da; --card: #ffffff;
        --contact: #111111; --dot: #111111; --c0: #1f6f8b; --c1: #8a5a00; --c2: #b3345c; --none: #d8d5cd; }
      @media (prefers-color-scheme: dark) { :root { --page: #16181d; --ink: #e7e6e1; --faint: #a0a4ad; --rule: #30343c; --card: #1d2026;
        --contact: #f4f4f0; --dot: #f4f4f0; --c0: #6cc0dd; --c1: #e0b050; --c2: #f08fb0; --none: #3a3e46; } }
      body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 1120px; margin: 0 auto; padding: 28px 24px 60px; }
      h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 0 0 4px; } h3 { font-size: 14px; margin: 14px 0 4px; }
      p { margin: 0 0 10px; color: var(--faint); }
      section { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 16px 20px; margin-top: 18px;
        overflow-x: auto; }
      .map, .plot { width: 100%; height: auto; display: block; }
      table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; width: 100%; }
      th, td { text-align: right; padding: 3px 10px; border-bottom: 1px solid var(--rule); }
      th { color: var(--faint); font-weight: 600; } th:first-child, td:first-child { text-align: left; }
      .keys { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 12px; margin: 8px 0 0; color: var(--ink); }
      .keys i { display: inline-block; width: 14px; height: 14px; border-radius: 3px; vertical-align: -2px; margin-right: 5px; }
      .frame { fill: none; stroke: var(--faint); stroke-width: .8; } .bar { stroke: var(--ink); stroke-width: 2; fill: none; }
      .tick { font-size: 11px; fill: var(--faint); } .contact { stroke: var(--contact); stroke-width: 1.6; stroke-dasharray: 7 4; fill: none; }
      .dot { stroke: var(--dot); stroke-linecap: round; fill: none; } .grid { stroke: var(--rule); }
      .curve { fill: none; stroke-width: 2; } .curve.wrong { stroke-dasharray: 3 3; }
      .s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); }
      i.s0 { background: var(--c0); } i.s1 { background: var(--c1); } i.s2 { background: var(--c2); }
      """;

  /** Colours of probability and of error, from poor to good: cividis, which the colour-blind can read. */
  private static final String[] COLOURS = {
    "#00224e", "#2a3f6d", "#575d6d", "#8a8779", "#c2b56c", "#fee838"
  };

  private static final double[] PROBABILITY_FROM = {0, 0.2, 0.5, 0.8, 0.9, 0.95};

  private static final double[] ERROR_TO = {500, 200, 100, 50, 25};

  private final PlanResult result;
  private final PlacementRun.@Nullable Chosen chosen;
  private final StringBuilder out = new StringBuilder();

  PlanPage(PlanResult result, PlacementRun.@Nullable Chosen chosen) {
    this.result = result;
    this.chosen = chosen;
  }

  String html() {
    out.append("<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>")
        .append("<meta name='viewport' content='width=device-width, initial-scale=1'><title>Plan: ")
        .append(escaped(result.scene().title()))
        .append("</title>\n<style>\n")
        .append(STYLE);
    for (int i = 0; i < COLOURS.length; i++) {
      add(".v%d { fill: %s; background: %s; } ", i, COLOURS[i], COLOURS[i]);
    }
    out.append(
        ".v6 { fill: var(--none); background: var(--none); }\n</style></head><body><main>\n");
    heading();
    maps();
    classes();
    sides();
    placement();
    owners();
    costs();
    assumptions();
    return out.append("</main></body></html>\n").toString();
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private void heading() {
    add("<h1>%s</h1>", escaped(result.scene().title()));
    add(
        "<p>%,.0f km², %,d sensors. Three cases always: what decides between them, wind screens, noise and ground, has not been"
            + " measured. Code %s.</p>%n",
        result.areaKm2(), result.scene().sensors().size(), escaped(CodeVersion.read()));
    for (String notice : result.scene().notices()) {
      add("<p>%s</p>%n", escaped(notice));
    }
  }

  private void open(String title, String word) {
    add("<section><h2>%s</h2><p>%s</p>%n", escaped(title), escaped(word));
  }

  private void close() {
    out.append("</section>\n");
  }

  static int probabilityClass(double p) {
    int at = 0;
    while (at + 1 < PROBABILITY_FROM.length && p >= PROBABILITY_FROM[at + 1]) {
      at++;
    }
    return at;
  }

  static int errorClass(double meters) {
    if (Double.isNaN(meters)) {
      return COLOURS.length;
    }
    int at = 0;
    while (at < ERROR_TO.length && meters <= ERROR_TO[at]) {
      at++;
    }
    return at;
  }

  private void maps() {
    PlanMap map = new PlanMap(result);
    String what = result.questions().mapped().label();
    int enough = result.questions().measurementsMin();
    open(
        "Where one " + what + " would be located",
        "Probability of " + enough
            + " measurements or more: a node gives one, an array two. Dashed: the line of contact. Dots: sensors.");
    for (int c = 0; c < CoverageCase.ALL.size(); c++) {
      int at = c;
      add(
          "<h3>%s: mean %.3f, %.0f %% of the ground at 0.95 or more</h3>%n",
          CoverageCase.ALL.get(c).id(), result.mean(c), 100 * result.covered(c));
      out.append(map.svg(
          result.cells(),
          cell -> probabilityClass(cell.byCase().get(at).located()),
          "v",
          "Map of the probability of location, " + CoverageCase.ALL.get(c).id()));
    }
    keys("under 0.2", "0.2", "0.5", "0.8", "0.9", "0.95 and more");
    close();
    open(
        "How well it would be located",
        "Radius that holds half of the errors, of the median set of detecting sensors; the least that any method could reach, with"
            + " wind and temperature corrected only as far as the case says.");
    for (int c = 0; c < CoverageCase.ALL.size(); c++) {
      int at = c;
      double error = result.medianError(c);
      add(
          "<h3>%s: %s</h3>%n",
          CoverageCase.ALL.get(c).id(),
          Double.isNaN(error)
              ? "seldom located anywhere"
              : String.format(Locale.ROOT, "median of the ground %.0f m", error));
      out.append(map.svg(
          result.cells(),
          cell -> errorClass(cell.byCase().get(at).medianMeters()),
          "v",
          "Map of the location error, " + CoverageCase.ALL.get(c).id()));
    }
    keys("over 500 m", "to 500 m", "to 200 m", "to 100 m", "to 50 m", "to 25 m", "seldom located");
    close();
  }

  private void keys(String... words) {
    out.append("<p class='keys'>");
    for (int i = 0; i < words.length; i++) {
      add("<span><i class='v%d'></i>%s</span>", i, escaped(words[i]));
    }
    out.append("</p>\n");
  }

  private void head(String first, String... columns) {
    add("<table><thead><tr><th>%s</th>", escaped(first));
    for (String column : columns) {
      for (CoverageCase c : CoverageCase.ALL) {
        add("<th>%s%s</th>", escaped(column.isEmpty() ? "" : column + ", "), c.id());
      }
    }
    out.append("</tr></thead><tbody>\n");
  }

  private void cells(String format, double[] values) {
    for (double v : values) {
      add("<td>%s</td>", Double.isNaN(v) ? "–" : String.format(Locale.ROOT, format, v));
    }
  }

  private void classes() {
    open(
        "By class of source",
        "Mean of the ground: located; and share of the ground where that is 0.95 or more.");
    head("", "located", "covered");
    for (PlanResult.ClassRow row : result.classes()) {
      add("<tr><td>%s</td>", escaped(row.source().label()));
      cells("%.3f", row.located());
      cells("%.2f", row.covered());
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n");
    close();
  }

  private void sides() {
    if (result.sides().isEmpty()) {
      return;
    }
    open(
        "Would the right side be named?",
        "For " + result.questions().origin().label()
            + " by its distance from the line. Solid: located, and 0.90 or more of the posterior on the right side. Dashed: on the wrong"
            + " one. The rest stays undetermined, which is then the right answer.");
    out.append(SidePlot.svg(result.sides()));
    out.append("<p class='keys'>");
    for (int c = 0; c < CoverageCase.ALL.size(); c++) {
      add("<span><i class='s%d'></i>%s</span>", c, CoverageCase.ALL.get(c).id());
    }
    out.append("</p>\n");
    head("km from the line", "right", "wrong", "sd across, m");
    for (PlanResult.SideRow row : result.sides()) {
      add("<tr><td>%.2f</td>", row.distanceKm());
      cells("%.3f", row.right());
      cells("%.5f", row.wrong());
      cells("%.0f", row.acrossMeters());
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n");
    close();
  }

  private void placement() {
    if (chosen == null) {
      return;
    }
    open(
        "Placement",
        String.format(
            Locale.ROOT,
            "Chosen for %s from %d sites, case %s. U is the mean number of measurements, more than enough counting as enough, as a share of"
                + " enough. %s",
            PlacementRun.money(chosen.used().dollars()),
            chosen.sites(),
            chosen.given().id(),
            PlacementRun.guarantee(chosen)));
    out.append(
        "<table><thead><tr><th></th><th>U</th><th>U without the worst owner</th><th>no choice has more than</th><th>sensors</th></tr></thead><tbody>\n");
    step("lazy greedy", chosen.greedy(), chosen.withoutOwner()[0]);
    step("after swaps", chosen.swapped(), chosen.withoutOwner()[1]);
    step("for the worst owner leaving", chosen.robust(), chosen.withoutOwner()[2]);
    out.append("</tbody></table>\n");
    close();
  }

  private void step(String name, Placement p, double without) {
    add(
        "<tr><td>%s</td><td>%.4f</td><td>%.4f</td><td>%.4f</td><td>%d</td></tr>%n",
        name, p.value(), without, p.upperBound(), p.chosen().length);
  }

  private void owners() {
    if (result.losses().isEmpty()) {
      return;
    }
    open(
        "Without one owner's sensors",
        "Mean probability that " + result.questions().mapped().label()
            + " is located when an owner leaves.");
    head("");
    for (PlanResult.OwnerLoss loss : result.losses()) {
      add("<tr><td>%s (%d)</td>", escaped(loss.owner()), loss.sensors());
      cells("%.3f", loss.located());
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n");
    close();
  }

  private void costs() {
    open("Cost", "US dollars, as priced in the open (F), recalled (R) or assumed (A).");
    out.append(
        "<table><thead><tr><th>kind</th><th>count</th><th>least</th><th>most</th><th>tag</th></tr></thead><tbody>\n");
    for (Map.Entry<SensorKind, Integer> e : result.counts().entrySet()) {
      add(
          "<tr><td>%s</td><td>%,d</td><td>%s</td><td>%s</td><td>%s</td></tr>%n",
          escaped(e.getKey().label()),
          e.getValue(),
          PlacementRun.money(e.getValue() * e.getKey().dollarsLeast()),
          PlacementRun.money(e.getValue() * e.getKey().dollarsMost()),
          e.getKey().costTag().letter());
    }
    double least = PlanResult.dollarsLeast(result.counts());
    double most = PlanResult.dollarsMost(result.counts());
    add(
        "<tr><td>together</td><td></td><td>%s</td><td>%s</td><td></td></tr>%n<tr><td>a year to run, 15 to 25 %%</td><td></td><td>%s</td><td>%s</td><td>A</td></tr></tbody></table>%n",
        PlacementRun.money(least),
        PlacementRun.money(most),
        PlacementRun.money(least * SensorKind.RUNNING_SHARE_LEAST),
        PlacementRun.money(most * SensorKind.RUNNING_SHARE_MOST));
    close();
  }

  private void assumptions() {
    open(
        "Taken for granted",
        "A: assumed, to be measured on the spot before money is spent. D: derived.");
    head("");
    List<Assumption> base = CoverageCase.BASE.assumptions();
    for (int i = 0; i < base.size(); i++) {
      add(
          "<tr><td>[%s] %s</td>",
          base.get(i).tag().letter(), escaped(base.get(i).what()));
      for (CoverageCase c : CoverageCase.ALL) {
        add("<td>%s</td>", escaped(c.assumptions().get(i).value()));
      }
      out.append("</tr>\n");
    }
    add(
        "</tbody></table><p>A node hears %.1f dB less than the open-ground peak (D, calibrated on one range) and counts to %.0f km (A)."
            + " Weather and source strength are shared by all sensors. Flat ground; no false picks, masking, jamming or common outages.</p>%n",
        Hearing.NODE_LOSS_DECIBELS, Hearing.ACOUSTIC_RANGE_KM_MAX);
    close();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }
}
