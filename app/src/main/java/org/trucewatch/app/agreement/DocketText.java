// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CriterionJudgement;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.clause.DocketState.CommentState;
import org.trucewatch.assessment.clause.DocketState.StepState;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.All;
import org.trucewatch.assessment.condition.Explanation.Any;
import org.trucewatch.assessment.condition.Explanation.Choice;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Explanation.Not;
import org.trucewatch.assessment.condition.Truth;

/** A docket as a page that a diplomat can read and a lawyer can trace. */
final class DocketText {
  private final Terms terms;
  private final DocketState state;
  private final DateTimeFormatter time;
  private final StringBuilder out = new StringBuilder();

  DocketText(Terms terms, DocketState state) {
    this.terms = terms;
    this.state = state;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT)
        .withZone(terms.preamble().zone());
  }

  String text() {
    line("Docket " + state.heading().caseId() + ": " + state.heading().title());
    line(
        "Clause: " + state.clause().title() + " [" + state.clause().provenance().shown() + ", "
            + state.clause().provenance().source() + "]");
    line("As of " + at(state.asOf()) + "; " + state.counted() + " entries count, "
        + state.refusals().size() + " do not, " + state.later() + " came later.");
    line("Accused: " + state.heading().accused().map(terms::nameOf).orElse("nobody") + ".");
    line("");
    line("Criteria together: " + word(state.standing()) + ". The software finds; people decide.");
    state.criteria().forEach(this::criterion);
    wouldChange();
    line("");
    line("Clocks");
    state.clocks().forEach(c -> line("  " + c.rule().title() + ": " + clock(c)));
    line("");
    line("Ladder");
    state.steps().forEach(this::step);
    rest();
    return out.toString();
  }

  private void criterion(CriterionJudgement c) {
    line("  " + c.criterion().title() + ": " + word(c.standing()) + " (to "
        + word(c.criterion().standard()) + " at " + c.criterion().rung() + ")"
        + (c.evidence().isEmpty() ? "" : ", by entries " + String.join(", ", c.evidence())));
    tree(c.explanation(), "      ");
  }

  private void tree(Explanation e, String indent) {
    switch (e) {
      case All a -> branch(a, "all of", indent);
      case Any a -> branch(a, "any of", indent);
      case Not n -> branch(n, "not", indent);
      case Choice c -> branch(c, "if, then, else", indent);
      case Leaf l -> line(indent + mark(l.truth()) + " " + l.text() + "  - " + l.why());
    }
  }

  private void branch(Explanation e, String title, String indent) {
    line(indent + mark(e.truth()) + " " + title);
    e.parts().forEach(p -> tree(p, indent + "  "));
  }

  private static String mark(Truth truth) {
    return switch (truth) {
      case TRUE -> "[yes]";
      case FALSE -> "[no ]";
      case UNKNOWN -> "[ ? ]";
    };
  }

  private void wouldChange() {
    line("");
    line("What one more piece of evidence would change");
    if (state.pivots().isEmpty()) {
      line("  No single piece would change a criterion.");
    }
    state
        .pivots()
        .forEach(p -> line("  " + p.criterionId() + ": '" + p.pivot().leaf().text()
            + "' would make it " + result(p.pivot().ifTrue()) + " if shown, "
            + result(p.pivot().ifFalse()) + " if refuted"));
    if (!state.missing().isEmpty()) {
      line("  Fewest that would meet all: " + String.join("; ", state.missing()));
    }
  }

  private static String result(Truth truth) {
    return switch (truth) {
      case TRUE -> "met";
      case FALSE -> "not met";
      case UNKNOWN -> "still open";
    };
  }

  private String clock(ClockReading c) {
    return switch (c.state()) {
      case NOT_STARTED -> "not started (" + c.rule().span().shown() + ")";
      case RUNNING ->
        "runs until " + c.end().map(this::at).orElse("") + " ("
            + c.rule().span().shown() + ")";
      case RUN_OUT ->
        "ran out at " + c.end().map(this::at).orElse("") + " ("
            + c.rule().span().shown() + ")";
    };
  }

  private void step(StepState s) {
    line("  " + s.step().title() + ": " + word(s.standing()));
    s.activation().ifPresent(a -> {
      line("      activated at " + at(a.act().at()) + " by " + a.act().shown());
      a.openThen().forEach(o -> line("      still open then: " + o));
    });
    s.steppedDown()
        .ifPresent(a -> line("      stepped down at " + at(a.at()) + " by " + a.shown()));
    line("      votes: " + s.outcome().shown());
    if (s.activation().isEmpty()) {
      s.missing().forEach(m -> line("      missing: " + m));
    }
    if (s.exit().truth() == Truth.TRUE && s.activation().isPresent()) {
      line("      its condition for stepping down is met: " + s.step().exit().text());
    }
  }

  private void rest() {
    line("");
    line("Party's comment: " + comment(state.comment()));
    state
        .forfeitures()
        .forEach(f -> line("Forfeiture by " + terms.nameOf(f.forfeiture().party())
            + ": " + word(f.standing())
            + f.declared().map(d -> "; declared by " + d.shown()).orElse("; not declared")));
    list(
        "Positions",
        state.positions().stream()
            .map(p -> terms.nameOf(p.participant()) + ": " + p.text())
            .toList());
    list(
        "Measures offered",
        state.offers().stream()
            .map(o -> terms.nameOf(o.participant()) + ", " + o.measureId() + ": "
                + word(o.progress()) + (o.caveat().isEmpty() ? "" : ", caveat: " + o.caveat()))
            .toList());
    list(
        "Entries that do not count",
        state.refusals().stream()
            .map(r -> r.entryId() + " of " + r.author() + ": " + r.why())
            .toList());
  }

  private String comment(CommentState comment) {
    return switch (comment) {
      case CommentState.NobodyAccused n -> "nobody is accused";
      case CommentState.NotInvited n -> "not yet invited";
      case CommentState.Awaited a -> "awaited until " + at(a.until());
      case CommentState.Received r ->
        String.join(
            "; ",
            r.comments().stream()
                .map(c -> "\"" + c.text() + "\", " + at(c.at()) + (c.isLate() ? ", late" : ""))
                .toList());
      case CommentState.Silent s -> "invited; none came before " + at(s.since());
    };
  }

  private void list(String title, List<String> items) {
    if (!items.isEmpty()) {
      line("");
      line(title);
      items.forEach(i -> line("  " + i));
    }
  }

  private String at(Instant instant) {
    return time.format(instant);
  }

  private static String word(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
