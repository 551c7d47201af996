// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.pipeline.Sealer;

/** How batches and forks stand in the observations log. */
public final class SenderEntries {
  /** Kind of an accepted batch; the body is its bytes as they were sent. */
  public static final String BATCH = "sender-batch";

  /** Kind of a batch that broke its device's chain: kept as evidence, never used. */
  public static final String FORKED_BATCH = "sender-batch-forked";

  /** Kind of the break itself, for people; its references are the two batches, as far as the first is remembered. */
  public static final String FORK = "sender-fork";

  /** Media type of a batch, RFC 9052 section 2. */
  public static final String BATCH_TYPE = "application/cose; cose-type=\"cose-sign1\"";

  /** Beginning of the channel of all these entries; the device's id follows. */
  static final String CHANNEL = "device:";

  private static final int HEADER_BYTES = 1_024;

  private SenderEntries() {}

  static Entry batch(
      EvidenceLog log, String kind, String deviceId, long enrolledAt, Instant at, byte[] bytes) {
    return new Entry(
        kind,
        BATCH_TYPE,
        at,
        CHANNEL + deviceId,
        List.of(new LeafReference(Sealer.GOVERNANCE, enrolledAt)),
        log.body(bytes, HEADER_BYTES));
  }

  static Entry fork(String deviceId, List<Long> leaves, String reason, Instant at) {
    String text = "device: " + deviceId + "\nreason: " + reason + "\n";
    return Entry.inline(
        FORK,
        "text/plain; charset=utf-8",
        at,
        CHANNEL + deviceId,
        leaves.stream()
            .sorted()
            .map(leaf -> new LeafReference(Sealer.OBSERVATIONS, leaf))
            .toList(),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether entries of a kind are a device's batches, or about them. */
  static boolean isOurs(String kind) {
    return kind.equals(BATCH) || kind.equals(FORKED_BATCH) || kind.equals(FORK);
  }

  /** The device that an entry of one of these kinds is about; empty for other entries. */
  public static Optional<String> findDevice(String kind, String channel) {
    return isOurs(kind) && channel.startsWith(CHANNEL)
        ? Optional.of(channel.substring(CHANNEL.length()))
        : Optional.empty();
  }
}
