// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.picturejson.ResultJson;
import org.trucewatch.app.UserError;
import org.trucewatch.app.Wiring;
import org.trucewatch.domain.RawReport;
import org.trucewatch.pipeline.IntakeOutcome;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.MonitorRun;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.RunSettings;

/** Plays reports into the golden path by a clock of its own, sealing into a folder. */
public final class ReplayRunner {
  static final int AGREEMENT_FILES_MAX = 1_000;

  private final Consumer<String> progress;
  private final Sealing sealing;

  /** A runner whose keys follow from the plan's seed, so that two replays give the same bytes. */
  public ReplayRunner(Consumer<String> progress) {
    this(progress, LogFolder::openSeeded);
  }

  public ReplayRunner(Consumer<String> progress, Sealing sealing) {
    this.progress = progress;
    this.sealing = sealing;
  }

  /** How a run's logs are opened, and what is done with them before they are closed. */
  @FunctionalInterface
  public interface Sealing {
    /** Opens new logs in a folder. */
    LogFolder open(Path logs, String name, long seed);

    /** Called once when every result is sealed and published. */
    default void sealed(LogFolder opened, Path logs) {}
  }

  /**
   * Runs a replay.
   *
   * @param name of the run, part of its logs' origins
   * @param agreement folder of the agreement in force, or null
   * @param logs empty or new folder
   */
  public Picture run(
      String name,
      RunSettings settings,
      @Nullable Path agreement,
      long seed,
      Instant clockStart,
      Duration clockStep,
      List<InputFile> inputs,
      Path logs) {
    requireUnused(logs);
    try (LogFolder sealer = sealing.open(logs, name, seed)) {
      MonitorRun run = MonitorRun.start(
          settings,
          agreementFiles(agreement),
          clockStart,
          sealer,
          Wiring.formats(),
          new ResultJson(),
          progress);
      progress.accept("Sealing " + inputs.size() + " reports in " + logs);
      Instant now = clockStart;
      for (InputFile input : inputs) {
        now = now.plus(clockStep);
        tell(run.intake().accept(report(input, now)));
      }
      Picture picture = run.complete();
      sealing.sealed(sealer, logs);
      return picture;
    }
  }

  private static RawReport report(InputFile input, Instant receivedAt) {
    return new RawReport(
        input.registration().channel(),
        input.registration().format(),
        receivedAt,
        input.bytes().get());
  }

  private void tell(IntakeOutcome outcome) {
    switch (outcome) {
      case IntakeOutcome.Accepted accepted -> {}
      case IntakeOutcome.Duplicate duplicate ->
        progress.accept("The same bytes came before as " + duplicate.first() + "; used once");
      case IntakeOutcome.Rejected rejected -> progress.accept(rejected.reason());
      case IntakeOutcome.Refused refused -> progress.accept(refused.reason());
    }
  }

  /** Makes the folder; what was sealed in one is never overwritten. */
  public static void requireUnused(Path logs) {
    try {
      Files.createDirectories(logs);
      try (Stream<Path> files = Files.list(logs)) {
        if (files.findAny().isPresent()) {
          throw new UserError(logs
              + " is not empty, expected a new or empty folder: sealed logs are never overwritten."
              + " Choose another folder with --log, or remove this one yourself.");
        }
      }
    } catch (IOException e) {
      throw new UserError(logs + ": cannot be used for the logs (" + e.getMessage() + ").");
    }
  }

  /** The files of an agreement's folder by name. */
  public static Map<String, byte[]> agreementFiles(@Nullable Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    if (folder == null) {
      return files;
    }
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path file : listed
          .filter(Files::isRegularFile)
          .sorted()
          .limit(AGREEMENT_FILES_MAX)
          .toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UserError(
          folder + ": the agreement's folder cannot be read (" + e.getMessage() + ").");
    }
    return files;
  }
}
