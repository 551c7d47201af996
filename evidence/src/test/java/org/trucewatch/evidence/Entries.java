// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.note.LogKey;

/** Entries and keys for tests. */
final class Entries {

  static final String ORIGIN = "example.org/observations";
  static final LogKey KEY = LogKey.fromSeed(ORIGIN, new Draw(7).bytes(32));
  static final LogOptions OPTIONS =
      LogOptions.withSaltSeed("a salt seed of 16+ bytes".getBytes(StandardCharsets.US_ASCII));

  private static final Instant START = Instant.parse("2031-03-15T00:00:00Z");

  private Entries() {}

  /** The entry with a number; its bytes depend on nothing else. */
  static Entry numbered(long number) {
    return inline(number, ("entry number " + number).getBytes(StandardCharsets.UTF_8));
  }

  static Entry inline(long number, byte[] bytes) {
    return Entry.inline(
        "test/entry", "text/plain", START.plusMillis(number), "test:entries", List.of(), bytes);
  }

  static Entry blob(long number, BlobReference reference) {
    return new Entry(
        "test/blob",
        "application/octet-stream",
        START.plusMillis(number),
        "test:blobs",
        List.of(new LeafReference(ORIGIN, 0)),
        reference);
  }

  static List<Entry> numbered(long from, long to) {
    List<Entry> entries = new ArrayList<>();
    for (long number = from; number < to; number++) {
      entries.add(numbered(number));
    }
    return entries;
  }
}
