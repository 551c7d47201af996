// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.app.UserError;
import org.trucewatch.app.docket.CaseBook.Case;
import org.trucewatch.app.docket.RunRecord.Filed;
import org.trucewatch.domain.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Prints the page of a finding. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Explains a finding of a sealed run on one page: what, to which standard, how far attribution has come, how likely,"
          + " on which sealed evidence, what could have been seen, what is not known, what one more piece of evidence would"
          + " change, each condition with its source, and how to recompute it.",
      "",
      "Without FINDING, lists the run's findings. The logs are checked first; a run that was altered is not shown."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch explain --run .trucewatch/replays/easter-2026/00001",
      "  trucewatch explain ground-RU --run .trucewatch/replays/easter-2026/00001 --html ground.html",
      "  trucewatch explain findings:12 --agreement agreements/paris-2026-reported"
    })
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FINDING",
      arity = "0..1",
      description = "Id of a finding, its last part, or its leaf, as in findings:12.")
  private @Nullable String named;

  @Mixin
  private RunChoice choice = new RunChoice();

  @Mixin
  private PageFiles files = new PageFiles();

  @Override
  public Integer call() {
    files.requireWritable();
    RunRecord run = choice.open();
    Optional<CaseTerms> agreement = choice.terms(run);
    if (named == null) {
      files.write(list(run), facts(run));
      return 0;
    }
    Filed filed = find(run, named);
    List<Case> cases = new ArrayList<>();
    agreement.ifPresent(a -> {
      CaseBook book = new CaseBook(run, a);
      book.idsOf(filed).forEach(id -> cases.add(book.at(id, run.end())));
    });
    ObjectNode facts = facts(run);
    Finding f = filed.finding();
    facts
        .put("finding", f.findingId())
        .put("leaf", filed.filed().leaf())
        .put("standing", f.standing().name())
        .put("grade", f.attribution().grade().name());
    agreement
        .flatMap(a -> a.table().find(f))
        .ifPresent(
            r -> facts.put("standard", r.standard().name()).put("rung", r.rung().name()));
    cases.stream()
        .findFirst()
        .ifPresent(c -> c.state().releases().stream()
            .filter(r -> r.findingId().equals(f.findingId()))
            .forEach(r -> facts
                .put("review", r.standing().name())
                .put("released", r.released().map(Enum::name).orElse(""))));
    files.write(new FindingPage(run, agreement, filed, cases).page(), facts);
    return 0;
  }

  private static Filed find(RunRecord run, String named) {
    List<String> known = new ArrayList<>();
    for (Filed f : run.findings()) {
      String id = f.finding().findingId();
      List<String> names =
          List.of(id, id.substring(id.lastIndexOf('/') + 1), f.filed().leaf());
      if (names.contains(named)) {
        return f;
      }
      known.addAll(names);
    }
    throw new UserError(
        "finding is " + named + ", expected one of the run in " + run.folder() + ". "
            + NearestWord.find(named, known)
                .map(n -> "Did you mean " + n + "?")
                .orElse("List them: trucewatch explain --run " + run.folder()));
  }

  private static ObjectNode facts(RunRecord run) {
    return PageJson.object()
        .put("run", run.folder().toString())
        .put("asOf", run.end().toString());
  }

  private static Page list(RunRecord run) {
    List<List<String>> rows = run.findings().stream()
        .map(f -> List.of(
            f.filed().leaf(),
            f.finding().findingId(),
            CaseTerms.word(f.finding().standing()),
            CaseTerms.word(f.finding().attribution().grade()),
            f.finding().title()))
        .toList();
    return new Page.Builder()
        .section("findings", rows.size() + " findings")
        .words(rows.isEmpty() ? "The run concluded nothing." : "")
        .grid(List.of("leaf", "finding", "standing", "attribution", "about"), rows)
        .page("Findings of the run in " + run.folder(), "");
  }
}
