// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.app.docket.CaseBook.Case;
import org.trucewatch.assessment.clause.DocketState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the docket of a case. */
@Command(
    name = "docket",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {SignCommand.class, KeyCommand.class, KeyRevokeCommand.class},
    description = {
      "The docket of a case: which criteria of a clause are met, to which standard and by which evidence; clocks in the"
          + " agreement's zone; who must be consulted and who is left out; what the votes give; what states offer and with"
          + " which limits; the party's comment; and what one more piece of evidence would change.",
      "",
      "A case is opened for each finding and clause, and named FINDING/CLAUSE. Without CASE, lists the cases. The software"
          + " never activates a step: an act of an authorised person does, signed and sealed (docket sign)."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch docket --run .trucewatch/demo/seed-5/00001/logs",
      "  trucewatch docket ground-northern --run .trucewatch/demo/seed-5/00001/logs --html docket.html",
      "  trucewatch docket ground-RU/ladder --run .trucewatch/replays/easter-2026/00001 \\",
      "      --agreement agreements/paris-2026-reported --as-of 2026-04-18T00:00:00Z"
    })
public final class DocketCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "A case, or a finding: then its case under the agreement's first clause.")
  private @Nullable String named;

  @Mixin
  private RunChoice choice = new RunChoice();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "The docket's now, as 2031-05-04T12:00:00Z. Default: when the last entry of the run was sealed.")
  private @Nullable String asOf;

  @Mixin
  private PageFiles files = new PageFiles();

  @Override
  public Integer call() {
    files.requireWritable();
    RunRecord run = choice.open();
    Instant now = asOf == null ? run.end() : instant("--as-of", asOf);
    CaseTerms agreement = requireTerms(choice.terms(run), run);
    CaseBook book = new CaseBook(run, agreement);
    if (named == null) {
      ObjectNode facts = PageJson.object().put("run", run.folder().toString());
      files.write(list(run, agreement, book, now, facts), facts);
      return 0;
    }
    Case shown = book.at(book.idOf(named), now);
    files.write(new DocketPage(run, agreement, shown).page(), facts(run, shown));
    return 0;
  }

  static CaseTerms requireTerms(Optional<CaseTerms> terms, RunRecord run) {
    CaseTerms agreement = terms.orElseThrow(
        () -> new UserError(
            run.folder()
                + ": the run was sealed without an agreement that can be read, so no case can be opened. Name one with --agreement."));
    if (agreement.terms().clauses().isEmpty()) {
      throw new UserError("agreement " + agreement.terms().preamble().agreementId()
          + " has no clause, so no case can be opened under it. Name another with --agreement.");
    }
    return agreement;
  }

  static Instant instant(String option, String text) {
    try {
      return java.time.OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UserError(
          option + " is " + text
              + ", expected an instant with its offset, as 2031-05-04T12:00:00Z or 2031-05-04T20:00:00+08:00.");
    }
  }

  private static Page list(
      RunRecord run, CaseTerms agreement, CaseBook book, Instant now, ObjectNode facts) {
    List<List<String>> rows = new ArrayList<>();
    ArrayNode cases = facts.putArray("cases");
    for (String id : book.ids()) {
      Case c = book.at(id, now);
      cases.addObject().put("case", id).put("criteria", c.state().standing().name());
      rows.add(List.of(
          id,
          c.isOpen()
              ? CaseTerms.word(c.findings().getFirst().finding().standing())
              : "not open yet",
          CaseTerms.word(c.state().standing()),
          Integer.toString(c.notes().size()),
          c.state().heading().title()));
    }
    return new Page.Builder()
        .section("cases", rows.size() + " cases")
        .words(rows.isEmpty() ? "The run has no finding." : "")
        .grid(List.of("case", "finding", "criteria", "signed entries", "about"), rows)
        .words("Held against: " + agreement.terms().preamble().title() + " ["
            + agreement.terms().preamble().status() + "]. As of " + now + ".")
        .items(agreement.remarks())
        .page("Cases of the run in " + run.folder(), "");
  }

  private static ObjectNode facts(RunRecord run, Case shown) {
    DocketState s = shown.state();
    ObjectNode facts = PageJson.object()
        .put("run", run.folder().toString())
        .put("case", s.heading().caseId())
        .put("clause", s.clause().clauseId())
        .put("asOf", s.asOf().toString())
        .put("criteria", s.standing().name());
    ObjectNode criteria = facts.putObject("criterion");
    s.criteria()
        .forEach(c -> criteria.put(c.criterion().criterionId(), c.standing().name()));
    ObjectNode clocks = facts.putObject("clock");
    s.clocks()
        .forEach(c -> clocks
            .putObject(c.rule().clockId())
            .put("state", c.state().name())
            .put("end", c.end().map(Instant::toString).orElse("")));
    ObjectNode steps = facts.putObject("step");
    s.steps()
        .forEach(t -> steps
            .putObject(t.step().stepId())
            .put("standing", t.standing().name())
            .put("outcome", t.outcome().shown()));
    release(facts, s);
    ArrayNode refused = facts.putArray("refused");
    s.refusals()
        .forEach(r -> refused
            .addObject()
            .put("entry", r.entryId())
            .put("author", r.author())
            .put("why", r.why()));
    shown
        .unused()
        .forEach(u -> refused
            .addObject()
            .put("entry", u.leaf())
            .put("author", u.author())
            .put("why", u.why()));
    return facts;
  }

  private static void release(ObjectNode facts, DocketState s) {
    ArrayNode members = facts.putArray("members");
    s.releases()
        .forEach(r -> members
            .addObject()
            .put("finding", r.findingId())
            .put("leaf", r.leaf())
            .put("computed", r.computed().map(Enum::name).orElse(""))
            .put("released", r.released().map(Enum::name).orElse(""))
            .put("review", r.standing().name()));
    ObjectNode computed = facts.putObject("asComputed");
    for (int i = 0; i < s.criteria().size(); i++) {
      computed.put(
          s.criteria().get(i).criterion().criterionId(), s.asComputed().get(i).name());
    }
    facts.put("accused", s.heading().accused().orElse(""));
    ArrayNode comments = facts.putArray("comments");
    if (s.comment() instanceof DocketState.CommentState.Received c) {
      c.comments()
          .forEach(p -> comments
              .addObject()
              .put("author", p.author())
              .put("at", p.at().toString())
              .put("text", p.text())
              .put("isLate", p.isLate()));
    }
  }
}
