// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
  public static void write(Path file, String text) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written (" + e.getMessage() + ").");
    }
  }
}
