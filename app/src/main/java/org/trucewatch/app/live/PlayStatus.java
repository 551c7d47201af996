// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.live;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a play is.
 *
 * @param clock the exercise's
 * @param asOf what was received until then is in the picture that is published
 * @param speed exercise seconds a second
 */
public record PlayStatus(Stage stage, Instant clock, Instant asOf, double speed) {
  /** What is being done. */
  public enum Stage {
    PLAYING,
    JUDGING,
    FINAL,
    STOPPED
  }

  /** How far the picture is behind the exercise's clock. */
  public Duration lag() {
    Duration lag = Duration.between(asOf, clock);
    return lag.isNegative() ? Duration.ZERO : lag;
  }
}
