// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.LogKeys;

/** Under which name a folder's logs go: that of their keys, else as the person says, else the folder's own. */
final class LogNames {
  private LogNames() {}

  static String choose(Path folder, Path keys, @Nullable String wanted) {
    String known;
    try {
      known = LogKeys.findName(keys).orElse(null);
    } catch (RuntimeException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
    if (known != null && wanted != null && !known.equals(wanted)) {
      throw new UserError("--name is " + wanted + ", but the keys in " + keys + " are those of "
          + known + ". Leave --name away, or choose another folder of keys.");
    }
    if (known != null) {
      return known;
    }
    String name = wanted != null ? wanted : fromFolder(folder);
    if (!name.matches("[a-z0-9][a-z0-9._/-]{0,99}")) {
      throw new UserError(
          "The logs' name is \"" + name
              + "\", expected lower-case letters, digits and . _ - /. Choose one with --name, such as example.org/north.");
    }
    return name;
  }

  private static String fromFolder(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null
        ? "logs"
        : last.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }
}
