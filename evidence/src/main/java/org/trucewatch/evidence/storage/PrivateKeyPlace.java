// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Keeps private keys out of folders that are handed to others: those of logs and of runs. */
public final class PrivateKeyPlace {
  /** Each of them marks its folder as a log's. */
  private static final List<String> LOG_FILES = List.of("checkpoint", "log.vkey");

  /** Folders of logs, each of which marks the folder around it as a run's. */
  private static final List<String> RUN_LOGS = List.of("observations", "findings", "governance");

  private PrivateKeyPlace() {}

  /**
   * Refuses a file or folder of private keys, there or yet to be made, that lies in a log's folder or in a run's.
   *
   * @throws IllegalArgumentException which names the folder
   */
  public static void requireOutsideLogs(Path keys) {
    for (Path at = real(keys); at != null; at = at.getParent()) {
      if (isLog(at) || RUN_LOGS.stream().map(at::resolve).anyMatch(PrivateKeyPlace::isLog)) {
        throw inside(keys, at);
      }
    }
  }

  /** The same, and refuses the folder of a run that may have yet to begin. */
  public static void requireOutside(Path run, Path keys) {
    if (real(keys).startsWith(real(run))) {
      throw inside(keys, run);
    }
    requireOutsideLogs(keys);
  }

  private static IllegalArgumentException inside(Path keys, Path folder) {
    return new IllegalArgumentException("private keys in " + keys + " would lie in " + folder
        + ", whose files are handed to others, expected a place outside it. Choose another");
  }

  private static boolean isLog(Path folder) {
    return LOG_FILES.stream().map(folder::resolve).anyMatch(Files::isRegularFile);
  }

  /** With every link followed as far as the path exists. */
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Path there = whole;
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    try {
      return there.toRealPath().resolve(there.relativize(whole)).normalize();
    } catch (IOException e) {
      throw new UncheckedIOException("private keys: " + there + " cannot be followed", e);
    }
  }
}
