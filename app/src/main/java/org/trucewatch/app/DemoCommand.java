// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.live.Pace;
import org.trucewatch.app.report.RunReport;
import org.trucewatch.app.web.PageServer;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;
import org.trucewatch.simulation.demo.DemoExercise;
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
          + " the formats that real sensors send, receives them by an accelerated clock, and shows the watch floor live in the"
          + " browser: provisional pictures of what was received so far, then the sealed one.",
      "How fast it is played changes nothing of what is sealed.",
      "The truth of the exercise is written to a folder of its own, which the golden path never reads."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch demo                 the night in two and a half minutes, live in the browser",
      "  trucewatch demo --speed 1200    in one minute",
      "  trucewatch demo --no-serve      the sealed result as text"
    })
final class DemoCommand implements Callable<Integer> {
  static final String NAME = "exercise-demo";

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

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "Exercise seconds a second, from 1; max computes all at once and then serves. Default: ${DEFAULT-VALUE}, which"
              + " shows the night in two and a half minutes.")
  private String speed = "480";

  @Option(names = "--no-browser", description = "Print the address and open no browser.")
  private boolean noBrowser;

  @Option(
      names = "--no-serve",
      description = "Compute all at once, print the result and stop, without the page.")
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
    Pace pace = Pace.parse(speed);
    Progress progress = new Progress(System.err);
    try (SealOptions.Sealing sealing = seal.prepare(progress::step)) {
      return run(progress, sealing, pace);
    }
  }

  private int run(Progress progress, SealOptions.Sealing sealing, Pace pace) {
    Path folder = Installation.nextFolder("demo", "seed-" + seed);
    progress.step("Simulating an exercise from seed " + seed);
    DemoInput input = DemoInput.simulate(seed, folder);
    Path logs = log == null ? folder.resolve("logs") : log;
    boolean atOnce = noServe || pace.isAtOnce();
    DemoPlay play = new DemoPlay(input, settings(input, seed), seed, logs, progress);
    Optional<Picture> picture = atOnce
        ? play.atOnce(NAME, sealing)
        : play.live(NAME, sealing, pace, port, noBrowser ? List.of() : Serving.browserCommand());
    if (picture.isEmpty()) {
      return Main.STOPPED;
    }
    RunReport report = RunReport.of(picture.get(), Optional.empty(), logs);
    if (json != null) {
      Installation.write(json, report.json());
    }
    if (noServe) {
      System.out.print(report.text() + sealing.text());
      return 0;
    }
    System.out.println("EXERCISE, seed " + seed + ": " + picture.get().events().size() + " events, "
        + picture.get().findings().size() + " findings, sealed in " + logs);
    System.out.print(sealing.text());
    return atOnce
        ? Serving.untilInterrupted(
            PageServer.start(report.json(), logs, port),
            noBrowser ? List.of() : Serving.browserCommand())
        : Serving.untilStopped();
  }

  static RunSettings settings(DemoInput input, long seed) {
    return new RunSettings(
        CodeVersion.read(),
        "Exercise on an empty plain",
        "Two invented parties, an invented truce; everything here was simulated from seed " + seed,
        true,
        DetectorSettings.INFRASOUND,
        AssociationSettings.DEFAULT,
        input.registrations());
  }
}
