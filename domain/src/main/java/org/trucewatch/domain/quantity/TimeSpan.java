// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.quantity;

import java.time.Duration;
import java.time.Instant;

/** A span of time in UTC, from inclusive, to exclusive, never negative. */
public record TimeSpan(Instant from, Instant to) {
  public TimeSpan {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("span ends at " + to + ", before it begins at " + from);
    }
  }

  public boolean contains(Instant t) {
    return !t.isBefore(from) && t.isBefore(to);
  }

  /** Whether the two spans share an instant; an empty span inside the other counts. */
  public boolean overlaps(TimeSpan other) {
    return from.isBefore(other.to) && other.from.isBefore(to)
        || contains(other.from)
        || other.contains(from);
  }

  public Duration length() {
    return Duration.between(from, to);
  }
}
