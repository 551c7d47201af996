// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The benchmark as one HTML file that needs nothing else, light or dark as the reader's machine is set. */
final class HtmlReport {
  private static final String STYLE = """
      :root { color-scheme: light dark; --page: #fbfaf7; --ink: #22242a; --faint: #6b6f78; --grid: #e2e0da; --card: #ffffff;
        --good: #1f6f8b; --short: #c2410c; --band: #b9cfd8; --asked: #c2410c;
        --f0: #8a5a00; --f1: #1f6f8b; --f2: #7a3e9d; --f3: #2f7d3b; --f4: #b3345c; --f5: #4a5568; }
      @media (prefers-color-scheme: dark) { :root { --page: #16181d; --ink: #e7e6e1; --faint: #a0a4ad; --grid: #30343c; --card: #1d2026;
        --good: #6cc0dd; --short: #ff9d5c; --band: #33525f; --asked: #ff9d5c;
        --f0: #e0b050; --f1: #6cc0dd; --f2: #c79be6; --f3: #7fce8b; --f4: #f08fb0; --f5: #a8b3c5; } }
      body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 1360px; margin: 0 auto; padding: 28px 24px 60px; }
      h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 17px; margin: 0 0 4px; } p { margin: 0 0 10px; color: var(--faint); }
      .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(520px, 1fr)); gap: 20px; margin-top: 20px; align-items: start; }
      section { background: var(--card); border: 1px solid var(--grid); border-radius: 8px; padding: 16px 18px; }
      section > svg { width: 100%; height: auto; display: block; }
      .wide { overflow-x: auto; margin-top: 20px; }
      table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; width: 100%; }
      th, td { text-align: right; padding: 3px 9px; border-bottom: 1px solid var(--grid); white-space: nowrap; }
      th { color: var(--faint); font-weight: 600; } th:first-child, td:first-child, td.word, th.word { text-align: left; }
      td.short { color: var(--short); font-weight: 700; } td small { color: var(--faint); }
      .grid { stroke: var(--grid); } .tick { font-size: 11px; fill: var(--faint); } .title { font-size: 12px; fill: var(--ink); }
      .note { font-size: 12px; fill: var(--ink); }
      .reference { stroke: var(--faint); fill: none; stroke-dasharray: 5 4; } .asked { stroke: var(--asked); fill: none; }
      .band { stroke: var(--band); stroke-width: 7; stroke-linecap: butt; }
      circle.good { fill: var(--good); } circle.short { fill: var(--short); } circle.station { fill: var(--grid); stroke: var(--faint); }
      circle.truth { fill: none; stroke: var(--f4); stroke-width: 1.6; } circle.faint { stroke-width: .5; }
      .ellipse { fill: var(--good); fill-opacity: .12; stroke: var(--good); stroke-width: .8; }
      .f0 { fill: var(--f0); stroke: var(--f0); } .f1 { fill: var(--f1); stroke: var(--f1); } .f2 { fill: var(--f2); stroke: var(--f2); }
      .f3 { fill: var(--f3); stroke: var(--f3); } .f4 { fill: var(--f4); stroke: var(--f4); } .f5 { fill: var(--f5); stroke: var(--f5); }
      .path { fill: none; stroke-width: 1.5; } circle.hollow { fill: none; stroke-width: 1.6; } circle.none { stroke: var(--faint); }
      pre { font: 12.5px/1.55 ui-monospace, monospace; white-space: pre-wrap; margin: 8px 0 0; }
      .keys { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 12px; margin: 6px 0 0; } .swatch { width: 12px; height: 12px; vertical-align: -1px; }
      """;

  private final List<SetRow> rows;
  private final SyntheticSummary summary;
  private final List<Asked> asked;
  private final String realText;
  private final String code;

  /**
   * @param asked what is asked for, and ours
   * @param realText what was measured on real sets, as printed
   * @param code which code this was
   */
  HtmlReport(
      List<SetRow> rows,
      SyntheticSummary summary,
      List<Asked> asked,
      String realText,
      String code) {
    this.asked = List.copyOf(asked);
    this.rows = rows;
    this.summary = summary;
    this.realText = realText;
    this.code = code;
  }

  String html() {
    SyntheticPlots plots = new SyntheticPlots(rows, summary);
    StringBuilder out = new StringBuilder(
            "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>")
        .append(
            "<meta name='viewport' content='width=device-width, initial-scale=1'><title>Association benchmark</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head><body><main>\n<h1>Association benchmark</h1>\n<p>")
        .append(
            Chart.escaped(
                "Code " + code
                    + ". Sets with known truth; wind is never told. A found event matches a true one at 0.6 of the picks of the larger of the two."))
        .append("</p>\n");
    table(out);
    out.append("<div class='plots'>\n");
    section(
        out,
        "Probabilities",
        String.format(
            Locale.ROOT,
            "Brier score %.5f over %d reported events, acou-iid left out (asked: 0.012).",
            summary.reliability().brier(),
            summary.reliability().events()),
        plots.reliability());
    section(
        out,
        "F1 in a crowd",
        "Filled: ours. Hollow: the best other program that finished.",
        plots.f1());
    section(
        out,
        "Cost",
        String.format(
            Locale.ROOT,
            "Seconds grow as the load to the power %.2f (dashed; asked: 1).",
            summary.cost().exponent()),
        plots.cost());
    section(
        out,
        "Location",
        "Dashed: the Cramér-Rao bound of perfect association and known wind. Line: 1.10 times.",
        plots.bound());
    section(
        out,
        "Ellipses",
        "Bars: what chance allows in 95 % of cases if the ellipses are right.",
        plots.ellipses());
    section(
        out,
        "False events in scrambled picks",
        "Each node's picks shifted by whole minutes: what is found is false. Dashed: one a day.",
        plots.falseEvents());
    maps(out);
    out.append("</div>\n");
    asked(out);
    if (!realText.isEmpty()) {
      out.append("<section class='wide'><h2>Real picks</h2><pre>")
          .append(Chart.escaped(realText))
          .append("</pre></section>\n");
    }
    return out.append("</main></body></html>\n").toString();
  }

  /** A salvo's rounds stand within a hundred metres or two of each other. */
  private static final double CLOSE_KM = 0.4;

  /** The set with the most events, and the closest group of events there is. */
  private void maps(StringBuilder out) {
    rows.stream()
        .filter(r -> !r.found().isEmpty())
        .max(Comparator.comparingInt(r -> r.score().detectable()))
        .ifPresent(row -> {
          SetMap map = SetMap.whole(row);
          section(out, "Map of " + row.set().name(), map.word(), map.svg());
        });
    rows.stream()
        .filter(r -> r.set().family().equals("salvo") && !r.found().isEmpty())
        .reduce((first, second) -> second)
        .ifPresent(row -> {
          SetMap map = SetMap.closest(row, CLOSE_KM);
          section(
              out,
              "A salvo of " + row.set().name(),
              "Rounds from one place, seconds apart. " + map.word(),
              map.svg());
        });
  }

  private void asked(StringBuilder out) {
    out.append("<section class='wide'><h2>What is asked for: ")
        .append(Asked.summary(asked))
        .append("</h2><table><thead><tr><th>number</th><th class='word'>ours</th>")
        .append("<th class='word'>asked</th><th class='word'></th></tr></thead><tbody>\n");
    for (Asked a : asked) {
      out.append("<tr><td>")
          .append(Chart.escaped(a.what()))
          .append("</td><td class='word'>")
          .append(Chart.escaped(a.ours()))
          .append("</td><td class='word'>")
          .append(Chart.escaped(a.asked()))
          .append(a.isMet() ? "</td><td class='word'>" : "</td><td class='word short'>")
          .append(Asked.word(a.isMet()))
          .append("</td></tr>\n");
    }
    out.append("</tbody></table></section>\n");
  }

  private static void section(StringBuilder out, String title, String word, String plot) {
    out.append("<section><h2>")
        .append(Chart.escaped(title))
        .append("</h2><p>")
        .append(Chart.escaped(word))
        .append("</p>\n")
        .append(plot)
        .append("</section>\n");
  }

  private void table(StringBuilder out) {
    out.append(
            "<section class='wide'><table><thead><tr><th>set</th><th>picks</th><th>events</th><th>F1</th><th>precision</th><th>seconds</th><th>kernel s</th>")
        .append(
            "<th>median km</th><th>bound km</th><th>ratio</th><th>90 % ellipses</th><th>wind off m/s</th><th>false events</th><th class='word'>best peer (F1, s)</th></tr></thead><tbody>\n");
    for (SetRow row : rows) {
      Target t = row.target();
      out.append("<tr><td>").append(Chart.escaped(row.set().name())).append("</td>");
      cell(out, Integer.toString(row.picks()), false, Double.NaN);
      cell(out, Integer.toString(row.score().detectable()), false, Double.NaN);
      cell(out, number("%.4f", row.score().f1()), row.score().f1() < t.f1Min() - 1e-9, t.f1Min());
      cell(
          out,
          number("%.4f", row.score().precision()),
          row.score().precision() < t.precisionMin() - 1e-9,
          t.precisionMin());
      cell(
          out,
          number("%.2f", row.medianSeconds()),
          row.medianSeconds() > t.secondsMax(),
          t.secondsMax());
      cell(out, number("%.3f", row.kernelSeconds()), false, Double.NaN);
      cell(out, number("%.4f", row.score().medianErrorKilometers()), false, Double.NaN);
      cell(out, number("%.4f", row.bound().medianKm()), false, Double.NaN);
      cell(
          out,
          number("%.3f", row.boundRatio()),
          !row.isIid() && row.boundRatio() > SetRow.BOUND_RATIO_MAX,
          Double.NaN);
      cell(
          out,
          number("%.3f", row.score().coverage().share90()),
          summary.judged(row).events() > 0
              && !SetRow.coverageHolds(
                  summary.judged(row).share90(), summary.judged(row).events()),
          Double.NaN);
      cell(out, number("%.2f", row.windError()), false, Double.NaN);
      cell(out, number("%.2f", row.scrambled().perDayOfProbability(0.9)), false, Double.NaN);
      out.append("<td class='word'>")
          .append(Chart.escaped(SyntheticText.peer(t)))
          .append("</td></tr>\n");
    }
    out.append(
        "</tbody></table><p>Small figures: what is asked. False events: of probability 0.9 or more, per 1,000 km² and day, in picks scrambled in time.</p></section>\n");
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }

  private static void cell(StringBuilder out, String text, boolean isShort, double asked) {
    out.append(isShort ? "<td class='short'>" : "<td>").append(text);
    if (!Double.isNaN(asked)) {
      out.append(" <small>")
          .append(asked == Math.rint(asked) ? Long.toString((long) asked) : Double.toString(asked))
          .append("</small>");
    }
    out.append("</td>");
  }
}
