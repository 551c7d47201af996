// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the truth of an exercise is kept: a folder of its own, never inside or around the recording's. */
public final class TruthFolder {
  static final String FILE_NAME = "truth.jsonl";

  private TruthFolder() {}

  /**
   * Writes one JSON line an object.
   *
   * @param folder made if absent
   * @param recordingFolder what the system under test reads
   * @return the file
   * @throws IllegalArgumentException if one folder lies in the other
   */
  public static Path write(Path folder, Path recordingFolder, List<TruthLine> lines) {
    requireApart(folder, recordingFolder);
    Path truth = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(truth);
      List<String> text = lines.stream().map(TruthLine::json).toList();
      return Files.write(truth.resolve(FILE_NAME), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("truth cannot be written to " + truth, e);
    }
  }

  static void requireApart(Path folder, Path recordingFolder) {
    Path truth = folder.toAbsolutePath().normalize();
    Path recording = recordingFolder.toAbsolutePath().normalize();
    if (truth.startsWith(recording) || recording.startsWith(truth)) {
      throw new IllegalArgumentException("truth folder is " + truth + ", recording folder is "
          + recording + ", expected neither inside the other: the truth must not be read with it");
    }
  }
}
