// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.Optional;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryBody;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;

/**
 * What a gate knows, rebuilt from the observations log. A batch whose bytes were lawfully removed leaves a hole in its device's
 * chain and nothing else.
 *
 * @param batches that were accepted
 * @param lastStamp of the last entry
 */
record SenderMemory(SenderChains chains, long batches, Instant lastStamp) {
  static SenderMemory read(EvidenceLog log, BatchFormat format) {
    SenderChains chains = new SenderChains();
    Instant last = Instant.MIN;
    long batches = 0;
    long size = log.size();
    for (long index = 0; index < size; index++) {
      Entry entry = log.read(index);
      last = entry.receivedAt().isAfter(last) ? entry.receivedAt() : last;
      Optional<String> device = SenderEntries.findDevice(entry.kind(), entry.channel());
      if (device.isPresent() && entry.kind().equals(SenderEntries.FORK)) {
        chains.quarantine(device.get(), index);
      } else if (device.isPresent() && entry.kind().equals(SenderEntries.BATCH)) {
        restore(chains, log, format, entry, index);
        batches++;
      }
    }
    return new SenderMemory(chains, batches, last);
  }

  private static void restore(
      SenderChains chains, EvidenceLog log, BatchFormat format, Entry entry, long index) {
    Optional<byte[]> bytes = entry.body() instanceof EntryBody.Inline inline
        ? Optional.of(inline.bytes())
        : log.readBlob((BlobReference) entry.body());
    if (bytes.isPresent() && format.read(bytes.get()) instanceof Reading.Read read) {
      chains.restore(read.batch(), index);
    }
  }
}
