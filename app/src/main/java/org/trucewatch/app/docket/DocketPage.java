// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.app.docket.CaseBook.Case;
import org.trucewatch.app.docket.Page.Builder;
import org.trucewatch.app.docket.Page.Judged;
import org.trucewatch.app.docket.Page.Mark;
import org.trucewatch.app.docket.Page.Tree;
import org.trucewatch.app.docket.SealedNotes.Note;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.DecisionRule;
import org.trucewatch.assessment.agreement.Participant;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CriterionJudgement;
import org.trucewatch.assessment.clause.DocketEntry.Vote;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.clause.DocketState.CommentState;
import org.trucewatch.assessment.clause.DocketState.Refusal;
import org.trucewatch.assessment.clause.DocketState.StepStanding;
import org.trucewatch.assessment.clause.DocketState.StepState;
import org.trucewatch.assessment.clause.ReleaseState;
import org.trucewatch.assessment.condition.Truth;
import org.trucewatch.domain.Finding.CriterionStanding;

/** The page of a docket. All times are in the agreement's zone. */
final class DocketPage {
  private final RunRecord run;
  private final Terms terms;
  private final Case shown;
  private final DocketState state;
  private final DateTimeFormatter time;
  private final Builder page = new Builder();
  private final Names names;
  private final CaseParts parts;

  DocketPage(RunRecord run, CaseTerms agreement, Case shown) {
    this.run = run;
    this.terms = agreement.terms();
    this.shown = shown;
    this.state = shown.state();
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT)
        .withZone(terms.preamble().zone());
    this.names = new Names(run, Optional.of(agreement));
    this.parts = new CaseParts(shown, terms, names, this::at);
  }

  Page page() {
    brief();
    heading();
    parts.members(page);
    parts.release(page);
    criteria();
    change();
    clocks();
    parts.moments(page);
    state.steps().forEach(this::step);
    if (state.steps().isEmpty()) {
      page.section("ladder", "Ladder").words("The text names no step, clock or decision rule.");
    }
    votes();
    offers();
    voices();
    life();
    refused();
    if (shown.isOpen()) {
      evidence();
    }
    if (!names.legend().isEmpty()) {
      page.section("ids", "Ids behind the names").items(names.legend());
    }
    String banner = run.settings().filter(s -> s.exercise()).isPresent()
        ? "EXERCISE. Everything on this page was simulated."
        : "";
    return page.page(
        "Docket " + state.heading().caseId() + ": " + state.heading().title(), banner);
  }

  /** What a reader in a hurry has to know. */
  private void brief() {
    page.section("brief", "In short");
    if (!shown.isOpen()) {
      page.words("The case is not open at this instant: its first finding was sealed at "
          + at(shown.opens()) + ". Nobody is accused in it.");
      return;
    }
    long released = state.releases().stream()
        .filter(r -> r.standing() == ReleaseState.Standing.RELEASED)
        .count();
    List<String> say = new ArrayList<>();
    say.add("Criteria together: " + CaseTerms.word(state.standing()) + ". "
        + state.releases().size()
        + (state.releases().size() == 1 ? " finding, " : " findings, ") + released
        + " released. The software finds; people review, decide and act.");
    for (int i = 0; i < state.criteria().size(); i++) {
      CriterionJudgement j = state.criteria().get(i);
      CriterionStanding computed = state.asComputed().get(i);
      say.add(j.criterion().title() + ": " + CaseTerms.word(j.standing())
          + (computed == j.standing()
              ? ""
              : "; " + CaseTerms.word(computed) + " if all were released as computed"));
    }
    say.add("Party's comment: " + Wording.comment(state.comment(), this::at, names) + ".");
    page.items(say);
  }

  private void heading() {
    Clause c = state.clause();
    page.section("case", "Case")
        .field("clause", c.title() + " [" + Reasons.source(c.provenance()) + "]")
        .field("text", c.text())
        .field("agreement", terms.preamble().title() + " [" + terms.preamble().status() + "]")
        .field("as of", at(state.asOf()))
        .field(
            "criteria together",
            CaseTerms.word(state.standing()) + ". The software finds; people decide.")
        .field("about", about())
        .field("protects", names(c.beneficiaries(), "nobody by name"))
        .field("interested parties", names(state.heading().interested(), "none declared"))
        .field(
            "entries",
            state.counted() + " count, "
                + (state.refusals().size() + shown.unused().size()) + " do not, " + state.later()
                + " came after this instant");
  }

  private String about() {
    boolean isReleased = state.releases().stream().anyMatch(r -> r.reaches(Rung.A3));
    return state
        .heading()
        .accused()
        .map(a -> terms.nameOf(a) + (isReleased ? "" : ", as computed or alleged; not released"))
        .orElse("nobody is accused");
  }

  private String names(List<String> ids, String none) {
    return ids.isEmpty()
        ? none
        : String.join(", ", ids.stream().map(terms::nameOf).toList());
  }

  static Judged judged(CriterionJudgement j) {
    return new Judged(
        Reasons.mark(j.standing()),
        j.criterion().title(),
        CaseTerms.word(j.standing()),
        "to " + CaseTerms.word(j.criterion().standard()) + " at rung "
            + j.criterion().rung()
            + "; needs " + j.criterion().needs() + "; "
            + (j.evidence().isEmpty()
                ? "no entry reaches that"
                : "by entries " + String.join(", ", j.evidence()))
            + " [" + Reasons.source(j.criterion().provenance()) + "]");
  }

  private void criteria() {
    page.section("criteria", "Criteria");
    for (CriterionJudgement j : state.criteria()) {
      page.part(judged(j));
      page.part(new Tree(Reasons.tree(j.explanation())));
    }
  }

  private void change() {
    page.section("change", "What one more piece of evidence would change");
    List<DocketState.CriterionPivot> pivots = state.pivots().stream()
        .filter(p -> !p.pivot().leaf().reads().isEmpty()) // else the text gives no condition
        .toList();
    page.words(pivots.isEmpty() ? "No single piece would change a criterion." : "");
    page.items(pivots.stream()
        .map(p -> p.criterionId() + ": '" + p.pivot().leaf().text() + "'"
            + Reasons.meaning(terms, p.pivot().leaf()) + " would make it "
            + Reasons.result(p.pivot().ifTrue()) + " if shown, "
            + Reasons.result(p.pivot().ifFalse()) + " if refuted")
        .toList());
    page.words(
        pivots.isEmpty() || state.missing().isEmpty()
            ? ""
            : "Fewest that would meet all: " + String.join("; ", state.missing()));
    page.items(state.releases().stream()
        .filter(
            r -> r.standing() != ReleaseState.Standing.RELEASED && r.computed().isPresent())
        .map(r -> r.leaf() + ": " + (r.needed() - Math.min(r.have(), r.needed()))
            + " more review" + (r.needed() - r.have() == 1 ? "" : "s")
            + " would make it a fact for the criteria up to rung "
            + r.computed().orElseThrow())
        .toList());
    page.items(shown.findings().stream()
        .flatMap(f -> f.finding().wouldChange().stream())
        .distinct()
        .toList());
  }

  private void clocks() {
    List<List<String>> rows = new ArrayList<>();
    for (ClockReading c : state.clocks()) {
      String from =
          c.rule().from().map(CaseTerms::word).orElse("clock " + c.rule().after());
      rows.add(List.of(
          c.rule().title() + " (" + c.rule().clockId() + ")",
          from,
          c.start().map(this::at).orElse("not recorded"),
          c.end().map(this::at).orElse(""),
          running(c) + ", " + c.rule().span().shown() + ", days of " + c.rule().zone() + " ["
              + Reasons.source(c.rule().provenance()) + "]"));
    }
    page.section("clocks", "Clocks")
        .words(rows.isEmpty() ? "The text names no clock." : "")
        .grid(List.of("clock", "runs from", "started", "ends", "state"), rows);
  }

  private String running(ClockReading c) {
    return switch (c.state()) {
      case NOT_STARTED -> "not started";
      case RUNNING -> "runs, left " + left(c.end().orElseThrow());
      case RUN_OUT -> "ran out";
    };
  }

  private String left(Instant end) {
    Duration d = Duration.between(state.asOf(), end);
    long hours = d.toHours();
    return hours >= 72 ? d.toDays() + " days" : hours + " h " + d.toMinutesPart() + " min";
  }

  private void step(StepState s) {
    page.section("step-" + s.step().stepId(), "Step: " + s.step().title());
    Mark mark = switch (s.standing()) {
      case OPEN_TO_ACT, ACTIVATED -> Mark.YES;
      case NOT_OPEN, STEPPED_DOWN -> Mark.NO;
      case CANNOT_BE_JUDGED, WAITING -> Mark.OPEN;
    };
    page.part(new Judged(
        mark,
        s.step().title(),
        CaseTerms.word(s.standing()),
        "facts to " + CaseTerms.word(s.step().standard()) + " ["
            + Reasons.source(s.step().provenance()) + "]"));
    terms
        .findRule(s.step().rule())
        .ifPresentOrElse(this::rule, () -> page.field("decided by", "?"));
    page.field("may vote here", names(s.eligible(), "nobody by name"))
        .field("votes give", s.outcome().shown())
        .field(
            "must be consulted",
            s.step().consult().isEmpty()
                ? "nobody"
                : names(s.step().consult(), "") + "; still to be consulted: "
                    + names(s.unconsulted(), "nobody"))
        .field("opens", String.join("; ", measures(s)));
    s.activation()
        .ifPresent(
            a -> page.field("activated", at(a.act().at()) + " by " + a.act().shown())
                .field("still open then", String.join("; ", a.openThen())));
    s.steppedDown().ifPresent(a -> page.field("stepped down", at(a.at()) + " by " + a.shown()));
    boolean acted =
        s.standing() == StepStanding.ACTIVATED || s.standing() == StepStanding.STEPPED_DOWN;
    page.field("missing", acted ? "" : String.join("; ", s.missing()));
    page.field(
        "step down",
        s.step().exit().isEmpty()
            ? "the text gives no condition for stepping down"
            : "when " + s.step().exit().text() + ": " + down(s.exit().truth()));
    page.part(new Tree(Reasons.tree(s.entry())));
  }

  private static String down(Truth truth) {
    return switch (truth) {
      case TRUE -> "met";
      case FALSE -> "not met";
      case UNKNOWN -> "not known";
    };
  }

  private void rule(DecisionRule r) {
    String quorum = switch (r.quorum()) {
      case DecisionRule.Quorum.None n -> "none stated";
      case DecisionRule.Quorum.VotesNeeded v -> "as many as votes are needed";
      case DecisionRule.Quorum.Count c -> c.participants() + " must take part";
    };
    page.field("decided by", r.title() + " [" + Reasons.source(r.provenance()) + "]")
        .field("quorum", quorum)
        .field(
            "left out",
            r.excluded().isEmpty()
                ? "nobody"
                : String.join(", ", r.excluded().stream().map(CaseTerms::word).toList()))
        .field(
            "vote closes",
            terms.findClock(r.deadline()).map(c -> "with clock " + c.clockId()).orElse(""));
    if (r.method() instanceof DecisionRule.Method.Qualified q && !q.weights().isEmpty()) {
      page.field(
          "votes weigh",
          String.join(
              ", ",
              q.weights().entrySet().stream()
                  .map(e -> terms.nameOf(e.getKey()) + " " + e.getValue())
                  .toList()));
    }
  }

  private List<String> measures(StepState s) {
    return terms.measures().stream()
        .filter(m -> s.step().measures().contains(m.measureId()))
        .map(m -> m.title() + " (" + CaseTerms.word(m.kind()) + ")")
        .toList();
  }

  private void votes() {
    Map<String, String> why = new TreeMap<>();
    state.refusals().forEach(r -> why.put(r.entryId(), r.why()));
    List<List<String>> rows = new ArrayList<>();
    for (Note n : shown.notes()) {
      if (n.note().content() instanceof Vote v && !n.at().isAfter(state.asOf())) {
        rows.add(List.of(
            n.leaf(),
            terms.nameOf(n.note().author()),
            v.stepId(),
            v.ballot() + (v.caveat().isEmpty() ? "" : ", caveat: " + v.caveat()),
            at(n.at()),
            n.signature().name(),
            Optional.ofNullable(why.get(n.leaf()))
                .map(w -> "does not count: " + w)
                .orElse("counts")));
      }
    }
    page.section("votes", "Votes")
        .words(rows.isEmpty() ? "No vote is recorded." : "")
        .grid(List.of("entry", "state", "on", "vote", "received", "signature", "standing"), rows);
  }

  private void offers() {
    List<List<String>> rows = new ArrayList<>();
    for (Participant p : terms.participants()) {
      if (!p.roles().contains(Participant.Role.GUARANTOR)) {
        continue;
      }
      List<String> offered = state.offers().stream()
          .filter(o -> o.participant().equals(p.participantId()))
          .map(o -> o.measureId() + " " + CaseTerms.word(o.progress())
              + (o.caveat().isEmpty() ? "" : ", caveat: " + o.caveat()))
          .toList();
      rows.add(List.of(
          p.name(),
          CaseTerms.word(p.standing()),
          p.reservations().isEmpty() ? "none stated" : String.join("; ", p.reservations()),
          offered.isEmpty() ? "nothing offered" : String.join("; ", offered)));
    }
    page.section("offers", "What each guarantor offers")
        .words(rows.isEmpty() ? "The agreement names no guarantor." : "")
        .grid(List.of("state", "bound", "reservations", "offers"), rows);
  }

  private void voices() {
    CommentState comment = state.comment();
    page.section("comment", "Party's comment and positions")
        .field("comment", Wording.comment(comment, this::at, names))
        .items(state.positions().stream()
            .map(p -> terms.nameOf(p.participant()) + ": " + p.text())
            .toList());
  }

  private void life() {
    page.section("life", "Whether the clause stands")
        .field(
            "ends",
            state
                    .end()
                    .map(this::at)
                    .orElse(
                        state.clause().sunset().isEmpty()
                            ? "no end is stated"
                            : "its clock has not started")
                + (state.ended() == CriterionStanding.MET ? "; it has ended" : ""));
    state
        .renewals()
        .forEach(r -> page.field(
            "renewal",
            r.renewal().title() + ": " + r.outcome().shown() + "; "
                + (r.acts().isEmpty()
                    ? "no act is recorded"
                    : "recorded " + r.acts().size() + " times, last "
                        + r.acts().getLast().shown())));
    state.suspensions().forEach(s -> {
      page.field(
          "suspension",
          s.suspension().text() + " Condition " + CaseTerms.word(s.standing()) + "; "
              + (s.inForce()
                  ? "declared by " + s.declared().map(d -> d.shown()).orElse("")
                  : s.lifted().map(l -> "lifted by " + l.shown()).orElse("not declared")));
      page.part(new Tree(Reasons.tree(s.explanation())));
    });
    state.forfeitures().forEach(f -> {
      page.field(
          "forfeiture",
          terms.nameOf(f.forfeiture().party()) + " " + f.forfeiture().text() + ": condition "
              + CaseTerms.word(f.standing())
              + f.declared().map(d -> "; declared by " + d.shown()).orElse("; not declared"));
      page.part(new Tree(Reasons.tree(f.explanation())));
    });
  }

  private void refused() {
    List<List<String>> rows = new ArrayList<>();
    for (Refusal r : state.refusals()) {
      rows.add(List.of(r.entryId(), r.author(), r.why()));
    }
    shown.unused().forEach(u -> rows.add(List.of(u.leaf(), u.author(), u.why())));
    page.section("refused", "Entries that do not count, and why")
        .words(rows.isEmpty() ? "None." : "They stay in the log and can be checked by anyone.")
        .grid(List.of("entry", "author", "why"), rows);
  }

  private void evidence() {
    page.section("evidence", "Evidence and how to check it")
        .grid(
            List.of("leaf", "sealed", "standing", "finding"),
            shown.findings().stream()
                .map(f -> List.of(
                    f.filed().leaf(),
                    at(f.filed().sealedAt()),
                    CaseTerms.word(f.finding().standing()),
                    f.finding().title()))
                .toList())
        .items(List.of(
            "trucewatch explain " + shown.findings().getFirst().filed().leaf() + " --run "
                + run.folder() + "  the finding in full",
            "trucewatch verify " + run.folder()
                + "  checks every entry and recomputes the findings"));
    run.checkpoints().forEach(c -> page.field("log", c));
  }

  private String at(Instant instant) {
    return time.format(instant);
  }
}
