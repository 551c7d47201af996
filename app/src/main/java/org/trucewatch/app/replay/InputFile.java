// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.Registration;

/**
 * One report of a replay.
 *
 * @param registration of the channel it is said to have come in by; never a path of this machine
 * @param bytes read when its turn comes
 */
public record InputFile(Registration registration, Supplier<byte[]> bytes) {

  static InputFile of(ReplayPlan.Input input) {
    Registration registration = new Registration(
        "file:" + input.file().getFileName(), input.format(), input.about(), input.reporter());
    return of(input.file(), registration);
  }

  /** A file, and what its channel is registered to carry. */
  public static InputFile of(Path file, Registration registration) {
    return new InputFile(registration, () -> readAll(file));
  }

  private static byte[] readAll(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getClass().getSimpleName()
          + "). Put the file there or change the plan.");
    }
  }
}
