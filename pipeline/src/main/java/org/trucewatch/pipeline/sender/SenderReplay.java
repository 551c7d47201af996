// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.BatchProof.Proof;
import org.trucewatch.pipeline.sender.ChainStep.Backfill;
import org.trucewatch.pipeline.sender.ChainStep.Forgotten;
import org.trucewatch.pipeline.sender.ChainStep.Forked;
import org.trucewatch.pipeline.sender.ChainStep.Known;
import org.trucewatch.pipeline.sender.ChainStep.Newest;
import org.trucewatch.pipeline.sender.Registry.Entitlement;
import org.trucewatch.pipeline.sender.SenderAudit.Outcome;

/** Decides about each sealed batch again, as the gate did, and compares. A device with a batch that is gone has no chain. */
final class SenderReplay {
  private final BatchProof proof;
  private final EntitlementHistory history;
  private final AuditSheet sheet = new AuditSheet();
  private final SenderChains chains = new SenderChains();
  private final Set<String> withoutChain = new TreeSet<>();
  private Instant last = Instant.MIN;
  private long sealedAfterRevocation;
  private @Nullable Pending pending;

  /**
   * A forked batch, whose fork must be the next entry.
   *
   * @param leaves that the fork must name; null where that cannot be said
   */
  private record Pending(
      LeafRef batch, Entry entry, @Nullable List<LeafReference> leaves) {}

  SenderReplay(BatchProof proof, EntitlementHistory history) {
    this.proof = proof;
    this.history = history;
    sheet.noteGone(history.gone());
  }

  /** The next entry of the observations log. */
  void take(LeafRef leaf, Entry entry, Supplier<Optional<byte[]>> body) {
    Pending before = pending;
    pending = null;
    if (before != null && !entry.kind().equals(SenderEntries.FORK)) {
      sheet.differ(
          before.batch(), "the entry after a forked batch", "the fork", "a " + entry.kind());
    }
    if (!SenderEntries.isOurs(entry.kind())) {
      sheet.noteImpersonation(leaf, entry);
      return;
    }
    if (entry.receivedAt().isBefore(last)) {
      sheet.differ(
          leaf, "its time", last + " or later, as of those before", entry.receivedAt() + "");
    }
    last = entry.receivedAt().isAfter(last) ? entry.receivedAt() : last;
    if (entry.kind().equals(SenderEntries.FORK)) {
      takeFork(leaf, entry, before);
    } else {
      takeBatch(leaf, entry, body.get());
    }
  }

  private void takeBatch(LeafRef leaf, Entry entry, Optional<byte[]> bytes) {
    Proof found = proof.of(leaf, entry, bytes);
    sheet.note(leaf, found);
    List<LeafReference> leaves = null;
    if (found instanceof Proof.Proven proven) {
      leaves = place(leaf, entry, proven);
    } else if (found instanceof Proof.Gone) {
      SenderEntries.findDevice(entry.kind(), entry.channel()).ifPresent(withoutChain::add);
    }
    if (entry.kind().equals(SenderEntries.FORKED_BATCH)) {
      pending = new Pending(leaf, entry, leaves);
    }
  }

  /** The leaves that a fork must name; null where none follows, or it cannot be said. */
  private @Nullable List<LeafReference> place(LeafRef leaf, Entry entry, Proof.Proven proven) {
    String deviceId = proven.signed().batch().deviceId();
    long released = Long.MAX_VALUE;
    if (history.gone().isEmpty()) {
      Optional<Entitlement> entitlement = findEntitlement(leaf, entry, proven, deviceId);
      if (entitlement.isEmpty()) {
        return null;
      }
      released = entitlement.get().releasedFork();
    }
    if (withoutChain.contains(deviceId)) {
      return null;
    }
    boolean forked = entry.kind().equals(SenderEntries.FORKED_BATCH);
    ChainStep step = chains.offer(proven.signed(), leaf.index(), released);
    if (step instanceof Forked fork && forked) {
      List<LeafReference> leaves = new ArrayList<>();
      fork.other().ifPresent(other -> leaves.add(new LeafReference(Sealer.OBSERVATIONS, other)));
      leaves.add(new LeafReference(Sealer.OBSERVATIONS, leaf.index()));
      return leaves;
    }
    boolean accepted = step instanceof Newest || step instanceof Backfill;
    if (forked || !accepted) {
      String expected = forked ? "a contradiction of what the device said before" : "one that fits";
      sheet.differ(leaf, "its place in the chain of device " + deviceId, expected, words(step));
    }
    return null;
  }

  private static String words(ChainStep step) {
    return switch (step) {
      case Newest n -> "that of the newest, which contradicts nothing";
      case Backfill b -> "that of a missing one, which fits";
      case Known k -> "that of the same bytes at observations:" + k.leaf();
      case Forked f -> "a contradiction: " + f.reason();
      case Forgotten f -> "none: " + f.reason();
    };
  }

  /** What entitled a batch; where nothing did, that is noted. */
  private Optional<Entitlement> findEntitlement(
      LeafRef leaf, Entry entry, Proof.Proven proven, String deviceId) {
    Instant at = entry.receivedAt();
    Optional<String> reason = Optional.empty();
    for (Entitlement e : history.inForce(deviceId, at)) {
      Optional<String> objection = objection(e, proven.enrolment(), deviceId, at);
      if (objection.isEmpty()) {
        if (history.isEverRevoked(deviceId, proven.enrolment(), at)) {
          sealedAfterRevocation++;
        }
        return Optional.of(e);
      }
      reason = reason.or(() -> objection);
    }
    sheet.differ(
        leaf,
        "the entitlement of device " + deviceId + " at " + at,
        "the enrolment " + proven.enrolment() + " in force, neither revoked nor in quarantine",
        reason.orElse("none: no act had enrolled it"));
    return Optional.empty();
  }

  private Optional<String> objection(
      Entitlement e, LeafRef enrolment, String deviceId, Instant at) {
    if (!e.enrolledAt().equals(enrolment)) {
      return Optional.of("that of " + e.enrolledAt());
    }
    Optional<Instant> revoked = e.revokedFrom();
    if (revoked.isPresent() && !at.minus(BatchProof.LAG_MAX).isBefore(revoked.get())) {
      return Optional.of("revoked from " + revoked.get() + " on");
    }
    return chains.isQuarantined(deviceId, e.releasedFork())
        ? Optional.of("in quarantine since observations:" + chains.forkIndex(deviceId))
        : Optional.empty();
  }

  private void takeFork(LeafRef leaf, Entry entry, @Nullable Pending before) {
    if (before == null
        || !before.entry().channel().equals(entry.channel())
        || !before.entry().receivedAt().equals(entry.receivedAt())) {
      sheet.differ(
          leaf, "the entry before a fork", "the forked batch of its device and time", "another");
      return;
    }
    List<LeafReference> leaves = before.leaves();
    if (leaves != null && !leaves.equals(entry.references())) {
      sheet.differ(
          leaf, "what a fork names", leaves.toString(), entry.references().toString());
    }
    // A fork that was found none is reported at its batch; it quarantines nobody here.
    Optional<String> device = SenderEntries.findDevice(entry.kind(), entry.channel());
    if (device.isPresent() && (leaves != null || withoutChain.contains(device.get()))) {
      chains.quarantine(device.get(), leaf.index());
    }
  }

  Outcome end() {
    Pending left = pending;
    if (left != null) {
      sheet.differ(left.batch(), "the entry after a forked batch", "the fork", "none");
    }
    if (sealedAfterRevocation > 0) {
      sheet.remark(sealedAfterRevocation
          + " batches bear a time at which their key was revoked; they came before the revocation was sealed, or at most "
          + BatchProof.LAG_MAX.toSeconds() + " s after it");
    }
    chains
        .missing()
        .forEach((device, missing) -> sheet.remark("device " + device + ": missing are " + missing
            + ". They never came, or were left out when the log was made"));
    chains
        .gapsGivenUp()
        .forEach((device, count) -> sheet.remark(
            "device " + device + ": " + count + " further runs of batches are missing"));
    return sheet.outcome();
  }
}
