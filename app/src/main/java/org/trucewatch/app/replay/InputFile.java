// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.trucewatch.adapters.linerecord.LineTable;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.Registration;

/**
 * One report of a replay.
 *
 * @param registration of the channel it is said to have come in by; never a path of this machine
 * @param bytes read when its turn comes
 */
public record InputFile(Registration registration, Supplier<byte[]> bytes) {

  /** Longest report of a network's table; a longer table is handed over in parts, as a network would send it. */
  static final int PART_BYTES_MAX = 8 << 20;

  /** The reports of one input: one, or the parts of a long table. */
  static List<InputFile> of(ReplayPlan.Input input) {
    String channel = "file:" + input.file().getFileName();
    Registration whole = new Registration(channel, input.format(), input.about(), input.reporter());
    return LineTable.findByFormat(input.format()).isPresent()
        ? parts(input.file(), whole)
        : List.of(of(input.file(), whole));
  }

  /** A table of a network, in parts where it is long. */
  public static List<InputFile> parts(Path file, Registration whole) {
    byte[] bytes = readAll(file);
    boolean isText = bytes.length > PART_BYTES_MAX && bytes[0] != GZIP_FIRST_BYTE;
    List<byte[]> parts = isText ? TableParts.of(bytes, PART_BYTES_MAX) : List.of(bytes);
    if (parts.size() == 1) {
      return List.of(of(file, whole));
    }
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      byte[] part = parts.get(i);
      Registration registration = new Registration(
          whole.channel() + ", part " + (i + 1), whole.format(), whole.about(), whole.reporter());
      files.add(new InputFile(registration, () -> part));
    }
    return files;
  }

  private static final byte GZIP_FIRST_BYTE = 0x1f;

  /** A file, and what its channel is registered to carry. */
  public static InputFile of(Path file, Registration registration) {
    return new InputFile(registration, () -> readAll(file));
  }

  static byte[] readAll(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getClass().getSimpleName()
          + "). Put the file there or change the plan.");
    }
  }
}
