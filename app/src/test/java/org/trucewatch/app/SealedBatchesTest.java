// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Observed;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;
import org.trucewatch.pipeline.sender.SenderEntries;

class SealedBatchesTest {
  private static final Instant AT = Instant.parse("2031-03-15T00:00:00Z");
  private static final LeafRef LEAF = new LeafRef("observations", 7);

  private final ObservationBook book = new ObservationBook();

  private void read(String kind, byte[] bytes) {
    RawReport report = new RawReport("device:s-1", kind, AT, bytes);
    Wiring.formats()
        .read(
            List.of(new Sourced<>(report, LEAF)),
            org.trucewatch.pipeline.Formats.Terms.NONE,
            List.of(),
            book);
  }

  private static byte[] batch(String format, String text) {
    Observed observed = new Observed("x", format, AT, text.getBytes(StandardCharsets.UTF_8));
    return SenderBatchCodec.sign(
        new Batch(
            "s-1",
            "0".repeat(32),
            1,
            Optional.empty(),
            new Stamp(AT, TimeQuality.UNKNOWN, Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            List.of(observed)),
        DeviceKey.fromSeed(new byte[32]));
  }

  @Test
  void observationsOfABatchReachTheirDecoderUnderTheBatchesLeaf() {
    read(SenderEntries.BATCH, batch("places-csv", "no such header\n1\n"));
    assertThat(book.rejections().rows()).isNotEmpty().allSatisfy(rejection -> {
      assertThat(rejection.leaf()).isEqualTo(LEAF);
      assertThat(rejection.value().where()).startsWith("device:s-1/x");
    });
  }

  @Test
  void aFormatThatIsNotReadIsRejectedByName() {
    read(SenderEntries.BATCH, batch("radar-tracks", "x"));
    assertThat(book.rejections().values())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("radar-tracks", "miniseed"));
  }

  @Test
  void aForkedOrDamagedBatchIsNeverUsed() {
    read(SenderEntries.FORKED_BATCH, batch("places-csv", "x"));
    read(SenderEntries.BATCH, new byte[] {1, 2});
    read(SenderEntries.FORK, new byte[0]);
    assertThat(book.rejections().values()).hasSize(2);
    assertThat(book.places().rows()).isEmpty();
  }
}
