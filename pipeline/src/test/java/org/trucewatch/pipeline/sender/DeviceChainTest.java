// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.pipeline.sender.Batch.Previous;
import org.trucewatch.pipeline.sender.Batch.SeenCheckpoint;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;
import org.trucewatch.pipeline.sender.ChainStep.Backfill;
import org.trucewatch.pipeline.sender.ChainStep.Forgotten;
import org.trucewatch.pipeline.sender.ChainStep.Forked;
import org.trucewatch.pipeline.sender.ChainStep.Known;
import org.trucewatch.pipeline.sender.ChainStep.Missing;
import org.trucewatch.pipeline.sender.ChainStep.Newest;

class DeviceChainTest {
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);
  private static final String C = "c".repeat(32);

  private final DeviceChain chain = new DeviceChain();
  private long leaf;

  /** Batches hash to their boot's letter and number. */
  private static String hash(String boot, long sequence) {
    return boot.charAt(0) + "%063x".formatted(sequence);
  }

  private static Optional<Previous> after(String boot, long sequence) {
    return Optional.of(new Previous(boot, sequence, hash(boot, sequence)));
  }

  private ChainStep offer(String boot, long sequence) {
    return offer(boot, sequence, sequence == 1 ? Optional.empty() : after(boot, sequence - 1), 0);
  }

  private ChainStep offer(String boot, long sequence, Optional<Previous> previous, long seenSize) {
    Optional<SeenCheckpoint> seen = seenSize == 0
        ? Optional.empty()
        : Optional.of(new SeenCheckpoint("log", seenSize, "0".repeat(64)));
    Batch batch = new Batch(
        "s-1",
        boot,
        sequence,
        previous,
        new Stamp(Instant.EPOCH.plusSeconds(leaf), TimeQuality.UNKNOWN, Optional.empty()),
        Optional.empty(),
        seen,
        List.of());
    return chain.offer(batch, hash(boot, sequence), leaf++);
  }

  @Test
  void aChainInOrderHasNothingMissing() {
    for (int i = 1; i < 400; i++) {
      assertThat(offer(A, i)).isEqualTo(new Newest(Optional.empty(), List.of()));
    }
    assertThat(offer(A, 399)).isEqualTo(new Known(398));
    assertThat(offer(A, 1)).isInstanceOf(Forgotten.class);
  }

  @Test
  void aGapIsFilledInAnyOrder() {
    offer(A, 1);
    assertThat(offer(A, 6)).isEqualTo(new Newest(Optional.of(new Missing(A, 2, 5)), List.of()));
    assertThat(offer(A, 4)).isInstanceOf(Backfill.class);
    assertThat(chain.missing())
        .containsExactlyInAnyOrder(new Missing(A, 2, 3), new Missing(A, 5, 5));
    offer(A, 2);
    offer(A, 5);
    assertThat(offer(A, 3)).isInstanceOf(Backfill.class);
    assertThat(chain.missing()).isEmpty();
    assertThat(offer(A, 3)).isEqualTo(new Known(5));
  }

  @Test
  void whatFillsAGapMustFitOnBothSides() {
    offer(A, 1);
    offer(A, 3);
    Previous other = new Previous(A, 1, hash(B, 1));
    assertThat(offer(A, 2, Optional.of(other), 0)).isInstanceOf(Forked.class);
  }

  @Test
  void aBootMayEndFurtherThanWhatCameAndItsRestComesLater() {
    offer(A, 1);
    assertThat(offer(B, 1, after(A, 3), 0))
        .isEqualTo(new Newest(Optional.of(new Missing(A, 2, 3)), List.of()));
    assertThat(offer(A, 2)).isInstanceOf(Backfill.class);
    assertThat(offer(A, 3)).isInstanceOf(Backfill.class);
    assertThat(offer(A, 4)).isInstanceOf(Forked.class);
  }

  @Test
  void aWholeBootThatHasNotComeIsMissing() {
    offer(A, 1);
    assertThat(offer(C, 1, after(B, 2), 0))
        .isEqualTo(new Newest(Optional.of(new Missing(B, 1, 2)), List.of()));
    assertThat(offer(B, 1, after(A, 1), 0)).isInstanceOf(Backfill.class);
    assertThat(offer(B, 2)).isInstanceOf(Backfill.class);
    assertThat(offer(C, 2)).isInstanceOf(Newest.class);
  }

  @Test
  void aBootStaysOpenUntilTheNextOneSaysWhereItEnded() {
    offer(A, 1);
    assertThat(offer(B, 2)).isInstanceOf(Newest.class);
    assertThat(offer(A, 2)).isInstanceOf(Newest.class);
    assertThat(offer(B, 1, after(A, 3), 0)).isInstanceOf(Backfill.class);
    assertThat(offer(A, 3)).isInstanceOf(Backfill.class);
    assertThat(offer(A, 4)).isInstanceOf(Forked.class);
  }

  @Test
  void bootsMayComeInAnyOrder() {
    offer(A, 1);
    assertThat(offer(C, 2)).isInstanceOf(Newest.class);
    assertThat(offer(B, 2)).isInstanceOf(Newest.class);
    assertThat(offer(B, 1, after(A, 2), 0)).isInstanceOf(Backfill.class);
    assertThat(offer(C, 1, after(B, 3), 0)).isInstanceOf(Backfill.class);
    assertThat(offer(B, 3)).isInstanceOf(Backfill.class);
    assertThat(offer(A, 2)).isInstanceOf(Backfill.class);
    assertThat(offer(C, 3)).isInstanceOf(Newest.class);
    assertThat(chain.missing()).isEmpty();
    assertThat(offer(B, 4)).isInstanceOf(Forked.class);
  }

  @Test
  void aBootThatForgotWhatWasBeforeIsTakenWithANote() {
    offer(A, 1);
    assertThat(((Newest) offer(B, 1)).notes()).singleElement().asString().contains("does not say");
  }

  @Test
  void anEarlierBootThatGoesOnIsAFork() {
    offer(A, 1);
    offer(B, 1);
    assertThat(((Forked) offer(A, 2)).reason()).contains("two devices hold this key");
  }

  @Test
  void aBootThatFollowsAnOlderOneThanTheNewestIsAFork() {
    offer(A, 1);
    offer(B, 1, after(A, 1), 0);
    assertThat(offer(C, 1, after(A, 1), 0)).isInstanceOf(Forked.class);
  }

  /** A copy that invents a predecessor far ahead is found when the original mentions what it saw since. */
  @Test
  void aBatchOfAnEarlierBootThatSawTheLaterOneSealedIsAFork() {
    offer(A, 1);
    offer(B, 1, after(A, 1_000_000), 0);
    assertThat(offer(A, 2)).as("may have been made before").isInstanceOf(Backfill.class);
    assertThat(((Forked) offer(A, 3, after(A, 2), 2)).reason())
        .contains("has seen a checkpoint of size 2", "two devices hold this key");
  }

  @Test
  void memoryIsBounded() {
    for (int i = 1; i <= 2_000; i += 2) {
      offer(A, i);
    }
    assertThat(chain.missing()).hasSize(BootChain.GAPS_MAX);
    for (int boot = 1; boot < 100; boot++) {
      offer("%032x".formatted(boot), 1);
    }
    assertThat(chain.missing()).isEmpty();
  }
}
