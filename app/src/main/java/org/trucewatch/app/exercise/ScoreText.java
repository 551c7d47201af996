// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.Locale;
import org.trucewatch.simulation.score.ClauseScore;
import org.trucewatch.simulation.score.Count;
import org.trucewatch.simulation.score.CountTable;
import org.trucewatch.simulation.score.Detections;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.MustResult;
import org.trucewatch.simulation.score.MustResult.Standing;
import org.trucewatch.simulation.score.SideScore;
import org.trucewatch.simulation.score.SideScore.Answer;
import org.trucewatch.simulation.score.SubjectScores;
import org.trucewatch.simulation.score.Violations;

/** Scores as tables; each share stands as so many of so many. */
final class ScoreText {
  private static final String ROW = "%-26s %9s %8s %13s %9s %9s %9s %11s %14s %14s %14s %12s%n";

  /** Either tail of the bounds of a must's rate: Clopper and Pearson's 95 %. */
  static final double TAIL = 0.025;

  private final StringBuilder text = new StringBuilder();

  private ScoreText() {}

  static String of(ScoreReport.Content content) {
    ScoreText t = new ScoreText();
    t.add(
        ROW,
        "exercise",
        "seeds",
        "picks",
        "found/locat.",
        "false/day",
        "med. km",
        "90 % km",
        "in 90 %",
        "false/violat.",
        "covered km-d",
        "right/wrong/-",
        "musts m/n/-");
    content.scored().forEach(s -> t.summary(s.score()));
    if (content.scored().stream().anyMatch(s -> s.score().runs().size() > 1)) {
      t.mustTable(content);
    }
    content.scored().forEach(s -> t.details(s.score()));
    t.text.append(ArrayText.of(content.arrays(), content.onsets()));
    return t.text.toString();
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  static String seeds(ExerciseScore s) {
    return s.firstSeed() == s.lastSeed()
        ? Long.toString(s.firstSeed())
        : s.firstSeed() + "-" + s.lastSeed();
  }

  private void summary(ExerciseScore s) {
    SubjectScores u = s.subjects();
    add(
        ROW,
        s.plan().name(),
        seeds(s),
        Long.toString(s.runs().stream().mapToLong(ExerciseScore.Run::picks).sum()),
        found(u),
        Shown.number(u.detections().falseEvents() / u.detections().days(), 1),
        Shown.number(u.places().errorsKilometers().quantile(0.5), 3),
        Shown.number(u.places().errorsKilometers().quantile(0.9), 3),
        Shown.of(u.places().held(90)),
        Shown.of(u.violations().falseViolations()),
        covered(u.violations()),
        sides(u.sides()),
        s.musts(Standing.MET) + "/" + s.musts(Standing.NOT_MET) + "/"
            + s.musts(Standing.NOT_JUDGED));
  }

  static String found(SubjectScores u) {
    Detections.Row all = u.detections().total();
    return Shown.of(new Count(all.found(), all.locatable()));
  }

  /** Kilometres and days in which fire could have been seen, of all. */
  static String covered(Violations v) {
    return Shown.number(v.coveredKilometerDays(), 0) + "/" + Shown.number(v.kilometerDays(), 0);
  }

  static String sides(SideScore s) {
    return answers(s, Answer.CORRECT) + "/" + answers(s, Answer.WRONG) + "/"
        + answers(s, Answer.ABSTAINED);
  }

  private static long answers(SideScore s, Answer answer) {
    return s.byGrade().column(answer.name()).numerator();
  }

  private void details(ExerciseScore s) {
    SubjectScores u = s.subjects();
    add("%n%s: %s%n", s.plan().name(), s.plan().title());
    musts(s);
    u.detections()
        .byClass()
        .forEach((name, row) -> add(
            "  %-28s %6d happened, %6d heard by a node, %6d locatable, %6d of them found%n",
            name, row.happened(), row.heard(), row.locatable(), row.found()));
    add(
        "  violations: signs %s, incidents %s beside missions, with severity %s; covered %s of %s km-days%n",
        Shown.of(u.violations().signs()),
        Shown.of(u.violations().incidents()),
        Shown.of(u.violations().severe()),
        Shown.number(u.violations().coveredKilometerDays(), 1),
        Shown.number(u.violations().kilometerDays(), 1));
    add(
        "  corroborated %s, of false ones %s; sides named wrongly %s, expected %s; Brier %s, log score %s of %d%n",
        Shown.of(u.violations().corroborated()),
        Shown.of(u.violations().corroboratedFalse()),
        Shown.of(u.sides().actualFalse()),
        Shown.number(u.sides().expectedFalse(), 2),
        Shown.number(u.sides().brier(), 3),
        Shown.number(u.sides().logScore(), 3),
        u.sides().scored());
    add(
        "  seconds until the sixth report: median %s, 90 %% %s, of %d; until the last: median %s, 90 %% %s%n",
        Shown.number(u.delays().toLocate().quantile(0.5), 0),
        Shown.number(u.delays().toLocate().quantile(0.9), 0),
        u.delays().toLocate().count(),
        Shown.number(u.delays().toComplete().quantile(0.5), 0),
        Shown.number(u.delays().toComplete().quantile(0.9), 0));
    u.coverage()
        .bySource()
        .forEach((source, said) -> add(
            "  coverage of %s: said %s, found %d/%d (95 %% of %s to %s)%n",
            source,
            Shown.number(said.mean(), 2),
            said.found().numerator(),
            said.found().denominator(),
            Shown.number(said.found().lower(0.025), 2),
            Shown.number(said.found().upper(0.025), 2)));
    statements(u.statements().table());
    s.clauses().clauses().forEach(this::clause);
  }

  private void musts(ExerciseScore s) {
    for (int i = 0; i < s.plan().musts().size(); i++) {
      MustResult m = s.runs().getFirst().musts().get(i);
      add(
          "  %-10s %s (%s %s, measured %s%s%s%s)%s%n",
          standing(s.standing(i)),
          m.must().text(),
          Shown.key(m.must().kind()),
          Shown.measured(m.must().threshold()),
          Shown.measured(m.measured()),
          s.runs().size() == 1 ? "" : " in the first run",
          m.of().denominator() == 0 ? "" : ", " + Shown.of(m.of()),
          m.note().isEmpty() ? "" : " " + m.note(),
          s.runs().size() == 1 ? "" : ", met in " + Shown.of(s.met(i)) + " runs");
    }
  }

  /** Every must with the runs that met it, of those in which it could be judged, and what that says of its rate. */
  private void mustTable(ScoreReport.Content content) {
    add(
        "%nmusts over runs: met of judged, 95 %% bounds of the rate, runs that could not be judged%n");
    for (ScoreReport.Scored scored : content.scored()) {
      ExerciseScore s = scored.score();
      for (int i = 0; i < s.plan().musts().size(); i++) {
        Count met = s.met(i);
        boolean isJudged = met.denominator() > 0;
        add(
            "  %-26s %-24s %7s  %4s to %4s  %4d  %s%n",
            s.plan().name(),
            s.plan().musts().get(i).id(),
            Shown.of(met),
            isJudged ? Shown.number(met.lower(TAIL), 2) : "-",
            isJudged ? Shown.number(met.upper(TAIL), 2) : "-",
            s.runs().size() - met.denominator(),
            s.plan().musts().get(i).text());
      }
    }
  }

  static String standing(Standing standing) {
    return standing == Standing.NOT_MET ? "NOT MET" : Shown.word(standing);
  }

  private void statements(CountTable table) {
    for (String row : table.rows()) {
      StringBuilder line = new StringBuilder();
      for (String column : table.columns()) {
        Count c = table.at(row, column);
        if (c.numerator() > 0) {
          line.append(line.isEmpty() ? "" : ", ")
              .append(Shown.word(column))
              .append(' ')
              .append(Shown.of(c));
        }
      }
      add("  statements that were %s: %s%n", Shown.word(row), line);
    }
  }

  private void clause(ClauseScore.OfClause c) {
    add(
        "  clause %s/%s: met %s of true violations, %s where there was none%n",
        c.agreementId(),
        c.clause().clauseId(),
        Shown.of(c.onTrue().at(ClauseScore.WHOLE, "MET")),
        Shown.of(c.onNone().at(ClauseScore.WHOLE, "MET")));
  }
}
