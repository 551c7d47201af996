// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.StoppedReport;
import org.trucewatch.app.UserError;
import org.trucewatch.app.agreement.AgreementTerms;
import org.trucewatch.app.exercise.ExerciseCommand;
import org.trucewatch.app.exercise.ExerciseFile;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.exercise.ExercisePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries draft clauses on seeded histories. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays an exercise from several seeds, turns every finding into a docket under each draft agreement, and prints how"
          + " often each clause's criteria and steps would have been met, not met, or could not be judged: on true violations,"
          + " where there was none, and why the drafts differ. The histories are the same for every draft.",
      "Nothing is activated: that is for people. What a finding cannot know (harm, orders, warnings) stays unknown.",
      "Stopped with Ctrl-C, it prints and writes the runs that were finished and says that they are partial."
    },
    footer = {
      "",
      "Example:",
      "  trucewatch sandbox --agreement agreements/draft-strict --agreement agreements/draft-lenient \\",
      "    --exercise false-flag --runs 5"
    })
public final class SandboxCommand implements Callable<Integer> {
  private static final int RUNS_MAX = 10_000;
  private static final int AGREEMENTS_MAX = 8;

  @Option(
      names = "--agreement",
      required = true,
      paramLabel = "FOLDER",
      description = "A draft: a folder with terms.yaml. Repeat it for each.")
  private List<Path> agreements = List.of();

  @Option(
      names = "--exercise",
      required = true,
      paramLabel = "NAME|FILE",
      description = "Which history.")
  private String exercise = "";

  @Option(names = "--runs", paramLabel = "N", description = "From how many seeds. Default: 10.")
  private String runs = "10";

  @Option(names = "--seed", paramLabel = "N", description = "The first seed. Default: the file's.")
  private @Nullable String seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    int times = (int) ExerciseCommand.whole("--runs", runs, 1, RUNS_MAX);
    ExercisePlan plan = ExerciseFile.read(exercise);
    long first = seed == null ? plan.seed() : ExerciseCommand.whole("--seed", seed, 0, 1L << 52);
    List<Terms> drafts = agreements.stream().map(f -> draft(f, plan.sides())).toList();
    requireSense(drafts);
    Progress progress = new Progress(System.err);
    SandboxRun run = new SandboxRun(plan, drafts, times);
    StoppedReport report = StoppedReport.whenStopped("sandbox-report", () -> print(run));
    for (int i = 0; i < times; i++) {
      progress.step(
          "run " + (i + 1) + " of " + times + ", " + plan.name() + " from seed " + (first + i));
      run.play(first + i, progress::step);
    }
    report.finish();
    return 0;
  }

  /** All of it, or as the program is stopped what there is. */
  private void print(SandboxRun run) {
    synchronized (run) {
      System.out.print(Printable.of(new SandboxText(run).text()));
      if (json != null) {
        Installation.write(json, SandboxJson.of(run));
      }
    }
  }

  /** A draft whose parties are those of the exercise: another party's clause would never be met, which says nothing of it. */
  private static Terms draft(Path folder, Sides sides) {
    Terms terms = AgreementTerms.withClause(folder);
    List<String> ids = terms.preamble().partyIds();
    if (!ids.contains(sides.first().id()) || !ids.contains(sides.second().id())) {
      throw new UserError(folder + ": its parties are " + String.join(", ", ids)
          + ", expected those of the exercise, " + sides.first().id() + " and "
          + sides.second().id() + ". Nothing was run.");
    }
    return terms;
  }

  private static void requireSense(List<Terms> drafts) {
    if (drafts.size() > AGREEMENTS_MAX) {
      throw new UserError("--agreement is given " + drafts.size() + " times, expected at most "
          + AGREEMENTS_MAX + ". Nothing was run.");
    }
    long ids = drafts.stream().map(t -> t.preamble().agreementId()).distinct().count();
    if (ids < drafts.size()) {
      throw new UserError("--agreement names the same agreement twice, expected each once: two"
          + " drafts need ids of their own in agreement.yaml. Nothing was run.");
    }
  }
}
