// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.ProvisionJudge;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CaseTrial;
import org.trucewatch.assessment.clause.CaseTrial.Difference;
import org.trucewatch.assessment.clause.Docket;
import org.trucewatch.assessment.clause.WorkedCase;
import org.trucewatch.domain.Decoded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Works out the worked cases of an agreement. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Works out the cases in cases.yaml and compares the standing of each provision, clause, step and clock with what the"
          + " file expects. With --case it prints one case in full, with its docket.",
      "Exit code 0 where every case holds, 1 where one differs, 2 where a file cannot be used."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch agreement test agreements/jcpoa-snapback",
      "  trucewatch agreement test agreements/paris-2026-reported --case attack-after-a-day"
    })
final class TestCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final int UNUSABLE = 2;

  @Parameters(paramLabel = "FOLDER", description = "The agreement.")
  private Path folder = Path.of("");

  @Option(names = "--case", paramLabel = "ID", description = "Print this case in full.")
  private @Nullable String caseId;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    var files = new FolderFiles(folder);
    Terms terms = files.readableTerms();
    var conditions = new Conditions(terms);
    Decoded<WorkedCase> cases = files.cases(terms);
    cases.rejections().forEach(r -> System.err.println(Printable.of(files.message(r))));
    if (cases.values().isEmpty() && cases.rejections().isEmpty()) {
      throw new UserError(
          folder
              + ": it has no worked cases, expected a file cases.yaml. Write one, see agreements/README.md. Nothing was run.");
    }
    try {
      if (caseId != null) {
        print(terms, conditions, cases.values());
      }
      return results(new CaseTrial(terms, conditions), cases);
    } catch (IllegalArgumentException e) { // what a case asks of the agreement and it has not
      throw new UserError(folder.resolve("cases.yaml") + ": " + e.getMessage() + ".");
    }
  }

  private int results(CaseTrial trial, Decoded<WorkedCase> cases) {
    List<Difference> all = new ArrayList<>();
    var root = JsonMapper.builder().build().createObjectNode();
    int checked = 0;
    for (WorkedCase c : cases.values()) {
      List<Difference> differences = trial.differences(c);
      all.addAll(differences);
      checked += c.expected().size();
      System.out.println(Printable.of(
          (differences.isEmpty() ? "holds    " : "DIFFERS  ") + c.caseId() + ": " + c.title()));
      differences.forEach(d -> System.out.println(Printable.of("           " + d.name() + " is "
          + d.found() + ", expected " + d.expected() + " (line " + c.line() + ")")));
      root.put(c.caseId(), differences.size());
    }
    System.out.println(cases.values().size() + " cases, " + checked + " standings compared, "
        + all.size() + " differ.");
    if (json != null) {
      Installation.write(json, root.toPrettyString() + System.lineSeparator());
    }
    return !cases.rejections().isEmpty() ? UNUSABLE : all.isEmpty() ? 0 : DIFFERENT;
  }

  private void print(Terms terms, Conditions conditions, List<WorkedCase> cases) {
    WorkedCase c = cases.stream()
        .filter(w -> w.caseId().equals(caseId))
        .findFirst()
        .orElseThrow(() -> new UserError("--case is " + caseId + ", expected one of "
            + cases.stream().map(WorkedCase::caseId).toList() + "."));
    System.out.println(Printable.of(
        c.title() + System.lineSeparator() + "Source: " + c.source() + System.lineSeparator()));
    new ProvisionJudge(terms, conditions)
        .judge(c.act(), c.asOf()).stream()
            .filter(j -> c.heading().isEmpty())
            .forEach(j -> System.out.println(Printable.of(j.provision().article() + "  "
                + j.provision().title() + ": " + j.standing() + " (" + j.reason() + ")")));
    c.heading()
        .map(h -> new Docket(terms, conditions, h).state(c.entries(), c.asOf()))
        .ifPresent(s -> System.out.print(Printable.of(new DocketText(terms, s).text())));
    System.out.println();
  }
}
