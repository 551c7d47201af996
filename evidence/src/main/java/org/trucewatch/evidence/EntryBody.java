// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.Arrays;

/** What an entry seals: its bytes, or the reference to a blob that is too large for the log itself. */
public sealed interface EntryBody permits EntryBody.Inline, BlobReference {

  /** Length of the sealed bytes. */
  long length();

  /** Bytes that stand in the entry. A value, compared by content. */
  final class Inline implements EntryBody {

    private final byte[] bytes;

    public Inline(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Inline inline && Arrays.equals(inline.bytes, bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Inline[" + bytes.length + " bytes]";
    }
  }
}
