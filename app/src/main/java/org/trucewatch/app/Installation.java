// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where this installation's files are, and where its runs seal. */
public final class Installation {
  static final int RUNS_MAX = 99_999;

  /** Devices that may be written to in place of a file. */
  private static final Set<String> STREAMS = Set.of("/dev/stdout", "/dev/stderr", "/dev/null");

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

  /**
   * Tells before a long run, not after it, that its result could not be written. What exists must be a plain file, or one of
   * {@link #STREAMS}: a pipe that nobody reads would hold the run for ever.
   */
  public static void requireWritable(@Nullable Path file) {
    if (file == null) {
      return;
    }
    String kind = "";
    if (Files.exists(file)) {
      boolean plain = Files.isRegularFile(file) || STREAMS.contains(file.toString());
      kind = plain
          ? Files.isWritable(file) ? "" : "it may not be written"
          : Files.isDirectory(file) ? "it is a folder" : "it is no plain file but a pipe or device";
    } else {
      Path parent = file.toAbsolutePath().getParent();
      boolean folder = parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
      kind = folder
          ? Files.isSymbolicLink(file) ? "it is a link to a file that does not exist" : ""
          : "there is no such folder, or it may not be written";
    }
    if (!kind.isEmpty()) {
      throw new UserError(
          file + ": cannot be written (" + kind
              + "), expected a plain file in a folder that exists and may be written. Nothing was run.");
    }
  }

  /**
   * Whether two names are of one file: through symbolic links and hard links, and for files that do not exist yet through links
   * among the folders above them.
   */
  public static boolean isSameFile(Path one, Path other) {
    try {
      if (Files.exists(one) && Files.exists(other)) {
        return Files.isSameFile(one, other);
      }
      return real(one).equals(real(other));
    } catch (IOException e) {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  private static Path real(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path parent = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    return parent == null || name == null ? file : parent.toRealPath().resolve(name);
  }

  /** Writes a file over what was there. */
  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written (" + e.getMessage() + ").");
    }
  }
}
