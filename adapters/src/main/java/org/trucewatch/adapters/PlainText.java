// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Sealed bytes as UTF-8 text, inflated where they are gzip, within a limit. */
public final class PlainText {
  /** The largest file in use has 7 MB; more than this is refused before it fills the memory. */
  public static final int TEXT_BYTES_MAX = 64 << 20;

  private static final int GZIP_MAGIC_0 = 0x1f;
  private static final int GZIP_MAGIC_1 = 0x8b;

  private PlainText() {}

  /**
   * The text; malformed UTF-8 becomes U+FFFD, which no number or name accepts.
   *
   * @throws Unreadable where the bytes are not what their first two promise, or too many
   */
  public static String of(byte[] bytes) {
    byte[] plain = isGzip(bytes) ? inflate(bytes) : bytes;
    if (plain.length > TEXT_BYTES_MAX) {
      throw tooLong();
    }
    String text = new String(plain, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2
        && (bytes[0] & 0xff) == GZIP_MAGIC_0
        && (bytes[1] & 0xff) == GZIP_MAGIC_1;
  }

  private static byte[] inflate(byte[] bytes) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(TEXT_BYTES_MAX + 1);
    } catch (IOException e) {
      throw new Unreadable(
          "its " + bytes.length + " bytes begin like gzip and cannot be inflated (" + e.getMessage()
              + ")",
          "whole gzip or plain UTF-8 text",
          "Send the file again; it was cut or changed on the way.");
    }
  }

  private static Unreadable tooLong() {
    return new Unreadable(
        "its text is longer than " + TEXT_BYTES_MAX + " bytes",
        "at most " + TEXT_BYTES_MAX,
        "Split the file.");
  }
}
