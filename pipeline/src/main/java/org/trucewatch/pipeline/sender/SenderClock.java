// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.trucewatch.pipeline.health.HealthBoard;

/**
 * The gate's time, which never goes back: when the machine's clock does, the last stamp is held until it has caught up. Each
 * stamp that is drawn for an append is later than the one before, so that entries with the same stamp were sealed by one append.
 */
final class SenderClock {
  /** Component of the health board. */
  static final String COMPONENT = "clock";

  /** Smaller steps are what time servers do all day. */
  static final Duration STEP_BACK_SHOWN_MIN = Duration.ofSeconds(1);

  private final InstantSource machine;
  private final HealthBoard health;
  private Instant last;

  SenderClock(InstantSource machine, Instant lastSealed, HealthBoard health) {
    this.machine = machine;
    this.last = lastSealed;
    this.health = health;
  }

  /** Now, or the last stamp where the machine's clock stands behind it. */
  synchronized Instant now() {
    Instant now = machine.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isBefore(last) ? last : now;
  }

  /** A stamp for an append, later than all before. */
  synchronized Instant draw() {
    Instant now = machine.instant().truncatedTo(ChronoUnit.MICROS);
    Duration behind = Duration.between(now, last);
    if (behind.compareTo(STEP_BACK_SHOWN_MIN) >= 0) {
      health.impaired(
          COMPONENT,
          "this machine's clock reads " + now + ", " + behind.toMillis() / 1000.0
              + " s before the last sealed stamp. Batches are stamped right after the last one until it has caught up. Check the time server");
    } else {
      health.working(COMPONENT);
    }
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return last;
  }
}
