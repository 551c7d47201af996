// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.live;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** The exercise's clock: runs from one instant to another, faster than the machine's. Safe for any thread. */
final class PlayClock {
  private final Instant from;
  private final Instant to;
  private final double speed;
  private final LongSupplier nanos;
  private final long startedNanos;

  /** @param nanos the machine's clock, in ns since some instant of its own */
  PlayClock(Instant from, Instant to, double speed, LongSupplier nanos) {
    this.from = from;
    this.to = to;
    this.speed = speed;
    this.nanos = nanos;
    this.startedNanos = nanos.getAsLong();
  }

  Instant now() {
    double seconds = (nanos.getAsLong() - startedNanos) / 1e9 * speed;
    Instant at = from.plusMillis((long) (1_000 * seconds));
    return at.isAfter(to) ? to : at;
  }

  /** How long the machine waits until the exercise's clock shows an instant; none where it has passed. */
  Duration until(Instant instant) {
    double seconds = Duration.between(now(), instant).toMillis() / 1_000.0 / speed;
    return Duration.ofMillis(Math.max(0, (long) Math.ceil(1_000 * seconds)));
  }
}
