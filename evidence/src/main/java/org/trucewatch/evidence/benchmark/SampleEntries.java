// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.note.LogKey;

/** Entries that depend on their number alone, so that what is read back can be held against them. */
public final class SampleEntries {

  /** Name of every log that a benchmark or simulation writes. */
  public static final String ORIGIN = "benchmark.example/log";

  /** Its key, which everybody knows. */
  public static final LogKey KEY = LogKey.fromSeed(ORIGIN, new byte[LogKey.SEED_BYTES]);

  private static final int HEADER_BYTES = EntryCodec.encode(withBody(0, new byte[0])).length;

  private SampleEntries() {}

  /** The entry with a number, of exactly so many bytes with its envelope: 250 to 1,000. */
  public static Entry numbered(long number, int bytes) {
    // The header spells the body's length: one digit of an empty body, three of these.
    byte[] body = new byte[bytes - HEADER_BYTES - 2];
    new SplittableRandom(number).nextBytes(body);
    return withBody(number, body);
  }

  private static Entry withBody(long number, byte[] body) {
    return Entry.inline(
        "test/load",
        "application/octet-stream",
        Instant.ofEpochMilli(1_000 * (number % 1_000_000) + 1),
        "test:load",
        List.of(),
        body);
  }
}
