// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes deterministic CBOR, RFC 8949 section 4.2.1; the caller gives map keys in ascending order. */
final class CborWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborWriter head(int kind, long value) {
    if (value < 24) {
      out.write(kind << 5 | (int) value);
      return this;
    }
    int power = value < 1 << 8 ? 0 : value < 1 << 16 ? 1 : value < 1L << 32 ? 2 : 3;
    out.write(kind << 5 | 24 + power);
    for (int shift = 8 * ((1 << power) - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  CborWriter integer(long value) {
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }

  CborWriter bytes(byte[] value) {
    head(2, value.length);
    out.writeBytes(value);
    return this;
  }

  CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    head(3, utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  CborWriter array(int size) {
    return head(4, size);
  }

  CborWriter map(int size) {
    return head(5, size);
  }

  CborWriter tag(int value) {
    return head(6, value);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
