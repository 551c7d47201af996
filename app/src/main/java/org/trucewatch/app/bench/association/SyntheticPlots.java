// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trucewatch.app.bench.association.Chart.Axis;
import org.trucewatch.science.association.scoring.BinomialBand;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.Reliability;

/** The synthetic sets as plots. */
final class SyntheticPlots {
  private static final int FAMILIES_MAX = 6;

  private final List<SetRow> rows;
  private final SyntheticSummary summary;
  private final List<String> families;

  SyntheticPlots(List<SetRow> rows, SyntheticSummary summary) {
    this.rows = rows;
    this.summary = summary;
    this.families = List.copyOf(summary.coverageByFamily().keySet());
  }

  private String style(SetRow row) {
    return "f" + families.indexOf(row.set().family()) % FAMILIES_MAX;
  }

  private Chart keys(Chart chart) {
    for (int i = 0; i < families.size(); i++) {
      chart.key("f" + i % FAMILIES_MAX, families.get(i));
    }
    return chart;
  }

  String reliability() {
    double[] ticks = {0.2, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999};
    Chart chart = new Chart(
        Axis.odds("said: mean probability in the bin", ticks),
        Axis.odds("share that was real", ticks));
    chart.line(new double[] {0.2, 0.9997}, new double[] {0.2, 0.9997}, "reference");
    for (Reliability.Bin bin : summary.reliability().bins()) {
      BinomialBand band = bin.band();
      chart.bar(bin.said(), band.low(), band.high(), "band");
      chart.dot(
          bin.said(),
          bin.real(),
          3 + Math.log10(bin.events()) * 1.6,
          bin.holds() ? "good" : "short",
          String.format(
              Locale.ROOT,
              "%d events, said %.4f, real %.4f",
              bin.events(),
              bin.said(),
              bin.real()));
    }
    return chart
        .key("good", "a bin; larger with more events")
        .key("short", "a bin outside 0.05 and its band")
        .svg("Reliability of event probabilities, with the 95 % band of each bin");
  }

  String f1() {
    Chart chart =
        new Chart(Axis.decades("events per hour", 10, 10_000), Axis.linear("F1", 0, 1, 0.2));
    for (SetRow row : rows) {
      if (!Double.isNaN(row.target().peerF1())) {
        chart.dot(
            row.set().ratePerHour(),
            row.target().peerF1(),
            4,
            style(row) + " hollow",
            row.set().name() + ", " + SyntheticText.peer(row.target()));
      }
    }
    for (String family : families) {
      List<SetRow> own =
          rows.stream().filter(r -> r.set().family().equals(family)).toList();
      chart.line(
          own.stream().mapToDouble(r -> r.set().ratePerHour()).toArray(),
          own.stream().mapToDouble(r -> r.score().f1()).toArray(),
          "f" + families.indexOf(family) % FAMILIES_MAX + " path");
    }
    for (SetRow row : rows) {
      chart.dot(
          row.set().ratePerHour(),
          row.score().f1(),
          5,
          style(row),
          String.format(Locale.ROOT, "%s: %.4f", row.set().name(), row.score().f1()));
    }
    return keys(chart)
        .key("none hollow", "best peer")
        .svg("F1 against the rate of events, ours and the best peer");
  }

  String cost() {
    double most = rows.stream().mapToDouble(SetRow::load).max().orElse(1e5);
    double top = Math.pow(10, Math.ceil(Math.log10(most)));
    Chart chart = new Chart(
        Axis.decades("picks x (1 + expected chance matches in a gate)", 100, top),
        Axis.decades("processor seconds", 0.001, 1000));
    CostFit fit = summary.cost();
    double least = rows.stream().mapToDouble(SetRow::load).min().orElse(100);
    chart.line(
        new double[] {least, most},
        new double[] {fit.seconds(least), fit.seconds(most)},
        "reference");
    for (SetRow row : rows) {
      if (!Double.isNaN(row.target().peerSeconds())) {
        chart.dot(
            row.load(),
            row.target().peerSeconds(),
            4,
            style(row) + " hollow",
            row.set().name() + ", " + SyntheticText.peer(row.target()));
      }
      chart.dot(
          row.load(),
          row.medianSeconds(),
          5,
          style(row),
          String.format(Locale.ROOT, "%s: %.3f s", row.set().name(), row.medianSeconds()));
    }
    return keys(chart)
        .key("none hollow", "best peer, its own machine")
        .svg(String.format(
            Locale.ROOT,
            "Processor seconds against load; the fit has exponent %.2f",
            fit.exponent()));
  }

  String bound() {
    List<String> names = rows.stream().map(r -> r.set().name()).toList();
    Chart chart =
        Chart.ofRows(Axis.linear("median location error over the bound", 0.6, 2.0, 0.2), names);
    chart.line(new double[] {1, 1}, new double[] {-0.5, rows.size() - 0.5}, "reference");
    chart.line(
        new double[] {SetRow.BOUND_RATIO_MAX, SetRow.BOUND_RATIO_MAX},
        new double[] {-0.5, rows.size() - 0.5},
        "asked");
    for (int i = 0; i < rows.size(); i++) {
      SetRow row = rows.get(i);
      if (!Double.isNaN(row.boundRatio())) {
        chart.dot(
            row.boundRatio(),
            i,
            5,
            row.isIid() || row.boundRatio() <= SetRow.BOUND_RATIO_MAX ? "good" : "short",
            String.format(Locale.ROOT, "%s: %.3f", row.set().name(), row.boundRatio()));
      }
    }
    return chart
        .key("good", "at most 1.10, or a set that is not asked for it")
        .key("short", "more than asked")
        .svg("Median location error of each set over its bound");
  }

  String ellipses() {
    List<String> names = new ArrayList<>(rows.stream().map(r -> r.set().name()).toList());
    families.forEach(f -> names.add(f + ", all"));
    Chart chart = Chart.ofRows(
        Axis.linear("share of the 90 % ellipses that hold the truth", 0.5, 1, 0.1), names);
    chart.line(new double[] {0.9, 0.9}, new double[] {-0.5, names.size() - 0.5}, "reference");
    for (int i = 0; i < rows.size(); i++) {
      coverage(chart, rows.get(i).score().coverage(), i, names.get(i));
    }
    int at = rows.size();
    for (Map.Entry<String, EllipseCoverage> family : summary.coverageByFamily().entrySet()) {
      coverage(chart, family.getValue(), at, names.get(at));
      at++;
    }
    return chart
        .key("good", "within 0.87 to 0.93 or the 95 % band of chance")
        .key("short", "outside both")
        .svg("Coverage of the 90 % ellipses");
  }

  private static void coverage(Chart chart, EllipseCoverage coverage, int row, String name) {
    if (coverage.events() == 0) {
      return;
    }
    BinomialBand band = BinomialBand.of(coverage.events(), 0.9);
    chart.span(band.low(), band.high(), row, "band");
    chart.dot(
        coverage.share90(),
        row,
        5,
        SetRow.coverageHolds(coverage.share90(), coverage.events()) ? "good" : "short",
        String.format(Locale.ROOT, "%s: %.3f of %d", name, coverage.share90(), coverage.events()));
  }

  /** False events in scrambled picks against the score they are asked to reach. */
  String falseEvents() {
    Chart chart = new Chart(
        Axis.linear("least score S", 0, 14, 2),
        Axis.decades("false events per 1,000 km² and day", 0.01, 10_000));
    chart.line(new double[] {0, 14}, new double[] {1, 1}, "reference");
    for (int f = 0; f < families.size(); f++) {
      FalseEvents found = summary.falseByFamily().getOrDefault(families.get(f), FalseEvents.NONE);
      List<Double> scores = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      for (double score = 0; score <= 14 && found.perDayOfScore(score) > 0; score += 0.5) {
        scores.add(score);
        rates.add(found.perDayOfScore(score));
      }
      chart.line(array(scores), array(rates), "f" + f % FAMILIES_MAX + " path");
      // Where the line ends none was seen; the hollow dot is what that excludes.
      double end = scores.isEmpty() ? 0 : scores.getLast() + 0.5;
      if (found.thousandKm2Days() > 0) {
        chart.dot(
            end,
            found.perDayAtMost(),
            4.5,
            "f" + f % FAMILIES_MAX + " hollow",
            String.format(
                Locale.ROOT,
                "%s: none seen from score %.1f on, at most %.2f at 95 %%",
                families.get(f),
                end,
                found.perDayAtMost()));
      }
    }
    return keys(chart)
        .key("none hollow", "none seen from there on: excluded at 95 %")
        .svg("False events per 1,000 km² and day against the score, by family");
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
