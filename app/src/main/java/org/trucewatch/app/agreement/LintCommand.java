// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.assessment.agreement.LintFault;
import org.trucewatch.assessment.agreement.Linter;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Finds what is wrong or ambiguous in an agreement's folder. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Finds what cannot be read, and what can be read in two ways or leads nowhere: provisions that disagree without"
          + " priority, undefined terms, steps that cannot be entered, clocks without a start, zones that overlap or leave"
          + " the map, conditions that do not type-check, terms without source or status.",
      "Exit code 0 where nothing was found, 2 else."
    },
    footer = {"", "Example:", "  trucewatch agreement lint agreements/paris-2026-reported"})
final class LintCommand implements Callable<Integer> {
  private static final int FAULTS = 2;

  @Parameters(paramLabel = "FOLDER", description = "The agreement.")
  private Path folder = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Write the faults as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    var files = new FolderFiles(folder);
    Decoded<Terms> decoded = files.terms();
    decoded.rejections().forEach(r -> print(files.message(r)));
    List<LintFault> faults =
        decoded.values().stream().flatMap(t -> Linter.lint(t).stream()).toList();
    faults.forEach(f -> print(folder + "/" + f.message()));
    List<Rejection> cases = decoded.values().stream()
        .flatMap(t -> files.cases(t).rejections().stream())
        .toList();
    cases.forEach(r -> print(files.message(r)));
    int found = decoded.rejections().size() + faults.size() + cases.size();
    System.out.println(found == 0 ? "Nothing found." : found + " found.");
    if (json != null) {
      write(json, decoded.rejections(), faults, cases);
    }
    return found == 0 ? 0 : FAULTS;
  }

  private static void print(String line) {
    System.out.println(Printable.of(line));
  }

  private static void write(
      Path file, List<Rejection> refused, List<LintFault> faults, List<Rejection> cases) {
    var mapper = JsonMapper.builder().build();
    var root = mapper.createObjectNode();
    var refusals = root.putArray("unreadable");
    refused.forEach(r -> refusals.add(r.where() + ": " + r.what()));
    cases.forEach(r -> refusals.add(r.where() + ": " + r.what()));
    var list = root.putArray("faults");
    faults.forEach(f -> list.addObject()
        .put("rule", f.rule().name())
        .put("file", f.file())
        .put("line", f.line())
        .put("what", f.what())
        .put("expected", f.expected())
        .put("remedy", f.remedy()));
    Installation.write(file, root.toPrettyString() + System.lineSeparator());
  }
}
