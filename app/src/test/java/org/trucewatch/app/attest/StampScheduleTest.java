// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StampScheduleTest {
  private final AtomicLong elapsed = new AtomicLong(Long.MAX_VALUE - 1_000); // It may wrap around.
  private final StampSchedule schedule = new StampSchedule(Duration.ofHours(1), elapsed::get);

  private void pass(Duration time) {
    elapsed.addAndGet(time.toNanos());
  }

  @Test
  void itIsDueAtTheStartAndThenOncePerInterval() {
    assertThat(schedule.untilDue()).isZero();
    assertThat(schedule.begin()).isTrue();
    int begun = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      pass(Duration.ofMinutes(1));
      begun += schedule.begin() ? 1 : 0;
    }
    assertThat(begun).isEqualTo(24);
  }

  @Test
  void aLongSleepIsFollowedByOneRoundNotByMany() {
    schedule.begin();
    pass(Duration.ofDays(3));
    assertThat(schedule.begin()).isTrue();
    assertThat(schedule.begin()).isFalse();
    assertThat(schedule.untilDue()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anIntervalThatWouldFloodIsRefused() {
    assertThatThrownBy(() -> new StampSchedule(Duration.ZERO, elapsed::get))
        .hasMessageContaining("PT0S, expected at least PT1S");
  }
}
