// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.Receipt;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;
import org.trucewatch.pipeline.sender.ChainStep.Backfill;
import org.trucewatch.pipeline.sender.ChainStep.Forgotten;
import org.trucewatch.pipeline.sender.ChainStep.Forked;
import org.trucewatch.pipeline.sender.ChainStep.Known;
import org.trucewatch.pipeline.sender.ChainStep.Newest;
import org.trucewatch.pipeline.sender.Refusal.Cause;
import org.trucewatch.pipeline.sender.Registry.Entitlement;
import org.trucewatch.pipeline.sender.SenderOutcome.Accepted;
import org.trucewatch.pipeline.sender.SenderOutcome.Duplicate;
import org.trucewatch.pipeline.sender.SenderOutcome.Fork;
import org.trucewatch.pipeline.sender.SenderOutcome.Gap;
import org.trucewatch.pipeline.sender.SenderOutcome.Refused;

/**
 * What one append will seal, and what each sender will then be told. Since the gate is the only writer of its log, the place of
 * each entry is known before it is written, and a fork can name the batches it is about.
 */
final class GroupPlan {
  private final EvidenceLog log;
  private final SenderChains chains;
  private final ReceiptBook receipts;
  private final Instant at;
  private final long start;
  private final List<Entry> entries = new ArrayList<>();

  GroupPlan(EvidenceLog log, SenderChains chains, ReceiptBook receipts, Instant at) {
    this.log = log;
    this.chains = chains;
    this.receipts = receipts;
    this.at = at;
    this.start = log.size();
  }

  /** Told to the sender once the group is durable; the signature is made by whoever asks first. */
  @FunctionalInterface
  interface Answer {
    SenderOutcome given(List<Receipt> sealed);
  }

  long start() {
    return start;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Decides about a batch whose signature is right. */
  Answer place(SignedBatch signed, byte[] bytes, Entitlement entitlement) {
    Batch batch = signed.batch();
    long released = entitlement.releasedFork();
    if (chains.isQuarantined(batch.deviceId(), released)) {
      return done -> new Refused(quarantined(batch));
    }
    long leaf = next();
    return switch (chains.offer(signed, leaf, released)) {
      case Known known -> done -> new Duplicate(receipt(known.leaf(), done));
      case Forgotten forgotten -> done -> new Refused(forgotten(batch, forgotten));
      case Forked forked -> fork(signed, bytes, entitlement, forked);
      case Newest newest -> {
        add(SenderEntries.BATCH, batch, entitlement, bytes);
        yield done -> newest
            .missing()
            .<SenderOutcome>map(gap -> new Gap(receipt(leaf, done), gap, newest.notes()))
            .orElseGet(() -> new Accepted(receipt(leaf, done), newest.notes()));
      }
      case Backfill backfill -> {
        add(SenderEntries.BATCH, batch, entitlement, bytes);
        yield done -> new Accepted(receipt(leaf, done), backfill.notes());
      }
    };
  }

  private long next() {
    return start + entries.size();
  }

  private void add(String kind, Batch batch, Entitlement entitlement, byte[] bytes) {
    long enrolledAt = entitlement.enrolledAt().index();
    entries.add(SenderEntries.batch(log, kind, batch.deviceId(), enrolledAt, at, bytes));
  }

  private Answer fork(SignedBatch signed, byte[] bytes, Entitlement entitlement, Forked forked) {
    String deviceId = signed.batch().deviceId();
    List<Long> leaves = new ArrayList<>();
    forked.other().ifPresent(leaves::add);
    leaves.add(next());
    add(SenderEntries.FORKED_BATCH, signed.batch(), entitlement, bytes);
    long forkIndex = next();
    entries.add(SenderEntries.fork(deviceId, leaves, forked.reason(), at));
    chains.quarantine(deviceId, forkIndex);
    return done -> new Fork(deviceId, forkIndex, forked.reason());
  }

  private SignedReceipt receipt(long leaf, List<Receipt> done) {
    return leaf < start
        ? receipts.get(leaf)
        : receipts.keep(done.get((int) (leaf - start)).signed());
  }

  private Refusal quarantined(Batch batch) {
    return new Refusal(
        Cause.QUARANTINED,
        where(batch),
        "the device is in quarantine since its chain broke at observations:"
            + chains.forkIndex(batch.deviceId()),
        "a person's release",
        "Its owner finds out who else holds its key, then enrols it with a new key or releases it: trucewatch device release");
  }

  private static Refusal forgotten(Batch batch, Forgotten forgotten) {
    return new Refusal(
        Cause.FORGOTTEN,
        where(batch),
        forgotten.reason(),
        "one of the newest " + BootChain.RECENT_MAX + " batches or one that is missing",
        "Send on from the newest");
  }

  static String where(Batch batch) {
    return "device " + batch.deviceId() + ", " + batch.place();
  }
}
