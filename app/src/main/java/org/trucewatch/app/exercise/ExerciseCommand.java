// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.propagation.HumidAir;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.ExerciseRun;
import org.trucewatch.simulation.exercise.ObservationFiles;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.TruthTable;
import org.trucewatch.simulation.truth.TruthFiles;
import org.trucewatch.simulation.truth.TruthSink;
import org.trucewatch.simulation.truth.TruthSinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays exercises and scores what is made of them. */
@Command(
    name = "exercise",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays an exercise: a simulated line of contact with sensors, weather, confusers, faults and parties, from a seed. What"
          + " sensors and parties say goes to one folder, the truth to another. The picks of its acoustic nodes then go through"
          + " the associator, and what it finds is scored against the truth.",
      "",
      "NAME is one of the exercises that ship with the project, a file, 'all' for each of them, or 'list'."
    },
    footer = {
      "",
      "Equal seeds give equal bytes. FOLDER/observations holds stations.csv and picks.csv as 'trucewatch associate' reads them,",
      "and a table for every other kind of sensor; FOLDER/truth holds truth.jsonl and causes.csv.",
      "",
      "Examples:",
      "  trucewatch exercise list",
      "  trucewatch exercise mortar-probe --seed 7 --out probe",
      "  trucewatch exercise all --json exercises.json"
    })
public final class ExerciseCommand implements Callable<Integer> {
  /** What is left of a path's time after weather; the associator's default for open country. */
  private static final double PATH_ERROR = 0.005;

  /** Speed of sound is known from a thermometer within 1 %: the day's range of temperature. */
  private static final double SPEED_SD = 0.01;

  @Parameters(paramLabel = "NAME|FILE|all|list", description = "Which exercise.")
  private String which = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed gives another history. Default: the file's.")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where observations/ and truth/ are written. Default: nowhere; only the score.")
  private @Nullable Path out;

  @Option(names = "--no-score", description = "Only generate.")
  private boolean noScore;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the scores as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    if (which.equals("list")) {
      for (String name : ExerciseFile.names()) {
        System.out.printf(
            Locale.ROOT, "%-28s %s%n", name, ExerciseFile.read(name).title());
      }
      return 0;
    }
    Installation.requireWritable(json);
    if (seed != null && seed < 0) {
      throw new UserError(
          "--seed is " + seed + ", expected a whole number from 0. Nothing was run.");
    }
    requireFolder();
    List<String> names = which.equals("all") ? ExerciseFile.names() : List.of(which);
    List<ExercisePlan> plans = names.stream().map(ExerciseFile::read).toList();
    Progress progress = new Progress(System.err);
    List<ExerciseScore> scores = new ArrayList<>();
    for (ExercisePlan plan : plans) {
      Path folder = out == null ? null : names.size() == 1 ? out : out.resolve(plan.name());
      play(plan, folder, scores, progress);
    }
    if (!noScore) {
      System.out.print(Printable.of(ScoreText.of(scores)));
      if (json != null) {
        Installation.write(json, ScoreJson.of(scores));
      }
    }
    return 0;
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

  private void play(
      ExercisePlan plan, @Nullable Path folder, List<ExerciseScore> scores, Progress progress) {
    long chosen = seed == null ? plan.seed() : seed;
    ExerciseRun run = new ExerciseRun(plan, plan.sides(), chosen);
    progress.step("Playing " + plan.name() + " from seed " + chosen + ": "
        + run.sites().size() + " sensors, " + plan.extent().hours() + " h");
    ObservedPicks picks = new ObservedPicks(run.sites());
    TruthTable truth = new TruthTable();
    long observations = folder == null
        ? run.play(picks, truth, day -> told(progress, plan, day))
        : written(run, plan, folder, picks, truth, progress);
    progress.step(plan.name() + ": " + observations + " observations, " + picks.size()
        + " picks of " + picks.stations().size() + " nodes");
    if (!noScore) {
      scores.add(score(plan, chosen, picks, truth, progress));
    }
  }

  private static void told(Progress progress, ExercisePlan plan, int day) {
    if (day % 10 == 0) {
      progress.step(
          plan.name() + ": " + day + " of " + Math.ceil(plan.extent().hours() / 24) + " days");
    }
  }

  private static long written(
      ExerciseRun run,
      ExercisePlan plan,
      Path folder,
      ObservedPicks picks,
      TruthSink truth,
      Progress progress) {
    Path observations = folder.resolve("observations");
    try (ObservationFiles files =
            new ObservationFiles(observations, plan, run.sites(), run.publishedLine());
        TruthFiles truthFiles =
            new TruthFiles(folder.resolve("truth"), observations, plan.sides())) {
      return run.play(
          (number, o) -> {
            files.accept(number, o);
            picks.accept(number, o);
          },
          new TruthSinks(List.of(truth, truthFiles)),
          day -> told(progress, plan, day));
    }
  }

  private static ExerciseScore score(
      ExercisePlan plan, long seed, ObservedPicks picks, TruthTable truth, Progress progress) {
    NetworkSettings settings = NetworkSettings.sound();
    double sound = HumidAir.of(
            plan.weather().temperatureKelvin(), plan.weather().relativeHumidity())
        .soundMetersPerSecond();
    Medium medium =
        new Medium.Sound(sound / 1000, PATH_ERROR, SPEED_SD, Wind.Learnt.withoutForecast());
    List<FoundEvent> found = picks.stations().isEmpty()
        ? List.of()
        : new SectorAssociation(picks, medium, settings).events(progress::step);
    return new ExerciseScore(plan, seed, truth, picks.numbers(), found, settings.picksMin());
  }
}
