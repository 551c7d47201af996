// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;

/** 100,000 damaged batches: each is read or refused with a reason, none ever with an exception, and none counts as signed. */
class SenderBatchFuzzTest {
  private static final int BATCHES = 100_000;
  private static final DeviceKey KEY = Batches.key(1);

  @Test
  void damagedBatchesAreReadOrRefusedAndNeverCountAsSigned() {
    var codec = new SenderBatchCodec();
    int[] counts = new int[2];
    assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
      for (int seed = 0; seed < BATCHES; seed++) {
        Draw draw = new Draw(seed);
        byte[] whole = SenderBatchCodec.sign(Batches.draw(new Draw(seed % 200)), KEY);
        byte[] damaged = damage(whole, draw);
        boolean same = Arrays.equals(whole, damaged);
        switch (codec.read(damaged)) {
          case Reading.Malformed malformed -> {
            counts[0]++;
            assertThat(malformed.reason()).as("seed " + seed).contains("expected");
            assertThat(malformed.reason().length()).as("seed " + seed).isLessThan(1_000);
          }
          case Reading.Read read -> {
            counts[1]++;
            assertThat(codec.isSignedBy(read.batch(), KEY.publicKey()))
                .as("seed " + seed)
                .isEqualTo(same);
            // Whatever is read has one spelling: only the signature may differ.
            byte[] again = SenderBatchCodec.sign(read.batch().batch(), KEY);
            assertThat(Arrays.equals(again, 0, again.length - 64, damaged, 0, damaged.length - 64))
                .as("seed " + seed)
                .isTrue();
          }
        }
      }
    });
    assertThat(counts[0]).isGreaterThan(BATCHES / 4);
    assertThat(counts[1]).isGreaterThan(BATCHES / 100);
  }

  private static byte[] damage(byte[] whole, Draw draw) {
    byte[] bytes = whole.clone();
    switch (draw.below(5)) {
      case 0 -> bytes[draw.below(bytes.length)] ^= (byte) (1 << draw.below(8));
      case 1 -> bytes = Arrays.copyOf(bytes, draw.below(bytes.length));
      case 2 -> {
        for (int i = 0; i < 1 + draw.below(8); i++) {
          bytes[draw.below(Math.min(bytes.length, 200))] = (byte) draw.below(256);
        }
      }
      case 3 -> {
        int from = draw.below(bytes.length);
        int to = draw.below(bytes.length);
        int length = Math.min(1 + draw.below(40), bytes.length - Math.max(from, to));
        System.arraycopy(whole, from, bytes, to, length);
      }
      default -> bytes = draw.bytes(draw.below(200));
    }
    return bytes;
  }

  @Test
  void aFewBytesThatClaimMuchAllocateLittle() {
    byte[][] bombs = {
      {(byte) 0xd2, (byte) 0x84, 0x5a, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
      {(byte) 0xd2, (byte) 0x9b, 0x7f, -1, -1, -1, -1, -1, -1, -1},
      deep(100_000)
    };
    var codec = new SenderBatchCodec();
    for (byte[] bomb : bombs) {
      assertThat(codec.read(bomb)).isInstanceOf(Reading.Malformed.class);
      assertThat(codec.read(CoseSign1.sign(bomb, KEY))).isInstanceOf(Reading.Malformed.class);
    }
    assertThat(Batch.BYTES_MAX).isEqualTo(1 << 20);
  }

  private static byte[] deep(int depth) {
    byte[] bytes = new byte[depth];
    Arrays.fill(bytes, (byte) 0x81);
    return bytes;
  }
}
