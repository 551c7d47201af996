// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/**
 * A log's folder holds something that is not read: a symbolic link, a pipe or device, or a file larger
 * than its kind may be. Whoever can write to the folder could otherwise stop or exhaust its reader.
 */
public final class RefusedFileException extends UncheckedIOException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String expected;
  private final String found;

  RefusedFileException(String file, String expected, String found) {
    super(
        file + ": found " + found + ", expected " + expected + ". Restore it from a copy",
        new FileSystemException(file, null, found));
    this.file = file;
    this.expected = expected;
    this.found = found;
  }

  /** Below the log's folder, as it was asked for. */
  public String file() {
    return file;
  }

  /** What may stand there. */
  public String expected() {
    return expected;
  }

  /** What stands there. */
  public String found() {
    return found;
  }
}
