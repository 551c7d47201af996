// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * A clock at an instant.
 *
 * @param rule the clock
 * @param start when it started; empty where it has not
 * @param end the first instant after it has run out; empty where it has not started
 * @param state how it stands
 */
public record ClockReading(
    ClockRule rule, Optional<Instant> start, Optional<Instant> end, State state) {
  /** How a clock stands. */
  public enum State {
    NOT_STARTED,
    RUNNING,
    RUN_OUT
  }
}
