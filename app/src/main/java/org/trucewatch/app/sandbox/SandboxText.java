// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trucewatch.simulation.score.ClauseScore.OfClause;
import org.trucewatch.simulation.score.Count;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.Violations;

/** The result of a sandbox as tables, each share with its denominator. */
final class SandboxText {
  private static final int REASONS_SHOWN = 6;

  private final SandboxRun run;
  private final StringBuilder text = new StringBuilder();

  SandboxText(SandboxRun run) {
    this.run = run;
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  String text() {
    ExerciseScore s = run.score();
    if (run.isPartial()) {
      add("PARTIAL: it was stopped after %d of %d runs.%n", s.runs().size(), run.planned());
    }
    if (s.runs().isEmpty()) {
      return text.toString();
    }
    Violations v = s.subjects().violations();
    add(
        "%s: %d runs, seeds %d to %d. %d fire missions happened, %d of them of heavy weapons; six nodes heard %d.%n",
        run.plan().name(),
        s.runs().size(),
        s.firstSeed(),
        s.lastSeed(),
        v.incidents().denominator(),
        v.severe().denominator(),
        v.locatableMissions().numerator());
    add(
        "%d violations were found, %d of them where there was no fire; %d had a severity. Nothing here activates anything.%n",
        v.incidents().numerator(), v.falseViolations().numerator(), v.severe().numerator());
    for (OfClause c : s.clauses().clauses()) {
      clause(c);
    }
    differences();
    return text.toString();
  }

  private void clause(OfClause c) {
    String name = c.agreementId() + "/" + c.clause().clauseId();
    add(
        "%n%s: %s%n  %d cases of true violations, %d where there was none%n",
        name, c.clause().title(), c.trueCases(), c.falseCases());
    if (c.trueCases() + c.falseCases() == 0) {
      add("  no finding was a case: none had a severity and was contrary to a provision%n");
      return;
    }
    add(
        "  %-28s %12s %12s %16s   %12s %12s %16s%n",
        "", "true: met", "not met", "cannot be judged", "none: met", "not met", "cannot be judged");
    List<String> rows =
        c.onTrue().rows().isEmpty() ? c.onNone().rows() : c.onTrue().rows();
    for (String row : rows) {
      add(
          "  %-28s %12s %12s %16s   %12s %12s %16s%n",
          row,
          of(c.onTrue().at(row, "MET")),
          of(c.onTrue().at(row, "NOT_MET")),
          of(c.onTrue().at(row, "CANNOT_BE_JUDGED")),
          of(c.onNone().at(row, "MET")),
          of(c.onNone().at(row, "NOT_MET")),
          of(c.onNone().at(row, "CANNOT_BE_JUDGED")));
    }
    long cases = c.trueCases() + c.falseCases();
    listed("in the way", run.reasons().getOrDefault(name, Map.of()), cases);
    listed("fewest that would meet all", numbers(c.missing()), cases);
    listed("would turn a criterion over", numbers(c.pivots()), cases);
  }

  private static Map<String, Integer> numbers(Map<String, Count> counts) {
    Map<String, Integer> numbers = new java.util.TreeMap<>();
    counts.forEach((what, n) -> numbers.put(what, (int) n.numerator()));
    return numbers;
  }

  private void listed(String title, Map<String, Integer> what, long of) {
    what.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(REASONS_SHOWN)
        .forEach(e -> add("  %s: %s, in %d/%d cases%n", title, e.getKey(), e.getValue(), of));
  }

  private void differences() {
    add("%nHow the same findings stood%n");
    if (run.patterns().isEmpty()) {
      add("  no finding was a case under any draft%n");
    }
    int all = run.patterns().values().stream().mapToInt(i -> i).sum();
    run.patterns().forEach((pattern, n) -> add("  %d/%d: %s%n", n, all, pattern));
  }

  /** Whole counts; a dash of nothing. */
  static String of(Count c) {
    return c.denominator() == 0 ? "-" : c.numerator() + "/" + c.denominator();
  }
}
