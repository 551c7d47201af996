// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.trucewatch.app.bench.judgement.DrawnIncident.Suite;
import org.trucewatch.assessment.attribution.AttributionBudget;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.science.association.scoring.ClopperPearson;

/** What the cases say of attribution, number by number. */
final class JudgementFigures {
  private static final double MILLISECONDS_MAX = 20;
  private static final double[] BANDS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0000001};
  private static final double[] KILOMETERS = {0, 0.5, 1, 2, 5, Double.POSITIVE_INFINITY};

  private final List<JudgedCase> cases;
  private final List<Figure> figures = new ArrayList<>();

  private JudgementFigures(List<JudgedCase> cases) {
    this.cases = cases;
  }

  static List<Figure> of(List<JudgedCase> cases) {
    var all = new JudgementFigures(cases);
    all.time();
    all.established();
    all.leaning();
    all.suites();
    all.reliability();
    all.abstention();
    all.scores();
    return all.figures;
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private List<JudgedCase> where(Predicate<JudgedCase> wanted) {
    return cases.stream().filter(wanted).toList();
  }

  private static int wrong(List<JudgedCase> of) {
    return (int) of.stream().filter(JudgedCase::isWrong).count();
  }

  private static double mean(List<JudgedCase> of, ToDoubleFunction<JudgedCase> value) {
    return of.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private void time() {
    time("time an attribution by the clock, median and 99 %", JudgedCase::milliseconds);
    time("the same of one processor", JudgedCase::processorMilliseconds);
  }

  private void time(String name, ToDoubleFunction<JudgedCase> milliseconds) {
    double[] sorted = cases.stream().mapToDouble(milliseconds).sorted().toArray();
    double median = sorted[sorted.length / 2];
    double slow = sorted[Math.min(sorted.length - 1, (int) (0.99 * sorted.length))];
    figures.add(new Figure(
        name,
        text("%.2f ms, %.2f ms", median, slow),
        sorted.length,
        "99 % under 20 ms",
        slow < MILLISECONDS_MAX));
  }

  private void established() {
    List<JudgedCase> of = where(c -> c.found().grade() == Grade.ESTABLISHED);
    int wrong = wrong(of);
    figures.add(new Figure(
        "wrong sides at ESTABLISHED",
        text(
            "%d, true share below %.4f at 95 %%",
            wrong, ClopperPearson.upper(wrong, of.size(), 0.05)),
        of.size(),
        "0",
        of.isEmpty() ? null : wrong == 0));
  }

  private void leaning() {
    List<JudgedCase> of = where(c -> c.found().grade() == Grade.LEANING);
    double share = (double) wrong(of) / of.size();
    double allowed = mean(of, c -> 1 - c.found().robust()) + 0.05;
    figures.add(new Figure(
        "wrong sides at LEANING",
        text("%d, share %.4f", wrong(of), share),
        of.size(),
        text("at most mean(1 - P) + 0.05 = %.4f", allowed),
        of.isEmpty() ? null : share <= allowed));
    List<JudgedCase> named = where(JudgedCase::isNamed);
    double expected = named.stream().mapToDouble(c -> 1 - c.found().robust()).sum();
    figures.add(Figure.told(
        "false attributions, expected and actual",
        text("%.1f and %d", expected, wrong(named)),
        named.size()));
    AttributionBudget month = AttributionBudget.of(
        cases.stream().map(JudgedCase::found).toList(), AttributionBudget.MONTHLY_BOUND);
    figures.add(Figure.told(
        "released before the bound of 0.5 is reached",
        text("%d, expecting %.2f false", month.released().size(), month.expectedFalse()),
        named.size()));
  }

  private void suites() {
    for (Suite suite : Suite.values()) {
      List<JudgedCase> of = where(c -> c.drawn().suite() == suite);
      int named = (int) of.stream().filter(JudgedCase::isNamed).count();
      String value = text("%d wrong, %d named", wrong(of), named);
      figures.add(
          suite == Suite.FALSE_FLAG
              ? new Figure(
                  "suite: " + suite.title(),
                  value,
                  of.size(),
                  "0 wrong names",
                  of.isEmpty() ? null : wrong(of) == 0)
              : Figure.told("suite: " + suite.title(), value, of.size()));
    }
  }

  /** On honest cases; elsewhere a probability cannot be expected to know what was done to the case. */
  private void reliability() {
    for (int i = 0; i + 1 < BANDS.length; i++) {
      double low = BANDS[i];
      double high = BANDS[i + 1];
      List<JudgedCase> of = where(c -> c.drawn().suite() == Suite.HONEST
          && c.shared(c.top()) >= low
          && c.shared(c.top()) < high);
      int right =
          (int) of.stream().filter(c -> c.top().equals(c.drawn().trueSide())).count();
      double said = mean(of, c -> c.shared(c.top()));
      double from = ClopperPearson.lower(right, of.size(), 0.025);
      double to = ClopperPearson.upper(right, of.size(), 0.025);
      double share = (double) right / of.size();
      boolean isMet = Math.abs(share - said) <= 0.05 || said >= from && said <= to;
      figures.add(new Figure(
          text("reliability, P from %.2f to %.2f, mean %.3f", low, Math.min(1, high), said),
          text("%.3f right, 95 %% band %.3f-%.3f", share, from, to),
          of.size(),
          "within 0.05 or the band",
          of.isEmpty() ? null : isMet));
    }
  }

  private void abstention() {
    for (int i = 0; i + 1 < KILOMETERS.length; i++) {
      double from = KILOMETERS[i];
      double to = KILOMETERS[i + 1];
      List<JudgedCase> of = where(c -> c.drawn().suite() == Suite.HONEST
          && c.drawn().kilometersFromLine() >= from
          && c.drawn().kilometersFromLine() < to);
      int silent = (int) of.stream().filter(c -> !c.isNamed()).count();
      String span =
          Double.isInfinite(to) ? text("%.1f km and more", from) : text("%.1f-%.1f km", from, to);
      long established =
          of.stream().filter(c -> c.found().grade() == Grade.ESTABLISHED).count();
      figures.add(Figure.told(
          "abstention, launch " + span + " from the line",
          text(
              "%.3f, established %.3f",
              (double) silent / of.size(), (double) established / of.size()),
          of.size()));
    }
  }

  private void scores() {
    for (Suite suite : Arrays.asList(Suite.HONEST, Suite.MOVED_LINE)) {
      List<JudgedCase> of = where(c -> c.drawn().suite() == suite);
      double brier = mean(of, c -> {
        double miss = 1 - c.shared(c.drawn().trueSide());
        return miss * miss;
      });
      double log = mean(of, c -> -Math.log(c.shared(c.drawn().trueSide())));
      figures.add(Figure.told(
          "Brier and log score: " + suite.title(), text("%.4f and %.4f", brier, log), of.size()));
    }
  }
}
