// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
import org.trucewatch.assessment.clause.DocketEntry.Computed;
import org.trucewatch.assessment.clause.DocketEntry.Level;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
import org.trucewatch.assessment.clause.FindingTable;
import org.trucewatch.assessment.clause.ReleaseState;
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
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.) (?=[A-Z])");

  private final RunRecord run;
  private final Optional<CaseTerms> agreement;
  private final Filed filed;
  private final Finding finding;
  private final List<Case> cases;
  private final Names names;
  private final DateTimeFormatter time;
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
    this.names = new Names(run, agreement);
    ZoneId zone = agreement.map(a -> a.terms().preamble().zone()).orElse(ZoneOffset.UTC);
    this.time =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT).withZone(zone);
  }

  Page page() {
    brief();
    statement();
    what();
    basis();
    page.section("coverage", "What could have been seen").items(finding.coverage());
    page.section("claims", "Claims beside it, which are no part of it")
        .words(finding.claims().isEmpty() ? "No claim stands beside this finding." : "")
        .items(finding.claims().stream()
            .map(c -> named(c.text()) + " [" + c.leaf() + "]")
            .toList());
    notKnown();
    page.section("change", "What one more piece of evidence would change")
        .items(names.in(finding.wouldChange()))
        .items(pivots());
    provisions();
    clauses();
    recompute();
    page.section("ids", "Ids behind the names")
        .items(List.of("This finding: " + finding.findingId()))
        .items(names.legend());
    String banner = run.settings().filter(s -> s.exercise()).isPresent()
        ? "EXERCISE. Everything on this page was simulated."
        : "";
    return page.page("Finding: " + finding.title(), banner);
  }

  private String at(Instant instant) {
    return time.format(instant);
  }

  /** Names for ids; the finding's own incident is called the incident. */
  private String named(String text) {
    return names.in(text, filed, "the incident");
  }

  /** How its review stands; a run without an agreement has no reviewers. */
  private Optional<ReleaseState> release() {
    return cases.stream()
        .flatMap(c -> c.state().releases().stream())
        .filter(r -> r.findingId().equals(finding.findingId()))
        .findFirst();
  }

  private boolean isReleased() {
    return release().filter(r -> r.standing() == ReleaseState.Standing.RELEASED).isPresent();
  }

  /** What a reader in a hurry has to know. */
  private void brief() {
    page.section("brief", "In short")
        .field("what", finding.title())
        .field(
            "review",
            release()
                .map(r -> r.shown(names::of))
                .orElse("computed, not released: no case is open, so nobody reviews it"))
        .field(
            "feeds",
            cases.isEmpty()
                ? "nothing: the agreement in force has no clause"
                : String.join(
                    "; ",
                    cases.stream()
                        .map(c -> c.state().clause().title() + ", criteria "
                            + CaseTerms.word(c.state().standing()))
                        .toList()))
        .field("sealed", filed.filed().leaf() + " at " + at(filed.filed().sealedAt()));
  }

  private void statement() {
    page.section("statement", "Statement, as far as it is released");
    Optional<Level> level = row().map(r -> new Level(r.standard(), r.rung()));
    var wording = new Wording(names, this::at);
    page.items(release()
        .map(r -> wording.sentences(
            filed, r, level, cases.stream().map(c -> c.state().comment()).toList()))
        .orElse(List.of("Nothing is stated yet: no case is open, so nobody reviews it.")));
  }

  private Optional<FindingTable.Row> row() {
    return agreement
        .map(a -> a.table())
        .orElse(new FindingTable(CaseTerms.rows(), List.of()))
        .find(filed.filed());
  }

  private void what() {
    page.section(
        "finding", "As computed and sealed" + (isReleased() ? "" : ", not released as a whole"));
    page.items(
        Arrays.stream(SENTENCE_END.split(finding.statement())).map(this::named).toList());
    page.field("standing", CaseTerms.word(finding.standing()));
    page.field("standard of proof", finding.standardOfProof());
    page.field(
        "in a docket",
        row()
            .map(r -> (isReleased() ? "established to " : "once released, established to ")
                + CaseTerms.word(r.standard()) + " at rung " + r.rung() + ": " + r.why())
            .orElse("establishes nothing: a finding that is " + CaseTerms.word(finding.standing())
                + " shows no act"));
    likelihood();
    page.section("reasons", "Why this standing and no other, as computed")
        .items(finding.reasons().stream().map(this::named).toList());
  }

  private void likelihood() {
    Finding.Attribution a = finding.attribution();
    page.field("attribution", CaseTerms.word(a.grade()) + ": " + names.in(a.reason()));
    if (a.probabilities().stream().allMatch(p -> p.probability() == 0)) {
      page.field("likelihood", "no probability is stated for any side");
      return;
    }
    List<String> shares = new ArrayList<>();
    for (PartyProbability p : a.probabilities()) {
      shares.add(names.of(p.partyId()) + " " + percent(p.probability()) + ", "
          + LikelihoodBand.of(p.probability()).shown());
    }
    shares.add("cannot be said " + percent(a.cannotBeSaid()));
    page.field("likelihood", String.join("; ", shares));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private void basis() {
    var basis = new Basis(run);
    page.section("basis", "Basis");
    page.field("kinds of source", String.join(", ", basis.modalities(filed.references())));
    page.field(
        "rests on",
        filed.filed().events().isEmpty()
            ? "reports and the lack of them; it names no located event"
            : String.join(
                "; ",
                filed.filed().events().stream()
                    .map(e -> named(e.eventId())
                        + e.occurredAt().map(t -> " at " + at(t)).orElse("") + " [" + e.leaf()
                        + "]")
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
        open.add(rung + ": " + Wording.question(rung));
      }
    }
    page.section("unknown", "What is not known").items(open);
    run.gone().forEach(g -> page.words("Not at hand: " + g));
  }

  private List<String> pivots() {
    List<String> lines = new ArrayList<>();
    for (Case c : cases) {
      c.state().pivots().stream()
          .filter(p -> !p.pivot().leaf().reads().isEmpty())
          .forEach(p -> lines.add("Clause " + c.state().clause().title() + ", criterion "
              + p.criterionId() + ": '" + p.pivot().leaf().text() + "'"
              + Reasons.meaning(agreement.orElseThrow().terms(), p.pivot().leaf())
              + " would make it "
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
        filed.filed().incident().isPresent()
            ? "What follows is worked out from what is published of the incident. The run held the provisions against its "
                + "exact place and time; its answer stands under the reasons, and rules."
            : "");
    for (ProvisionJudgement j : judgements(agreement.get())) {
      page.part(new Judged(
          mark(j.standing()),
          "Article " + j.provision().article() + ", " + j.provision().title(),
          CaseTerms.word(j.standing()),
          named(j.reason()) + " \"" + j.provision().text() + "\" ["
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
        .incident()
        .ifPresent(
            i -> facts.putAll(new IncidentActs(a.terms()).facts(i.measures()).known()));
    for (Case c : cases) {
      for (DocketEntry e : c.entries()) {
        if (e.content() instanceof Computed said
            && said.leaf().equals(filed.filed().leaf())) {
          facts.putAll(said.sayings());
        }
      }
    }
    Optional<Instant> at = filed.filed().events().stream()
        .flatMap((FiledEvent e) -> e.occurredAt().stream())
        .min(Instant::compareTo);
    Duration error = Duration.ofMillis((long) Math.ceil(
        filed.filed().incident().map(i -> 1_000 * i.measures().errorSeconds()).orElse(0.0)));
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
          + CaseTerms.word(c.state().standing()) + ". The case has "
          + c.members().size() + (c.members().size() == 1 ? " finding" : " findings")
          + "; in full: trucewatch docket " + c.state().heading().caseId() + " --run "
          + run.folder());
      for (CriterionJudgement j : c.state().criteria()) {
        page.part(DocketPage.judged(j));
        page.part(new Tree(Reasons.tree(j.explanation())));
      }
    }
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
