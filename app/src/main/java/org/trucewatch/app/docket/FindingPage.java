// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.trucewatch.app.docket.RunRecord.Filed;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.ProvisionJudge;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.attribution.LikelihoodBand;
import org.trucewatch.assessment.clause.CriterionJudgement;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketState.CommentState;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
import org.trucewatch.assessment.clause.FindingTable;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.incident.IncidentActs;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.PartyProbability;

/**
 * The page of one finding: what, to which standard, how far up the ladder of attribution, how likely, on which evidence, what
 * is not known, and what would change it.
 */
final class FindingPage {
  private final RunRecord run;
  private final Optional<CaseTerms> agreement;
  private final Filed filed;
  private final Finding finding;
  private final List<Case> cases;
  private final Builder page = new Builder();

  /**
   * @param cases of the finding, one for each clause
   */
  FindingPage(RunRecord run, Optional<CaseTerms> agreement, Filed filed, List<Case> cases) {
    this.run = run;
    this.agreement = agreement;
    this.filed = filed;
    this.finding = filed.finding();
    this.cases = List.copyOf(cases);
  }

  Page page() {
    what();
    basis();
    page.section("coverage", "What could have been seen").items(finding.coverage());
    page.section("claims", "Claims beside it, which are no part of it")
        .words(finding.claims().isEmpty() ? "No claim stands beside this finding." : "")
        .items(
            finding.claims().stream().map(c -> c.text() + " [" + c.leaf() + "]").toList());
    notKnown();
    page.section("change", "What one more piece of evidence would change")
        .items(finding.wouldChange())
        .items(pivots());
    provisions();
    clauses();
    page.section("comment", "Party's comment").items(comments());
    recompute();
    String banner = run.settings().filter(s -> s.exercise()).isPresent()
        ? "EXERCISE. Everything on this page was simulated."
        : "";
    return page.page("Finding " + finding.findingId() + ": " + finding.title(), banner);
  }

  private Optional<FindingTable.Row> row() {
    return agreement
        .map(a -> a.table())
        .orElse(new FindingTable(CaseTerms.rows(), List.of()))
        .find(filed.filed());
  }

  private void what() {
    page.section("finding", "Finding");
    page.field("what", finding.statement());
    page.field("standing", CaseTerms.word(finding.standing()));
    page.field("standard of proof", finding.standardOfProof());
    page.field(
        "in a docket",
        row()
            .map(r -> "established to " + CaseTerms.word(r.standard()) + " at rung " + r.rung()
                + ": " + r.why())
            .orElse("establishes nothing: a finding that is " + CaseTerms.word(finding.standing())
                + " shows no act"));
    likelihood();
    page.field("sealed", filed.filed().leaf() + " at " + filed.filed().sealedAt());
    page.section("reasons", "Why this standing and no other").items(finding.reasons());
  }

  private void likelihood() {
    Finding.Attribution a = finding.attribution();
    page.field("attribution", CaseTerms.word(a.grade()) + ": " + a.reason());
    if (a.probabilities().stream().allMatch(p -> p.probability() == 0)) {
      page.field("likelihood", "no probability is stated for any side");
      return;
    }
    List<String> shares = new ArrayList<>();
    for (PartyProbability p : a.probabilities()) {
      shares.add(name(p.partyId()) + " " + percent(p.probability()) + ", "
          + LikelihoodBand.of(p.probability()).shown());
    }
    shares.add("cannot be said " + percent(a.cannotBeSaid()));
    page.field("likelihood", String.join("; ", shares));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private String name(String partyId) {
    return agreement.map(a -> a.terms().nameOf(partyId)).orElse(partyId);
  }

  private void basis() {
    var basis = new Basis(run);
    page.section("basis", "Basis");
    page.field("kinds of source", String.join(", ", basis.modalities(filed.references())));
    page.field(
        "events",
        String.join(
            "; ",
            filed.filed().events().stream()
                .map(e -> e.eventId() + " [" + e.leaf() + "]"
                    + e.occurredAt().map(t -> " at " + t).orElse(""))
                .toList()));
    page.grid(Basis.COLUMNS, basis.rows(finding.inputs()));
    long others =
        filed.references().stream().filter(r -> !finding.inputs().contains(r)).count();
    page.words(
        finding.inputs().isEmpty()
            ? "It rests on no single report; the lack of one in the reports searched is its basis."
            : "");
    page.words(
        others == 0
            ? ""
            : "Its sealed entry refers to " + others
                + " further entries that could have changed it: reports that were searched, the settings and the agreement.");
    filed
        .further()
        .forEach(
            (name, json) -> page.words("The sealed record says besides, " + name + ": " + json));
  }

  /** Every rung above the one reached is a question that stays open. */
  private void notKnown() {
    List<String> open = new ArrayList<>();
    Rung reached = row().map(FindingTable.Row::rung).orElse(null);
    for (Rung rung : Arrays.asList(Rung.values())) {
      if (reached == null || !reached.reaches(rung)) {
        open.add(rung + ": " + question(rung));
      }
    }
    page.section("unknown", "What is not known").items(open);
    run.gone().forEach(g -> page.words("Not at hand: " + g));
  }

  private static String question(Rung rung) {
    return switch (rung) {
      case A0 -> "whether it happened, when and where";
      case A1 -> "what it was";
      case A2 -> "from which direction and range";
      case A3 -> "from which area, and who controlled it then";
      case A4 -> "which force or command; only people determine that";
      case A5 ->
        "whether it was deliberate, authorised, provoked, part of something sustained; only people determine that";
    };
  }

  private List<String> pivots() {
    List<String> lines = new ArrayList<>();
    for (Case c : cases) {
      c.state().pivots().stream()
          .filter(p -> !p.pivot().leaf().reads().isEmpty())
          .forEach(p -> lines.add("Clause " + c.state().clause().title() + ", criterion "
              + p.criterionId() + ": '" + p.pivot().leaf().text() + "' would make it "
              + Reasons.result(p.pivot().ifTrue()) + " if shown, "
              + Reasons.result(p.pivot().ifFalse()) + " if refuted."));
    }
    return lines;
  }

  /** The obligation as the replay watches it, and every provision of the terms with its condition. */
  private void provisions() {
    page.section("provisions", "Provisions it is held against");
    Optional<Obligation> obligation = agreement.flatMap(CaseTerms::agreement).stream()
        .flatMap(a -> a.obligations().stream())
        .filter(o -> o.obligationId().equals(finding.obligationId()))
        .findFirst();
    obligation.ifPresent(o -> page.field("obligation", o.title())
        .field("text", o.text())
        .field("status", o.status().name())
        .field("source", o.source())
        .field("counts against it", o.countsAgainst()));
    if (agreement.isEmpty()) {
      page.words("The run has no agreement, so nothing is held against a provision.");
      return;
    }
    agreement.get().remarks().forEach(r -> page.words("Not readable: " + r));
    page.words(
        filed.filed().measured().isPresent()
            ? "What follows is worked out from what is published of the incident. The run held the provisions against its "
                + "exact place and time; its answer stands under the reasons, and rules."
            : "");
    for (ProvisionJudgement j : judgements(agreement.get())) {
      page.part(new Judged(
          mark(j.standing()),
          "Article " + j.provision().article() + ", " + j.provision().title(),
          CaseTerms.word(j.standing()),
          j.reason() + " \"" + j.provision().text() + "\" ["
              + Reasons.source(j.provision().provenance()) + "]"));
      page.part(new Tree(Reasons.tree(j.explanation())));
    }
  }

  private static Mark mark(ProvisionJudgement.Standing standing) {
    return switch (standing) {
      case CONTRARY, NOT_PERFORMED -> Mark.NO;
      case NOT_CONTRARY, EXCEPTED, PERMITTED, PERMITS, PERFORMED -> Mark.YES;
      default -> Mark.OPEN;
    };
  }

  private List<ProvisionJudgement> judgements(CaseTerms a) {
    Map<String, FactValue> facts = new TreeMap<>();
    filed
        .filed()
        .measured()
        .ifPresent(m -> facts.putAll(new IncidentActs(a.terms()).facts(m).known()));
    for (Case c : cases) {
      for (DocketEntry e : c.entries()) {
        if (e.content() instanceof Established f
            && f.evidence().contains(filed.filed().leaf())) {
          facts.put(f.fact(), f.value());
        }
      }
    }
    Optional<Instant> at = filed.filed().events().stream()
        .flatMap((FiledEvent e) -> e.occurredAt().stream())
        .min(Instant::compareTo);
    Duration error = Duration.ofMillis((long)
        Math.ceil(filed.filed().measured().map(m -> 1_000 * m.errorSeconds()).orElse(0.0)));
    var act = new ObservedAct(at, error, Optional.empty(), Facts.of(facts), Map.of());
    return new ProvisionJudge(a.terms(), a.conditions())
        .judge(act, filed.filed().sealedAt());
  }

  private void clauses() {
    page.section("clauses", "Clauses it may feed");
    if (cases.isEmpty()) {
      page.words("The agreement in force has no clause.");
    }
    for (Case c : cases) {
      page.words(c.state().clause().title() + " ["
          + Reasons.source(c.state().clause().provenance()) + "]. Criteria together: "
          + CaseTerms.word(c.state().standing()) + ". Case "
          + c.state().heading().caseId()
          + ".");
      for (CriterionJudgement j : c.state().criteria()) {
        page.part(DocketPage.judged(j));
        page.part(new Tree(Reasons.tree(j.explanation())));
      }
    }
  }

  private List<String> comments() {
    if (cases.isEmpty()) {
      return List.of("No case is open, so nobody is invited to comment.");
    }
    List<String> lines = new ArrayList<>();
    for (Case c : cases) {
      String line = c.state().clause().title() + ": " + comment(c.state().comment());
      lines.add(line);
    }
    return lines;
  }

  static String comment(CommentState comment) {
    return switch (comment) {
      case CommentState.NobodyAccused n -> "nobody is accused";
      case CommentState.NotInvited n -> "not yet invited";
      case CommentState.Awaited a -> "awaited until " + a.until();
      case CommentState.Received r -> "\"" + r.text() + "\", " + r.at();
      case CommentState.Silent s ->
        "invited; none came before " + s.since() + ". Silence is recorded and means nothing else";
    };
  }

  private void recompute() {
    page.section("recompute", "How to check this");
    page.items(List.of(
        "trucewatch verify " + run.folder()
            + "  checks every entry and signature and recomputes all",
        "trucewatch bundle " + run.folder() + " " + filed.filed().leaf()
            + "  writes this finding with its evidence as one file",
        "trucewatch verify bundle " + "findings-"
            + filed.filed().leaf().substring(filed.filed().leaf().indexOf(':') + 1)
            + ".bundle  checks that file alone"));
    run.settings().ifPresent(s -> page.field("code version", s.codeVersion()));
    run.checkpoints().forEach(c -> page.field("log", c));
  }
}
