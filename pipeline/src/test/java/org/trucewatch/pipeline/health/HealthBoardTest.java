// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
  private static final Instant BEGAN = Instant.parse("2031-03-15T00:00:00Z");

  private Instant now = BEGAN;
  private final HealthBoard board = new HealthBoard(() -> now);

  @Test
  void aStandingKeepsItsBeginningWhileItsReasonChanges() {
    board.impaired("witnesses", "23 of 24");
    now = BEGAN.plusSeconds(60);
    board.impaired("witnesses", "22 of 24");

    Component component = board.snapshot().getFirst();
    assertThat(component.since()).isEqualTo(BEGAN);
    assertThat(component.reason()).isEqualTo("22 of 24");
    board.working("witnesses");
    assertThat(board.snapshot().getFirst().since()).isEqualTo(BEGAN.plusSeconds(60));
  }

  @Test
  void theSnapshotIsOrderedByNameAndTheWorstStandsForAll() {
    board.count("senders", "accepted", 2);
    board.stopped("log observations", "disk full");
    board.count("senders", "accepted", 3);

    assertThat(board.snapshot())
        .extracting(Component::name)
        .containsExactly("log observations", "senders");
    assertThat(board.snapshot().getLast().counts()).containsEntry("accepted", 5L);
    assertThat(board.overall()).isEqualTo(Standing.STOPPED);
  }

  @Test
  void namesWithoutEndAreCutAndTheCutIsShown() {
    for (int i = 0; i < HealthBoard.COMPONENTS_MAX + 10; i++) {
      board.working("component " + i);
    }
    for (int i = 0; i < HealthBoard.COUNTS_MAX + 10; i++) {
      board.count("component 0", "count " + i, 1);
    }
    board.impaired("component 0", "x".repeat(5_000));

    assertThat(board.snapshot()).hasSize(HealthBoard.COMPONENTS_MAX + 1);
    Component own = board.snapshot().stream()
        .filter(c -> c.name().equals(HealthBoard.BOARD))
        .findFirst()
        .orElseThrow();
    assertThat(own.counts()).containsEntry("reports cut", 20L);
    assertThat(board.snapshot().getFirst().reason().length()).isLessThan(1_100);
  }

  @Test
  void aStandingBelowWorkingNeedsAReason() {
    assertThatThrownBy(() -> board.stopped("log", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say why");
  }

  @Test
  void countsFromManyThreadsAddUp() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      threads.add(Thread.ofVirtual().start(() -> {
        for (int i = 0; i < 1_000; i++) {
          board.count("senders", "accepted", 1);
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(board.snapshot().getFirst().counts()).containsEntry("accepted", 8_000L);
  }
}
