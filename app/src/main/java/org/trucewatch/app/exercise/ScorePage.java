// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.simulation.score.ClauseScore;
import org.trucewatch.simulation.score.Count;
import org.trucewatch.simulation.score.CountTable;
import org.trucewatch.simulation.score.Detections;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.MustResult;
import org.trucewatch.simulation.score.MustResult.Standing;
import org.trucewatch.simulation.score.Places;
import org.trucewatch.simulation.score.Samples;
import org.trucewatch.simulation.score.SideScore;
import org.trucewatch.simulation.score.SubjectScores;
import org.trucewatch.simulation.score.Violations;

/** Scores as one HTML file that needs nothing else, light or dark as the reader's machine is set. */
final class ScorePage {
  private final ScoreReport.Content content;
  private final StringBuilder out = new StringBuilder();

  ScorePage(ScoreReport.Content content) {
    this.content = content;
  }

  String html() {
    add(
        "<!doctype html>%n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'>"
            + "<title>Exercises and their scores</title>%n<style>%s</style></head><body><main>%n",
        ScoreStyle.CSS);
    heading();
    content.scored().forEach(this::exercise);
    return out.append("</main></body></html>\n").toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private void heading() {
    add(
        "<h1>Exercises and their scores</h1><p>Invented lines and parties; every share is so many of so many. Code %s.</p>%n",
        escaped(CodeVersion.read()));
    if (content.isPartial()) {
      add(
          "<p class='partial'>This report is partial: it was stopped. Whole: %s. Planned: %s.</p>%n",
          content.done().isEmpty() ? "none" : escaped(String.join(", ", content.done())),
          escaped(String.join(", ", content.planned())));
    }
    add("<section><table><thead><tr>");
    for (String h : List.of(
        "exercise",
        "seeds",
        "found of locatable",
        "false events a day",
        "median error, km",
        "truth in 90 % region",
        "false of violations",
        "covered of km-days",
        "side right / wrong / abstained",
        "musts met / not met / not judged")) {
      add("<th>%s</th>", h);
    }
    add("</tr></thead><tbody>%n");
    for (ScoreReport.Scored scored : content.scored()) {
      ExerciseScore s = scored.score();
      SubjectScores u = s.subjects();
      row(
          "<a href='#" + s.plan().name() + "'>" + s.plan().name() + "</a>",
          ScoreText.seeds(s),
          ScoreText.found(u),
          Shown.number(u.detections().falseEvents() / u.detections().days(), 1),
          Shown.number(u.places().errorsKilometers().quantile(0.5), 3),
          Shown.share(u.places().held(90)),
          Shown.of(u.violations().falseViolations()),
          ScoreText.covered(u.violations()),
          ScoreText.sides(u.sides()).replace("/", " / "),
          s.musts(Standing.MET) + " / " + s.musts(Standing.NOT_MET) + " / "
              + s.musts(Standing.NOT_JUDGED));
    }
    add("</tbody></table></section>%n");
  }

  private void row(String... cells) {
    out.append("<tr>");
    for (String c : cells) {
      out.append("<td>").append(c).append("</td>");
    }
    out.append("</tr>\n");
  }

  private void exercise(ScoreReport.Scored scored) {
    ExerciseScore s = scored.score();
    SubjectScores u = s.subjects();
    add(
        "<h2 id='%s'>%s: %s</h2><p>%d of %d runs, seeds %s, %s hours each.</p>%n",
        s.plan().name(),
        s.plan().name(),
        escaped(s.plan().title()),
        s.runs().size(),
        content.runs(),
        ScoreText.seeds(s),
        Shown.measured(s.plan().extent().hours()));
    musts(s);
    ExerciseMap map = new ExerciseMap(scored.scene(), s.plan().extent());
    add("<section><h3>The first run</h3>%s%s</section>%n", map.svg(), map.key());
    plots(u);
    detections(u.detections());
    violations(u);
    crossTable(
        "What it was, and what it was called",
        "was",
        u.kinds().table(),
        "Of all that happened and all that was located; noise and forgeries have rows of their own.");
    crossTable(
        "Statements",
        "was really",
        u.statements().table(),
        "How each statement was found to agree with physical evidence.");
    watch(u);
    s.clauses().clauses().forEach(this::clause);
  }

  private void musts(ExerciseScore s) {
    add(
        "<section><h3>What a correct system concludes</h3><table><thead><tr><th></th><th class='text'>must</th><th>threshold</th><th>measured%s</th><th>of</th><th>met in runs</th></tr></thead><tbody>%n",
        s.runs().size() == 1 ? "" : " in the first run");
    for (int i = 0; i < s.plan().musts().size(); i++) {
      MustResult m = s.runs().getFirst().musts().get(i);
      add(
          "<tr><td class='s-%s'>%s</td><td class='text'>%s <small>%s</small></td><td>%s</td><td>%s</td><td>%s <small>%s</small></td><td>%s</td></tr>%n",
          Shown.key(s.standing(i)),
          Shown.word(s.standing(i)),
          escaped(m.must().text()),
          Shown.key(m.must().kind()),
          Shown.measured(m.must().threshold()),
          Shown.measured(m.measured()),
          Shown.of(m.of()),
          escaped(m.note()),
          Shown.of(s.met(i)));
    }
    add("</tbody></table></section>%n");
  }

  private void plots(SubjectScores u) {
    out.append("<section class='plots'>");
    out.append(columns(
        "Found of those that happened, by distance to the nearest node",
        "km",
        u.detections().byNodeDistance()));
    out.append(ScorePlots.cumulative(
        "Distance of found places from the truth",
        "km",
        u.places().errorsKilometers().ascending()));
    List<Count> held = Places.LEVELS.stream().map(u.places()::held).toList();
    out.append(ScorePlots.bars(
        "How often regions hold the truth",
        "what the region claims",
        Places.LEVELS.stream().map(l -> l + " %").toList(),
        held));
    List<List<Count>> answers = new ArrayList<>();
    for (String d : SideScore.distances()) {
      answers.add(u.sides().byDistance().columns().stream()
          .map(c -> u.sides().byDistance().at(d, c))
          .toList());
    }
    out.append(ScorePlots.stacks(
        "Side named: right (blue), wrong (red), abstained (grey)",
        "km of the true origin from the line",
        SideScore.distances(),
        answers,
        List.of("right", "wrong", "none")));
    out.append(ScorePlots.reliability(
        "Probability of the likeliest side against how often it was",
        u.sides().reliability().bins()));
    out.append(ScorePlots.cumulative(
        "From what happened until the sixth report had come",
        "s",
        u.delays().toLocate().ascending()));
    out.append("</section>\n");
  }

  private static String columns(String title, String axis, CountTable table) {
    return ScorePlots.bars(
        title,
        axis,
        table.columns(),
        table.columns().stream().map(table::column).toList());
  }

  private void detections(Detections d) {
    add(
        "<section><h3>Detection</h3><p>%d impulses located in %s days; false: %s (%s a day); made of a confuser: %s, of which %s not told from an explosion.</p>",
        d.events(),
        Shown.number(d.days(), 2),
        Shown.of(new Count(d.falseEvents(), d.events())),
        Shown.number(d.falseEvents() / d.days(), 1),
        Shown.of(new Count(d.confuserEvents(), d.events())),
        Shown.of(new Count(d.takenForExplosion(), d.confuserEvents())));
    add(
        "<table><thead><tr><th>class</th><th>happened</th><th>heard</th><th>locatable</th><th>found of locatable</th>");
    d.byLineDistance().columns().forEach(c -> add("<th>%s km of the line</th>", c));
    add("</tr></thead><tbody>%n");
    d.byClass().forEach((name, r) -> {
      add(
          "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%s</td>",
          escaped(name),
          r.happened(),
          r.heard(),
          r.locatable(),
          Shown.of(new Count(r.found(), r.locatable())));
      d.byLineDistance()
          .columns()
          .forEach(c -> add("<td>%s</td>", Shown.of(d.byLineDistance().at(name, c))));
      add("</tr>%n");
    });
    add("</tbody></table></section>%n");
  }

  private void violations(SubjectScores u) {
    Violations v = u.violations();
    SideScore s = u.sides();
    add("<section><h3>Violations and sides</h3><table><tbody>%n");
    fact("Signs of fire counted, beside pulses of fire that happened", Shown.of(v.signs()));
    fact("Pulses of fire that six nodes heard", Shown.share(v.locatableSigns()));
    fact("Incidents, beside fire missions that happened", Shown.of(v.incidents()));
    fact("Missions of which six nodes heard a pulse", Shown.share(v.locatableMissions()));
    fact("Incidents with a severity, beside heavy missions", Shown.of(v.severe()));
    fact(
        "Covered of all kilometres and days",
        Shown.number(v.coveredKilometerDays(), 1) + " of " + Shown.number(v.kilometerDays(), 1));
    fact("False violations", Shown.share(v.falseViolations()));
    fact("True violations that are corroborated", Shown.share(v.corroborated()));
    fact("False violations that are corroborated", Shown.share(v.corroboratedFalse()));
    fact(
        "Sides named falsely, of those named; expected by their own probabilities",
        Shown.of(s.actualFalse()) + "; " + Shown.number(s.expectedFalse(), 2));
    fact(
        "Wrong at established; at most, with 95 %",
        Shown.of(s.wrongEstablished()) + "; "
            + (s.wrongEstablished().denominator() == 0
                ? Shown.NOTHING
                : Shown.measured(s.wrongEstablished().upper(0.05))));
    fact(
        "Brier and log score, of " + s.scored(),
        Shown.number(s.brier(), 3) + " and " + Shown.number(s.logScore(), 3));
    fact("Seconds until the sixth report: median, 90 %", quantiles(u.delays().toLocate(), 0));
    fact("Seconds until the last report: median, 90 %", quantiles(u.delays().toComplete(), 0));
    add("</tbody></table></section>%n");
    crossTable("Sides by grade", "grade", s.byGrade(), "");
    crossTable("Evidence grades", "grade", v.grades(), "");
  }

  private static String quantiles(Samples s, int digits) {
    return Shown.number(s.quantile(0.5), digits) + ", " + Shown.number(s.quantile(0.9), digits)
        + " (of " + s.count() + ")";
  }

  private void fact(String name, String value) {
    add("<tr><td class='text'>%s</td><td>%s</td></tr>%n", escaped(name), escaped(value));
  }

  /** Rows and columns that hold anything; cells darker with their share of the row. */
  private void crossTable(String title, String rowName, CountTable table, String word) {
    if (table.rows().isEmpty()) {
      return;
    }
    List<String> columns =
        table.columns().stream().filter(c -> table.column(c).numerator() > 0).toList();
    add("<section><h3>%s</h3><p>%s</p><table><thead><tr><th>%s</th>", title, word, rowName);
    columns.forEach(c -> add("<th>%s</th>", Shown.word(c)));
    add("</tr></thead><tbody>%n");
    for (String r : table.rows()) {
      add("<tr><td>%s</td>", escaped(Shown.word(r)));
      for (String c : columns) {
        Count count = table.at(r, c);
        add(
            "<td style='--share:%.2f' class='cell'>%s</td>",
            count.denominator() == 0 ? 0.0 : count.share(), Shown.of(count));
      }
      add("</tr>%n");
    }
    add("</tbody></table></section>%n");
  }

  private void watch(SubjectScores u) {
    add("<section><h3>Trust, flights, coverage</h3><table><tbody>%n");
    u.trust()
        .flags()
        .rows()
        .forEach(
            r -> fact("Sensors flagged, " + r, Shown.share(u.trust().flags().at(r, "flagged"))));
    fact(
        "Ordered outages that an alert met; false alerts; least probability by chance",
        Shown.of(u.trust().outages()) + "; " + u.trust().falseAlerts() + "; "
            + Shown.measured(u.trust().leastChance()));
    fact(
        "Ships refused: forged, true",
        Shown.of(u.trust().forgedShips()) + ", " + Shown.of(u.trust().trueShips()));
    CountTable flights = u.flights().flights();
    for (String r : flights.rows()) {
      for (String c : flights.columns()) {
        fact(r + ", " + c, Shown.share(flights.at(r, c)));
      }
    }
    fact("Tracks of no flight", Shown.of(u.flights().falseTracks()));
    fact("Speed error, m/s: median, 90 %", quantiles(u.flights().speedErrors(), 1));
    fact("Heading error, degrees: median, 90 %", quantiles(u.flights().headingErrorsDegrees(), 1));
    fact(
        "Impacts missed where less than full coverage was stated",
        Shown.share(u.coverage().missedDeclared()));
    fact(
        "Impacts found where coverage was stated; mean stated detection there",
        Shown.share(u.coverage().recall()) + "; "
            + Shown.number(u.coverage().statedDetection(), 2));
    u.coverage().gaps().forEach((why, n) -> fact("Stretches and hours with a gap: " + why, "" + n));
    add("</tbody></table></section>%n");
  }

  private void clause(ClauseScore.OfClause c) {
    add(
        "<section><h3>Clause %s of %s</h3><p>%d cases of fire, %d where there was none. People activate a clause; this says when its text would have been met.</p><table><thead><tr><th></th><th>met, of true</th><th>not met</th><th>cannot be judged</th><th>met, of none</th></tr></thead><tbody>%n",
        escaped(c.clause().clauseId()), escaped(c.agreementId()), c.trueCases(), c.falseCases());
    for (String r : c.onTrue().rows()) {
      row(
          escaped(r),
          Shown.of(c.onTrue().at(r, "MET")),
          Shown.of(c.onTrue().at(r, "NOT_MET")),
          Shown.of(c.onTrue().at(r, "CANNOT_BE_JUDGED")),
          Shown.of(c.onNone().at(r, "MET")));
    }
    add("</tbody></table></section>%n");
  }
}
