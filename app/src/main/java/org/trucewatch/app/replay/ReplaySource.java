// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.trucewatch.adapters.linerecord.LineAbout;
import org.trucewatch.adapters.linerecord.LineAboutDecoder;
import org.trucewatch.adapters.linerecord.LineTable;
import org.trucewatch.app.UserError;

/**
 * What a replay command names: a plan, or a folder with or without a plan that fits it.
 *
 * @param leftAlone a sentence about files of the folder that were not recognised, if any
 */
public record ReplaySource(ReplayPlan plan, List<InputFile> files, Optional<String> leftAlone) {
  /** For a folder without a plan: an arbitrary fixed instant, so that two replays give the same bytes. */
  private static final Instant CLOCK_START = Instant.parse("2000-01-01T00:00:00Z");

  public ReplaySource {
    files = List.copyOf(files);
  }

  /**
   * @param home folder that holds {@code replays/}
   */
  public static ReplaySource of(Path what, Path home) {
    if (Files.isDirectory(what)) {
      return ofFolder(what, home);
    }
    if (!Files.isRegularFile(what) && Files.isRegularFile(home.resolve(what))) {
      // The plans that come with Trucewatch, named from anywhere.
      return of(home.resolve(what), home);
    }
    if (!Files.isRegularFile(what)) {
      throw new UserError(
          what + ": there is no such plan or folder. Plans that come with Trucewatch: "
              + plans(home) + ".");
    }
    ReplayPlan plan = ReplayPlanReader.read(what);
    if (plan.inputs().isEmpty()) {
      throw new UserError(what + ": the plan names no inputs, because it describes a folder"
          + (plan.folderName() == null ? "" : " named " + plan.folderName())
          + ". Give the folder instead: trucewatch replay FOLDER");
    }
    return new ReplaySource(plan, files(plan.inputs()), Optional.empty());
  }

  /** Whether the input is an exercise's: its tables say so by their name. */
  public boolean isExercise() {
    return files.stream().anyMatch(f -> f.registration().format().equals(LineTable.ABOUT.format()));
  }

  private static ReplaySource ofFolder(Path folder, Path home) {
    RecordingFolder recording = RecordingFolder.list(folder);
    if (recording.inputs().isEmpty()) {
      throw new UserError(folder
          + ": holds no recording, expected files named *.mseed (miniSEED 2) and *.xml (StationXML), or the"
          + " observations of an exercise (exercise.csv and its tables). Found: "
          + recording.leftAlone());
    }
    Optional<String> leftAlone = recording.leftAlone().isEmpty()
        ? Optional.empty()
        : Optional.of("Left alone, not of a format that is read from a folder: "
            + String.join(", ", recording.leftAlone()));
    ReplayPlan plan = recording
        .findAbout()
        .map(about -> planForLine(folder, about))
        .orElseGet(() -> planFor(folder, home))
        .withInputs(recording.inputs());
    return new ReplaySource(plan, files(recording.inputs()), leftAlone);
  }

  /** The files of a folder that are read, as reports. */
  public static List<InputFile> filesOf(Path folder) {
    return files(RecordingFolder.list(folder).inputs());
  }

  private static List<InputFile> files(List<ReplayPlan.Input> inputs) {
    return inputs.stream().flatMap(i -> InputFile.of(i).stream()).toList();
  }

  /** Received when the network's span was over: an instant that follows from the input, so that two replays give the same bytes. */
  private static ReplayPlan planForLine(Path folder, Path about) {
    Optional<LineAbout> known =
        LineAboutDecoder.decode("file:" + about.getFileName(), InputFile.readAll(about))
            .values()
            .stream()
            .findFirst();
    Instant over = known
        .map(a -> a.start().plusSeconds((long) Math.ceil(3_600 * a.hours())))
        .orElse(CLOCK_START);
    return new ReplayPlan(
        "line-observations",
        "Observations along a line of contact",
        known
            .map(a -> a.firstPartyId() + " and " + a.secondPartyId() + ", from " + a.start() + ", "
                + String.format(Locale.ROOT, "%.1f h", a.hours()) + "; no agreement applies")
            .orElse("No agreement applies"),
        name(folder),
        null,
        1,
        over,
        Duration.ofMillis(1),
        List.of(),
        null);
  }

  private static ReplayPlan planFor(Path folder, Path home) {
    String name = name(folder);
    for (Path file : listPlans(home)) {
      ReplayPlan plan = ReplayPlanReader.read(file);
      if (name.equals(plan.folderName())) {
        return plan;
      }
    }
    String runName = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    return new ReplayPlan(
        runName.isBlank() ? "recording" : runName,
        "Recording " + name,
        "No agreement applies",
        name,
        null,
        1,
        CLOCK_START,
        Duration.ofMillis(1),
        List.of(),
        null);
  }

  private static String name(Path folder) {
    try {
      Path name = folder.toRealPath().getFileName();
      return name == null ? "recording" : name.toString();
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be read (" + e.getMessage() + ").");
    }
  }

  private static List<Path> listPlans(Path home) {
    Path folder = home.resolve("replays");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be listed (" + e.getMessage() + ").");
    }
  }

  private static String plans(Path home) {
    List<String> names =
        listPlans(home).stream().map(f -> "replays/" + f.getFileName()).toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
