// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.storage.PrivateKeyPlace;

/**
 * The private keys of a run's logs, one file each, in a folder apart from the logs: {@code observations.key} and so on, readable
 * by their owner alone. A key is made when its log begins; a log whose key is gone is never given another one.
 */
public final class LogKeys {
  private static final String PREFIX = "trucewatch/";
  private static final String SUFFIX = ".key";

  private LogKeys() {}

  /** A log's unique name. */
  public static String origin(String name, String log) {
    return PREFIX + name + "/" + log;
  }

  /** The name that the keys in a folder were made for; empty where there is none yet. */
  public static Optional<String> findName(Path keysFolder) {
    for (String log : LogFolder.LOGS) {
      Path file = keysFolder.resolve(log + SUFFIX);
      if (Files.isRegularFile(file)) {
        String origin = LogKey.load(file).name();
        if (origin.startsWith(PREFIX) && origin.endsWith("/" + log)) {
          return Optional.of(origin.substring(PREFIX.length(), origin.length() - log.length() - 1));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The key of one log, from its file; made there when the log has not begun.
   *
   * @param folder of the logs
   * @param name of the run
   */
  static LogKey loadOrMake(Path folder, String name, Path keysFolder, String log) {
    PrivateKeyPlace.requireOutside(folder, keysFolder);
    Path file = keysFolder.resolve(log + SUFFIX);
    String origin = origin(name, log);
    if (!Files.exists(file)) {
      make(folder.resolve(log), file, origin);
    }
    LogKey key = LogKey.load(file);
    if (!key.name().equals(origin)) {
      throw new IllegalArgumentException(
          "private key " + file + " is that of " + key.name() + ", expected that of " + origin
              + ". Name the folder of keys that belongs to these logs");
    }
    return key;
  }

  private static void make(Path log, Path file, String origin) {
    if (Files.exists(log.resolve(LogReader.CHECKPOINT_FILE))) {
      throw new IllegalArgumentException("private key " + file + " is missing, expected the key of "
          + origin + ", whose log in " + log
          + " has begun. Name the folder of its keys; another key cannot continue it");
    }
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        Files.createDirectories(
            parent,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("folder of private keys " + file + " cannot be made", e);
    }
    LogKey.generate(origin).store(file);
  }
}
