// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where this installation's files are, and where its runs seal. */
public final class Installation {
  static final int RUNS_MAX = 99_999;

  private Installation() {}

  /** The checkout's or the release's folder, as the launcher says; the working folder else. */
  public static Path home() {
    String home = System.getenv("TRUCEWATCH_HOME");
    return Path.of(home == null ? "" : home).toAbsolutePath();
  }

  /** A folder that no run has used yet: {@code .trucewatch/GROUP/NAME/NUMBER} in the working folder. */
  static Path nextFolder(String group, String name) {
    Path parent = Path.of(".trucewatch", group, name);
    for (int number = 1; number <= RUNS_MAX; number++) {
      Path folder = parent.resolve("%05d".formatted(number));
      if (!Files.exists(folder)) {
        return folder;
      }
    }
    throw new UserError(
        parent + " holds " + RUNS_MAX + " runs, the most it may. Remove old ones or choose --log.");
  }

  /** Writes a file, with the folders above it. */
  /** Tells before a long run, not after it, that its result could not be written. */
  public static void requireWritable(@Nullable Path file) {
    if (file == null) {
      return;
    }
    Path parent = file.toAbsolutePath().getParent();
    boolean folder = parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
    if (!folder || Files.isDirectory(file) || Files.exists(file) && !Files.isWritable(file)) {
      throw new UserError(
          file
              + ": cannot be written, expected a file in a folder that exists and may be written. Nothing was run.");
    }
  }

  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written (" + e.getMessage() + ").");
    }
  }
}
