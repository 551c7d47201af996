// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A run of entries, each behind its length in 16 bits, big endian: tlog-tiles, "Log entries". */
final class EntryBundle {

  static final int LENGTH_BYTES = 2;

  private EntryBundle() {}

  static byte[] encode(List<byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      out.write(entry.length >>> 8);
      out.write(entry.length);
      out.write(entry, 0, entry.length);
    }
    return out.toByteArray();
  }

  static List<byte[]> decode(String path, byte[] content) {
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at < content.length) {
      int start = at + LENGTH_BYTES;
      int end = start <= content.length ? start + lengthAt(content, at) : Integer.MAX_VALUE;
      if (end > content.length) {
        throw new EvidenceIntegrityException(
            path + ": entry " + entries.size() + " of the bundle at byte " + at
                + " runs past the file's end at byte " + content.length);
      }
      entries.add(Arrays.copyOfRange(content, start, end));
      at = end;
    }
    return entries;
  }

  /** The length that stands at an offset with at least two bytes behind it. */
  static int lengthAt(byte[] content, int at) {
    return ((content[at] & 0xff) << 8) | (content[at + 1] & 0xff);
  }
}
