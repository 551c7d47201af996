// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.trucewatch.app.UserError;

/** A device's files: keys that only their owner may read, and state that is on the disk before anything is sent. */
final class DeviceFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int KEY_BYTES_MAX = 8_192;

  private DeviceFiles() {}

  /** Writes a new file that only its owner may read. */
  static void writeSecret(Path file, String text) {
    try {
      write(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UserError(file + ": is there already, and a key is never overwritten.");
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written (" + e.getMessage() + ").");
    }
  }

  /** Puts a file in place of another, so that a crash leaves one of the two; durable on return. */
  static void replace(Path file, String text) {
    Path whole = file.toAbsolutePath();
    Path scratch = whole.resolveSibling(whole.getFileName() + ".new");
    try {
      Files.deleteIfExists(scratch);
      write(scratch, text, StandardOpenOption.CREATE_NEW);
      Files.move(
          scratch, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Path folder = whole.getParent();
      if (folder != null) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written (" + e.getMessage()
          + "). Nothing was sent that it does not hold.");
    }
  }

  private static void write(Path file, String text, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(
        file,
        EnumSet.of(how, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Reading a pipe would wait for whoever writes to it, for ever. */
  static void requireFile(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserError(
          file + ": is a folder, pipe or device, expected a file. Save it as a file first.");
    }
  }

  /** Reads a private key's file; refuses one that others may read. */
  static <T> T parseSecret(Path file, Function<String, T> parser) {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(granted)) {
        throw new UserError(file + ": has permissions " + PosixFilePermissions.toString(granted)
            + ", expected rw-------. Run: chmod 600 " + file);
      }
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + ").");
    }
    return parse(file, parser);
  }

  static <T> T parse(Path file, Function<String, T> parser) {
    requireFile(file);
    try {
      if (Files.size(file) > KEY_BYTES_MAX) {
        throw new UserError(file + ": has more than " + KEY_BYTES_MAX + " bytes, expected a key.");
      }
      return parser.apply(Files.readString(file));
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + ").");
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage() + ".");
    }
  }
}
