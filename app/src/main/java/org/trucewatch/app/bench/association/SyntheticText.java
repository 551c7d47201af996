// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.List;
import java.util.Locale;
import org.trucewatch.science.association.scoring.BinomialBand;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.Reliability;

/** The synthetic sets as tables for a terminal. */
final class SyntheticText {
  private final List<SetRow> rows;
  private final SyntheticSummary summary;
  private final StringBuilder out = new StringBuilder();

  SyntheticText(List<SetRow> rows, SyntheticSummary summary) {
    this.rows = rows;
    this.summary = summary;
  }

  String text() {
    table();
    locations();
    ellipses();
    probabilities();
    line("");
    line(
        "Cost: processor seconds grow as (picks x (1 + expected chance matches in a gate)) to the power %.2f, asked for at most 1  %s",
        summary.cost().exponent(), Asked.word(!(summary.cost().exponent() > 1)));
    falseEvents();
    return out.toString();
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private void table() {
    line(
        "F1, precision and processor seconds (thread time, reading left out, after one warm-up, median of the repeats); asked in brackets");
    line(
        "%-22s %6s %6s %16s %16s %14s %8s %9s %-24s %s",
        "set",
        "picks",
        "events",
        "F1",
        "precision",
        "seconds",
        "kernel s",
        "x kernel",
        "best peer (F1, s)",
        "");
    for (SetRow row : rows) {
      Target t = row.target();
      line(
          "%-22s %6d %6d %16s %16s %14s %8.3f %9.1f %-24s %s",
          row.set().name(),
          row.picks(),
          row.score().detectable(),
          asked("%.4f", row.score().f1(), t.f1Min()),
          asked("%.4f", row.score().precision(), t.precisionMin()),
          asked("%.2f", row.medianSeconds(), t.secondsMax()),
          row.kernelSeconds(),
          row.medianSeconds() / row.kernelSeconds(),
          peer(t),
          t == Target.NONE || Double.isNaN(t.precisionMin()) ? "" : Asked.word(row.meetsTarget()));
    }
  }

  private static String asked(String format, double value, double asked) {
    String text = String.format(Locale.ROOT, format, value);
    return Double.isNaN(asked) ? text : text + String.format(Locale.ROOT, " (%s)", shorter(asked));
  }

  private static String shorter(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** Every number that is asked for, beside ours, and how many are met. */
  static String asked(List<Asked> all) {
    StringBuilder text = new StringBuilder("\nWhat is asked for, and ours\n");
    for (Asked a : all) {
      text.append(String.format(
          Locale.ROOT,
          "%-66s %-24s %-46s %s%n",
          a.what(),
          a.ours(),
          a.asked(),
          Asked.word(a.isMet())));
    }
    return text.append(Asked.summary(all)).append('\n').toString();
  }

  static String peer(Target t) {
    return Double.isNaN(t.peerF1())
        ? t.peer()
        : String.format(Locale.ROOT, "%s %.3f, %s", t.peer(), t.peerF1(), shorter(t.peerSeconds()));
  }

  private void locations() {
    line("");
    line(
        "Location error against the Cramér-Rao bound of perfect association and known wind (asked: median at most %.2f times)",
        SetRow.BOUND_RATIO_MAX);
    line(
        "%-22s %9s %9s %7s %9s %9s %9s %10s %s",
        "set", "median km", "bound km", "ratio", "90 % km", "bound 90", "peer km", "wind m/s", "");
    for (SetRow row : rows) {
      boolean holds = row.isIid() || row.boundRatio() <= SetRow.BOUND_RATIO_MAX;
      line(
          "%-22s %9.4f %9.4f %7.3f %9.4f %9.4f %9s %10s %s",
          row.set().name(),
          row.score().medianErrorKilometers(),
          row.bound().medianKm(),
          row.boundRatio(),
          row.score().ninetyPercentErrorKilometers(),
          row.bound().ninetyKm(),
          number("%.3f", row.target().peerErrorKm()),
          row.set().isSound() ? String.format(Locale.ROOT, "%.2f off", row.windError()) : "",
          row.isIid() ? "" : Asked.word(holds));
    }
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private void ellipses() {
    line("");
    line(
        "Ellipses that hold the truth, of matched events (asked: 0.87 to 0.93 of the 90 %% ones, or the 95 %% band of chance)");
    line(
        "%-22s %6s %8s %8s %16s %s", "set or family", "events", "50 %", "90 %", "band of 90 %", "");
    for (SetRow row : rows) {
      EllipseCoverage own = row.score().coverage();
      EllipseCoverage judged = summary.judged(row);
      String word = judged.events() == 0
          ? "-"
          : Asked.word(SetRow.coverageHolds(judged.share90(), judged.events()));
      ellipse(row.set().name(), own, judged == own ? word : word + " with its family");
    }
    summary
        .coverageByFamily()
        .forEach((family, coverage) -> ellipse(
            family + ", all sets",
            coverage,
            Asked.word(SetRow.coverageHolds(coverage.share90(), coverage.events()))));
  }

  private void ellipse(String name, EllipseCoverage coverage, String word) {
    BinomialBand band = BinomialBand.of(coverage.events(), 0.9);
    line(
        "%-22s %6d %8.3f %8.3f %7.3f to %.3f  %s",
        name,
        coverage.events(),
        coverage.share50(),
        coverage.share90(),
        band.low(),
        band.high(),
        word.strip());
  }

  private void probabilities() {
    Reliability all = summary.reliability();
    line("");
    if (all.events() == 0) {
      line("Probabilities: no event outside acou-iid was reported");
      return;
    }
    line(
        "Probabilities of all reported events, acou-iid left out: Brier score %.5f (asked: at most 0.012), log score %.5f, %d events",
        all.brier(), all.logScore(), all.events());
    line("  real: at least half of the picks, and three, are of one true event");
    line("%-16s %7s %8s %8s %18s %s", "probability", "events", "said", "real", "95 % band", "");
    for (Reliability.Bin bin : all.bins()) {
      line(
          "%5.3f to %5.3f   %7d %8.4f %8.4f %9.4f to %.4f  %s",
          bin.from(),
          bin.to(),
          bin.events(),
          bin.said(),
          bin.real(),
          bin.band().low(),
          bin.band().high(),
          Asked.word(bin.holds()));
    }
  }

  private void falseEvents() {
    line("");
    line(
        "False events per 1,000 km² and day, from picks scrambled in time (each node's shifted by whole minutes)");
    line(
        "%-22s %9s %9s %9s %9s %9s %9s | %9s %9s  %s",
        "set or family",
        "S >= 0",
        "S >= 2",
        "S >= 4",
        "S >= 6",
        "S >= 8",
        "S >= 10",
        "p >= 0.9",
        "p >= 0.99",
        "0 means at most, at 95 %");
    for (SetRow row : rows) {
      falseEvents(row.set().name(), row.scrambled());
    }
    summary.falseByFamily().forEach((family, f) -> {
      falseEvents(family + ", all sets", f);
      line(
          "%-22s score from which at most one a day and 1,000 km² was seen: %d",
          "", f.alarmScore());
    });
  }

  private void falseEvents(String name, FalseEvents f) {
    line(
        "%-22s %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f | %9.2f %9.2f  %.1f",
        name,
        f.perDayOfScore(0),
        f.perDayOfScore(2),
        f.perDayOfScore(4),
        f.perDayOfScore(6),
        f.perDayOfScore(8),
        f.perDayOfScore(10),
        f.perDayOfProbability(0.9),
        f.perDayOfProbability(0.99),
        f.perDayAtMost());
  }
}
