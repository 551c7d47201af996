// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A comma-separated file (RFC 4180, line feeds) written row by row; numbers with fixed decimals, the same everywhere. */
public final class RowFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int DECIMALS_MAX = 6;
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  private final Path file;
  private final OutputStream out;
  private final byte[] digits = new byte[24];
  private boolean isFirst = true;

  /** Makes the file with its header. */
  public RowFile(Path file, String header) {
    this.file = file;
    try {
      out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
      out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException(file + " cannot be written", e);
  }

  /** The next cell as text, which has neither comma nor quote nor line feed. */
  public RowFile text(String cell) {
    try {
      separate();
      out.write(cell.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The next cell as a whole number. */
  public RowFile number(long value) {
    return fixed(value, 0, value < 0);
  }

  /** The next cell with so many decimals, at most six, rounded half up; values up to 10^12. */
  public RowFile number(double value, int decimals) {
    if (decimals > DECIMALS_MAX || !(Math.abs(value) <= 1e12)) {
      return text(Double.toString(value));
    }
    long scaled = (long) Math.floor(Math.abs(value) * POWERS[decimals] + 0.5);
    return fixed(scaled, decimals, value < 0 && scaled > 0);
  }

  private RowFile fixed(long value, int decimals, boolean isNegative) {
    try {
      separate();
      int at = digits.length;
      long left = Math.abs(value);
      int written = 0;
      do {
        digits[--at] = (byte) ('0' + left % 10);
        left /= 10;
        written++;
        if (written == decimals) {
          digits[--at] = '.';
        }
      } while (left > 0 || written <= decimals);
      if (isNegative) {
        digits[--at] = '-';
      }
      out.write(digits, at, digits.length - at);
      return this;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void separate() throws IOException {
    if (!isFirst) {
      out.write(',');
    }
    isFirst = false;
  }

  /** Ends the row. */
  public void end() {
    try {
      out.write('\n');
      isFirst = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
