// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When checkpoints are stamped again: at the start, then whenever so much time has gone by. It counts elapsed time and never
 * looks at the time of day, so a clock that is set back, ahead or not at all neither stops nor floods it.
 */
public final class StampSchedule {
  /** Shortest interval. Ours: authorities are other people's machines. */
  public static final Duration EVERY_MIN = Duration.ofSeconds(1);

  private final long everyNanos;
  private final LongSupplier elapsedNanos;
  private long last;
  private boolean begun;

  /**
   * A schedule.
   *
   * @param elapsedNanos a monotonic count, {@link System#nanoTime} outside of tests
   */
  public StampSchedule(Duration every, LongSupplier elapsedNanos) {
    if (every.compareTo(EVERY_MIN) < 0) {
      throw new IllegalArgumentException(
          "interval is " + every + ", expected at least " + EVERY_MIN);
    }
    this.everyNanos = every.toNanos();
    this.elapsedNanos = elapsedNanos;
  }

  /** Whether it is time; if so, the next interval begins now. */
  public boolean begin() {
    long now = elapsedNanos.getAsLong();
    if (begun && now - last < everyNanos) {
      return false;
    }
    begun = true;
    last = now;
    return true;
  }

  /** Time until {@link #begin} says yes; zero when it would now. */
  public Duration untilDue() {
    return begun
        ? Duration.ofNanos(Math.max(0, everyNanos - (elapsedNanos.getAsLong() - last)))
        : Duration.ZERO;
  }
}
