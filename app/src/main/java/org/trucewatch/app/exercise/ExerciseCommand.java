// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.app.agreement.AgreementTerms;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.ObservationFiles;
import org.trucewatch.simulation.exercise.RecordedArrays;
import org.trucewatch.simulation.score.ClauseCases;
import org.trucewatch.simulation.score.JudgedExercise;
import org.trucewatch.simulation.truth.TruthFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays exercises and scores what the watch makes of them. */
@Command(
    name = "exercise",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays an exercise: a simulated line of contact with sensors, weather, confusers, faults and parties, from a seed. What"
          + " sensors and parties say goes through the watch over the line, and what it concludes is scored against the truth,"
          + " which it never sees.",
      "",
      "NAME is one of the exercises that ship with the project, a file, 'all' for each of them, or 'list'."
    },
    footer = {
      "",
      "Equal seeds give equal bytes. FOLDER/observations holds stations.csv and picks.csv as 'trucewatch associate' reads them,",
      "and a table for every other kind of sensor; FOLDER/truth holds truth.jsonl and causes.csv.",
      "Stopped with Ctrl-C, the reports hold what was finished and say that they are partial.",
      "",
      "Examples:",
      "  trucewatch exercise list",
      "  trucewatch exercise all --score --html report.html --json report.json",
      "  trucewatch exercise mortar-probe --seed 7 --runs 20 --json probe.json",
      "  trucewatch exercise false-flag --swap",
      "  trucewatch exercise demining-day --waveforms --record-hours 8-12 --out demining"
    })
public final class ExerciseCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final int RUNS_MAX = 10_000;
  private static final long SEED_MAX = 1L << 52;
  private static final int BAR_WIDTH = 20;

  @Parameters(paramLabel = "NAME|FILE|all|list", description = "Which exercise.")
  private String which = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed gives another history. Default: the file's.")
  private @Nullable String seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Play it from this many seeds, one after the other. Default: 1.")
  private String runs = "1";

  @Option(names = "--score", description = "Score what the watch concludes. The default.")
  private boolean score;

  @Option(names = "--no-score", description = "Only generate.")
  private boolean noScore;

  @Option(
      names = "--swap",
      description =
          "Play it with the parties exchanged too, and compare every finding. Exit code 1 where one differs.")
  private boolean swap;

  @Option(
      names = "--agreement",
      paramLabel = "FOLDER",
      description =
          "Hold findings against the clauses of this agreement too; may be repeated. Default: agreements/draft-strict.")
  private List<Path> agreements = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where observations/ and truth/ are written. Default: nowhere; only the score.")
  private @Nullable Path out;

  @Option(
      names = "--waveforms",
      description =
          "Let infrasound arrays record miniSEED, find its waves with the array detector instead of drawing them, and print"
              + " how both compare.")
  private boolean waveforms;

  @Option(
      names = "--record-hours",
      paramLabel = "A-B",
      description =
          "With --waveforms: record only from hour A to hour B. Default: the whole exercise.")
  private @Nullable String recordHours;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the scores as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the scores as one page with plots and maps, which needs nothing else.")
  private @Nullable Path html;

  @Override
  public Integer call() {
    if (which.equals("list")) {
      requireNothingElse();
      for (String name : ExerciseFile.names()) {
        System.out.printf(
            Locale.ROOT, "%-28s %s%n", name, ExerciseFile.read(name).title());
      }
      return 0;
    }
    requireSense();
    Installation.requireWritable(json);
    Installation.requireWritable(html);
    requireTwoFiles();
    long given = seed == null ? -1 : whole("--seed", seed, 0, SEED_MAX);
    int times = (int) whole("--runs", runs, 1, RUNS_MAX);
    requireFolder();
    List<String> names = which.equals("all") ? ExerciseFile.names() : List.of(which);
    List<ExercisePlan> plans = names.stream().map(ExerciseFile::read).toList();
    Progress progress = new Progress(System.err);
    if (swap) {
      return swapped(plans, given, progress);
    }
    return played(plans, given, times, progress);
  }

  private void requireNothingElse() {
    if (score
        || noScore
        || swap
        || seed != null
        || out != null
        || json != null
        || html != null
        || !runs.equals("1")
        || waveforms
        || recordHours != null
        || !agreements.isEmpty()) {
      throw new UserError("list is given with options, expected it alone: it names the exercises"
          + " and plays none. Nothing was run.");
    }
  }

  private void requireTwoFiles() {
    if (json != null
        && html != null
        && Installation.isSameFile(json, html)
        && !json.startsWith("/dev")) {
      throw new UserError("--json and --html are both " + json
          + ", expected two files: one would overwrite the other. Nothing was run.");
    }
  }

  private void requireSense() {
    if (noScore && (json != null || html != null || score)) {
      throw new UserError((score ? "--score" : json != null ? "--json" : "--html")
          + " is given with --no-score, which makes no scores to write, expected one or the other."
          + " Leave out --no-score. Nothing was run.");
    }
    requireOneToRecord();
    if (swap && (noScore || json != null || html != null || out != null || !runs.equals("1"))) {
      throw new UserError(
          "--swap is given with --no-score, --json, --html, --out or --runs, expected"
              + " it with --seed alone: it compares two runs and prints the result. Nothing was run.");
    }
  }

  private void requireOneToRecord() {
    if (recordHours != null && !waveforms) {
      throw new UserError("--record-hours is given without --waveforms, expected both: nothing"
          + " records otherwise. Nothing was run.");
    }
    if (waveforms && (swap || which.equals("all"))) {
      throw new UserError(
          "--waveforms is given with " + (swap ? "--swap" : "'all'")
              + ", expected one exercise at a time without --swap: recordings are long. Nothing was run.");
    }
    if (waveforms && noScore && out == null) {
      throw new UserError("--waveforms is given with --no-score and without --out, expected --out:"
          + " the recordings would go nowhere. Nothing was run.");
    }
  }

  /** A whole number of the command line. */
  public static long whole(String option, String text, long least, long most) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, with what was expected
    }
    throw new UserError(option + " is '" + text + "', expected a whole number from " + least
        + " to " + most + ". Nothing was run.");
  }

  private void requireFolder() {
    if (out == null) {
      return;
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new UserError("--out is " + out + ", where no folder can be made (" + e.getMessage()
          + "), expected a folder to write to. Nothing was run.");
    }
  }

  private int swapped(List<ExercisePlan> plans, long given, Progress progress) {
    int different = 0;
    for (ExercisePlan plan : plans) {
      SwapTest test = SwapTest.of(plan, given < 0 ? plan.seed() : given, progress::step);
      System.out.print(Printable.of(test.text()));
      different += test.differences().isEmpty() ? 0 : 1;
    }
    return different == 0 ? 0 : DIFFERENT;
  }

  private int played(List<ExercisePlan> plans, long given, int times, Progress progress) {
    List<Terms> terms = noScore ? List.of() : terms();
    ScoreReport report =
        new ScoreReport(json, html, plans.stream().map(ExercisePlan::name).toList(), times);
    report.writeWhenStopped();
    int done = 0;
    for (ExercisePlan plan : plans) {
      long first = given < 0 ? plan.seed() : given;
      for (int run = 0; run < times; run++) {
        progress.step(bar(done, plans.size() * times) + "playing " + plan.name() + " from seed "
            + (first + run) + ", " + plan.extent().hours() + " h");
        Path folder = folder(plan, plans.size(), first + run, times);
        play(plan, first + run, folder, terms, report, progress);
        done++;
      }
    }
    if (!noScore) {
      report.finish();
      progress.step(bar(done, done) + "done");
      System.out.print(Printable.of(ScoreText.of(report.content())));
    }
    return 0;
  }

  private static String bar(int done, int of) {
    int filled = done * BAR_WIDTH / of;
    return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + done + "/" + of + " ";
  }

  private @Nullable Path folder(ExercisePlan plan, int plans, long chosen, int times) {
    if (out == null) {
      return null;
    }
    Path folder = plans == 1 ? out : out.resolve(plan.name());
    return times == 1 ? folder : folder.resolve("seed-" + chosen);
  }

  private List<Terms> terms() {
    List<Path> folders =
        agreements.isEmpty() ? List.of(Path.of("agreements", "draft-strict")) : agreements;
    List<Terms> terms = folders.stream().map(AgreementTerms::read).toList();
    long ids = terms.stream().map(t -> t.preamble().agreementId()).distinct().count();
    if (ids < terms.size()) {
      throw new UserError("--agreement names the same agreement twice, expected each once: its"
          + " cases would be counted twice. Nothing was run.");
    }
    return terms;
  }

  private void play(
      ExercisePlan plan,
      long chosen,
      @Nullable Path folder,
      List<Terms> terms,
      ScoreReport report,
      Progress progress) {
    ExerciseWatch watch = new ExerciseWatch(plan, plan.sides(), chosen);
    Optional<WaveformRun> recordings = recordings(watch, plan, folder, report, progress);
    if (folder == null) {
      if (!noScore) {
        score(watch.judged(Optional.empty(), progress::step), terms, report);
      }
      return;
    }
    Path observations = folder.resolve("observations");
    try (ObservationFiles files = new ObservationFiles(
            observations,
            plan,
            watch.run().sites(),
            watch.run().publishedLine(),
            watch.run().windForecast());
        TruthFiles truth = new TruthFiles(folder.resolve("truth"), observations, plan.sides())) {
      if (noScore) {
        long written = watch.run().play(files, truth, day -> told(progress, plan, day));
        recordings.ifPresent(r -> r.write(progress::step));
        progress.step(plan.name() + ": " + written + " observations");
      } else {
        score(
            watch.judged(
                Optional.empty(),
                progress::step,
                files,
                List.of(truth),
                day -> told(progress, plan, day)),
            terms,
            report);
      }
    }
  }

  /** Lets the arrays record, and the watch listen to them. */
  private Optional<WaveformRun> recordings(
      ExerciseWatch watch,
      ExercisePlan plan,
      @Nullable Path folder,
      ScoreReport report,
      Progress progress) {
    if (!waveforms) {
      return Optional.empty();
    }
    RecordingHours hours = RecordingHours.of(recordHours, plan);
    RecordedArrays arrays = watch.run().record(hours.fromSeconds(), hours.toSeconds());
    hours.requireShort(plan, arrays);
    WaveformRun recordings = new WaveformRun(
        plan, arrays, report.comparison(), folder == null ? null : folder.resolve("observations"));
    watch.listen(record -> recordings.listened(record, progress::step));
    return Optional.of(recordings);
  }

  private static void told(Progress progress, ExercisePlan plan, int day) {
    if (day % 10 == 0) {
      progress.step(
          plan.name() + ": " + day + " of " + Math.ceil(plan.extent().hours() / 24) + " days");
    }
  }

  private void score(JudgedExercise judged, List<Terms> terms, ScoreReport report) {
    if (waveforms) {
      report.onsets().add(judged);
    }
    report.add(judged, cases(judged, terms));
  }

  /** The findings under every agreement. */
  static List<ClauseCases> cases(JudgedExercise judged, List<Terms> terms) {
    return terms.stream()
        .map(t -> new ClauseCases(
            t,
            judged.judgement().findings(),
            judged.record().line(),
            judged.plan().extent().start()))
        .toList();
  }
}
