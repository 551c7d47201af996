// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.trucewatch.adapters.linerecord.LineTable;
import org.trucewatch.app.UserError;
import org.trucewatch.app.replay.ReplayPlan.Input;

/** A folder of recordings without a plan of its own: which of its files can be read, told by their names. */
record RecordingFolder(List<Input> inputs, List<String> leftAlone) {
  static final int FILES_MAX = 100_000;

  static RecordingFolder list(Path folder) {
    List<Input> inputs = new ArrayList<>();
    List<String> leftAlone = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted =
          files.limit(FILES_MAX).filter(Files::isRegularFile).sorted().toList();
      boolean isOfLine = sorted.stream().anyMatch(RecordingFolder::isAbout);
      for (Path file : sorted) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Optional<String> format = isOfLine
            ? findFormat(name).or(() -> LineTable.findByFile(name).map(LineTable::format))
            : findFormat(name);
        format.ifPresentOrElse(
            f -> inputs.add(new Input(file, f, "", "")),
            () -> leftAlone.add(file.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be listed (" + e.getMessage() + ").");
    }
    return new RecordingFolder(List.copyOf(inputs), List.copyOf(leftAlone));
  }

  /** Whether a file says where and when a network along a line observed: the folder's tables are then its observations. */
  private static boolean isAbout(Path file) {
    return LineTable.findByFile(file.getFileName().toString().toLowerCase(Locale.ROOT))
        .filter(t -> t == LineTable.ABOUT)
        .isPresent();
  }

  /** That file, where the folder has one. */
  Optional<Path> findAbout() {
    return inputs.stream()
        .filter(i -> i.format().equals(LineTable.ABOUT.format()))
        .map(Input::file)
        .findFirst();
  }

  private static Optional<String> findFormat(String name) {
    if (name.endsWith(".mseed") || name.endsWith(".miniseed") || name.endsWith(".ms")) {
      return Optional.of("miniseed");
    }
    if (name.endsWith(".xml") || name.endsWith(".stationxml")) {
      return Optional.of("stationxml");
    }
    return Optional.empty();
  }
}
