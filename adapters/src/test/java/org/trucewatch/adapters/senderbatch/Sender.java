// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Observed;
import org.trucewatch.pipeline.sender.Batch.Previous;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;

/** A well-behaved device, for tests. */
final class Sender {
  private final String deviceId;
  private final DeviceKey key;
  private String bootId;
  private long sequence;
  private Optional<Previous> previous = Optional.empty();
  private Instant clock = Batches.MADE;
  private byte[] last = new byte[0];

  Sender(String deviceId, int key, int boot) {
    this.deviceId = deviceId;
    this.key = Batches.key(key);
    this.bootId = Batches.boot(boot);
  }

  private Sender(Sender other) {
    this.deviceId = other.deviceId;
    this.key = other.key;
    this.bootId = other.bootId;
    this.sequence = other.sequence;
    this.previous = other.previous;
    this.clock = other.clock;
  }

  /** Another device with the same key and state. */
  Sender copy() {
    return new Sender(this);
  }

  void setClock(Instant at) {
    clock = at;
  }

  /** Starts anew and remembers where it was. */
  void reboot(int boot) {
    bootId = Batches.boot(boot);
    sequence = 0;
  }

  /** Starts anew without memory. */
  void forget(int boot) {
    reboot(boot);
    previous = Optional.empty();
  }

  byte[] next(String text) {
    sequence++;
    clock = clock.plusSeconds(1);
    Batch batch = new Batch(
        deviceId,
        bootId,
        sequence,
        previous,
        new Stamp(clock, TimeQuality.NETWORK, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of(new Observed(
            "claims.csv", "claims-csv", clock, text.getBytes(StandardCharsets.UTF_8))));
    last = SenderBatchCodec.sign(batch, key);
    previous = Optional.of(new Previous(bootId, sequence, SenderBatchCodec.hash(last)));
    return last.clone();
  }

  /** The last one again. */
  byte[] again() {
    return last.clone();
  }
}
