// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a log that is written.
 *
 * <p>Without a salt seed each blob gets 32 random bytes of salt. With one, the salt is HMAC-SHA-256 of the
 * seed and the blob's hash, so that a replay writes the same bytes again; whoever has the seed can then
 * test guesses at redacted blobs, so it is for replays and exercises.
 */
public final class LogOptions {

  private final byte @Nullable [] saltSeed;

  private LogOptions(byte @Nullable [] saltSeed) {
    this.saltSeed = saltSeed;
  }

  /** Random salts. */
  public static LogOptions defaults() {
    return new LogOptions(null);
  }

  /** Salts derived from a seed of at least 16 bytes. */
  public static LogOptions withSaltSeed(byte[] seed) {
    if (seed.length < 16) {
      throw new IllegalArgumentException(
          "salt seed has " + seed.length + " bytes, expected at least 16");
    }
    return new LogOptions(seed.clone());
  }

  Optional<byte[]> saltSeed() {
    return saltSeed == null ? Optional.empty() : Optional.of(saltSeed.clone());
  }
}
