// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.exercise.ExerciseFile;
import org.trucewatch.app.replay.InputFile;
import org.trucewatch.app.replay.ReplayRunner;
import org.trucewatch.app.replay.ReplaySource;
import org.trucewatch.app.report.RunReport;
import org.trucewatch.app.web.PageServer;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Registration;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.SimulatedFile;
import org.trucewatch.simulation.SimulatedRecording;
import org.trucewatch.simulation.demo.DemoExercise;
import org.trucewatch.simulation.demo.DemoNight;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.ExerciseRun;
import org.trucewatch.simulation.exercise.ObservationFiles;
import org.trucewatch.simulation.truth.TruthFiles;
import org.trucewatch.simulation.truth.TruthFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays an invented ceasefire through the golden path and shows it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays an exercise: an invented ceasefire between two invented parties, simulated from a seed. Writes its recordings in"
          + " the formats that real sensors send, runs them through the golden path, and shows the map in the browser.",
      "The truth of the exercise is written to a folder of its own, which the golden path never reads."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String NAME = "exercise-demo";

  /** The exercise that is played along the line of contact. */
  private static final String NIGHT = "demo-night";

  /** After the last simulated day; the first report is received one step later. */
  private static final Instant CLOCK_START = Instant.parse("2031-05-09T00:00:00Z");

  private static final Duration CLOCK_STEP = Duration.ofMillis(1);

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Another seed gives another history. Default: ${DEFAULT-VALUE}.")
  private long seed = DemoExercise.SEED;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The next free one is taken. Default: ${DEFAULT-VALUE}.")
  private int port = Serving.PORT;

  @Option(names = "--no-browser", description = "Print the address and open no browser.")
  private boolean noBrowser;

  @Option(names = "--no-serve", description = "Print the result and stop, without the page.")
  private boolean noServe;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write what is printed to FILE, as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--log",
      paramLabel = "FOLDER",
      description =
          "Seal into FOLDER, which must be new or empty. Default: logs/ in the run's own folder.")
  private @Nullable Path log;

  @Mixin
  private SealOptions seal = new SealOptions();

  @Override
  public Integer call() {
    Installation.requireWritable(json);
    Serving.requirePort(port);
    Progress progress = new Progress(System.err);
    try (SealOptions.Sealing sealing = seal.prepare(progress::step)) {
      return run(progress, sealing);
    }
  }

  private int run(Progress progress, SealOptions.Sealing sealing) {
    Path folder = Installation.nextFolder("demo", "seed-" + seed);
    progress.step("Simulating an exercise from seed " + seed);
    SimulatedRecording recording = DemoExercise.generate(seed);
    List<InputFile> inputs = new ArrayList<>(write(recording, folder.resolve("recording")));
    inputs.addAll(night(folder));
    TruthFolder.write(folder.resolve("truth"), folder.resolve("recording"), recording.truth());
    Path logs = log == null ? folder.resolve("logs") : log;
    Picture picture = new ReplayRunner(progress::step, sealing)
        .run(
            NAME,
            settings(inputs),
            Installation.home().resolve("agreements").resolve(NAME),
            seed,
            CLOCK_START,
            CLOCK_STEP,
            inputs,
            logs);
    progress.step("Done");
    RunReport report = RunReport.of(picture, Optional.empty(), logs);
    if (json != null) {
      Installation.write(json, report.json());
    }
    if (noServe) {
      System.out.print(report.text() + sealing.text());
      return 0;
    }
    System.out.println("EXERCISE, seed " + seed + ": " + picture.events().size() + " events, "
        + picture.findings().size() + " findings, sealed in " + logs);
    System.out.print(sealing.text());
    return Serving.untilInterrupted(
        PageServer.start(report.json(), logs, port),
        noBrowser ? List.of() : Serving.browserCommand());
  }

  /** Plays the night along the line and hands its tables over, as the network would send them. */
  private List<InputFile> night(Path folder) {
    ExercisePlan plan = ExerciseFile.read(NIGHT);
    ExerciseRun run = DemoNight.of(plan, seed);
    Path observations = folder.resolve("night");
    try (ObservationFiles files = new ObservationFiles(
            observations, plan, run.sites(), run.publishedLine(), run.windForecast());
        TruthFiles truth =
            new TruthFiles(folder.resolve("truth-of-night"), observations, plan.sides())) {
      run.play(files, truth, day -> {});
    }
    return ReplaySource.filesOf(observations);
  }

  private RunSettings settings(List<InputFile> inputs) {
    return new RunSettings(
        CodeVersion.read(),
        "Exercise on an empty plain",
        "Two invented parties, an invented truce; everything here was simulated from seed " + seed,
        true,
        DetectorSettings.INFRASOUND,
        AssociationSettings.DEFAULT,
        inputs.stream().map(InputFile::registration).toList());
  }

  /** Writes the recording as files, and reads those: the demo takes the same path as any other input. */
  private static List<InputFile> write(SimulatedRecording recording, Path folder) {
    List<InputFile> inputs = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (SimulatedFile file : recording.files()) {
        Path path = folder.resolve(file.name());
        Files.write(path, file.bytes(new SeedWaveformEncoder()));
        inputs.add(InputFile.of(path, registration(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the exercise cannot be written to " + folder, e);
    }
    return inputs;
  }

  private static Registration registration(SimulatedFile file) {
    String channel = "file:" + file.name();
    String format = file.format().key();
    Sides.Side first = Sides.DEMO.first();
    Sides.Side second = Sides.DEMO.second();
    return switch (file.format()) {
      case CONTROL_GEOJSONL ->
        new Registration(
            channel, format, file.name().contains(first.id()) ? first.id() : second.id(), "");
      case ATTACK_WAVES_CSV -> new Registration(channel, format, second.id(), first.id());
      case MINISEED, STATIONXML, FIRMS_CSV, CLOUD_COVER_CSV, CLAIMS_CSV, PLACES_CSV ->
        new Registration(channel, format, "", "");
    };
  }
}
