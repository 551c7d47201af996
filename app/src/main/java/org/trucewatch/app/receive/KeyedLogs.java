// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.LogKeys;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs with keys of their own, and the name they go under: that of their keys, else as the person says, else the folder's. */
final class KeyedLogs {
  @Parameters(paramLabel = "FOLDER", description = "Folder of the logs; made where it is missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "KEYS",
      description =
          "Folder of the logs' private keys, apart from the logs; made where it is missing.")
  private Path keys = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the logs, where they begin here. Default: the folder's.")
  private @Nullable String name;

  Path folder() {
    return folder;
  }

  Path keys() {
    return keys;
  }

  /** The name that the keys were made for; where there are none yet, the one that was asked for, or the folder's. */
  String name() {
    String known;
    try {
      known = LogKeys.findName(keys).orElse(null);
    } catch (RuntimeException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
    if (known != null && name != null && !known.equals(name)) {
      throw new UserError("--name is " + name + ", but the keys in " + keys + " are those of "
          + known + ". Leave --name away, or choose another folder of keys.");
    }
    if (known != null) {
      return known;
    }
    String chosen = name != null ? name : fromFolder();
    if (!chosen.matches("[a-z0-9][a-z0-9._/-]{0,99}")) {
      throw new UserError(
          "The logs' name is \"" + chosen
              + "\", expected lower-case letters, digits and . _ - /. Choose one with --name, such as example.org/north.");
    }
    return chosen;
  }

  private String fromFolder() {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null
        ? "logs"
        : last.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }
}
