// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.Rejection;

/** A file that a command reads without sealing it. */
final class InputBytes {
  private static final String NOTHING_RUN = " Nothing was run.";

  private InputBytes() {}

  /**
   * All of a plain file.
   *
   * @param expected what the file should be, in words
   */
  static byte[] of(Path file, String expected, long bytesMax) {
    try {
      if (!Files.isRegularFile(file)) {
        String what = Files.isDirectory(file)
            ? "it is a folder"
            : Files.exists(file) ? "it is no plain file" : "there is no such file";
        throw new UserError(
            file + ": " + what + ", expected " + expected + ". Name such a file." + NOTHING_RUN);
      }
      if (Files.size(file) > bytesMax) {
        throw new UserError(file + ": it has " + Files.size(file) + " bytes, expected at most "
            + bytesMax + ". Split it." + NOTHING_RUN);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + "), expected " + expected
          + " that may be read." + NOTHING_RUN);
    }
  }

  /** Where, what, expected, remedy; that nothing was sealed goes without saying here. */
  static String message(Rejection r) {
    return r.where() + ": " + r.what() + ", expected " + r.expected() + ". " + r.remedy();
  }
}
