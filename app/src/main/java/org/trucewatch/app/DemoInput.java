// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.app.exercise.ExerciseFile;
import org.trucewatch.app.live.ReceptionTimes;
import org.trucewatch.app.replay.InputFile;
import org.trucewatch.app.replay.ReplaySource;
import org.trucewatch.pipeline.Registration;
import org.trucewatch.pipeline.live.ReportSchedule;
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

/**
 * The demo's exercise as it reaches the monitor.
 *
 * @param start of the network's span; nothing is received before
 * @param shownFrom where the watch floor opens; what was received before is there at once
 * @param shownTo end of the network's span
 * @param schedule every report by its time of receipt
 * @param registrations of their channels
 */
record DemoInput(
    Instant start,
    Instant shownFrom,
    Instant shownTo,
    ReportSchedule schedule,
    List<Registration> registrations) {
  /** The exercise that is played along the line of contact. */
  private static final String NIGHT = "demo-night";

  /** Clock of the agreement exercise-demo, and of the parties' tables. */
  private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);

  /** An hour before the truce of exercise-demo begins: see the head of exercises/demo-night.yaml. */
  private static final Duration SHOWN_AFTER = Duration.ofMinutes(15 * 60 + 30);

  /** Simulates, and writes what sensors and parties send, and the truth apart from it, into a folder. */
  static DemoInput simulate(long seed, Path folder) {
    SimulatedRecording recording = DemoExercise.generate(seed);
    List<InputFile> inputs = new ArrayList<>(write(recording, folder.resolve("recording")));
    TruthFolder.write(folder.resolve("truth"), folder.resolve("recording"), recording.truth());
    ExercisePlan plan = ExerciseFile.read(NIGHT);
    inputs.addAll(night(plan, seed, folder));
    Instant start = plan.extent().start();
    return new DemoInput(
        start,
        start.plus(SHOWN_AFTER),
        start.plusSeconds(Math.round(3_600 * plan.extent().hours())),
        new ReceptionTimes(start, LOCAL).schedule(inputs),
        inputs.stream().map(InputFile::registration).distinct().toList());
  }

  /** Plays the night along the line and hands its tables over, as the network would send them. */
  private static List<InputFile> night(ExercisePlan plan, long seed, Path folder) {
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
