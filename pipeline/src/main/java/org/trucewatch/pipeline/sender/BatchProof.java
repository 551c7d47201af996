// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.BatchFormat.Reading;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.SenderAudit.ActReader;

/** What a sealed batch and the enrolment it refers to say of each other, whatever else is in their logs. */
record BatchProof(BatchFormat format, ActReader acts, SealedLeaves governance) {
  /**
   * A batch may be stamped so much after it was let in: the gate waits for the disk as long as {@link
   * SenderGate#WAIT_SECONDS_MAX}, and reads the registry every second.
   */
  static final Duration LAG_MAX = Duration.ofSeconds(SenderGate.WAIT_SECONDS_MAX + 5);

  /** What came of it. */
  sealed interface Proof {
    /** Signed by the key of the enrolment that it refers to, in that key's time. */
    record Proven(SignedBatch signed, LeafRef enrolment) implements Proof {}

    /** Not to be said: these bytes were removed. */
    record Gone(LeafRef leaf) implements Proof {}

    record Wrong(String what, String expected, String found) implements Proof {}
  }

  Proof of(LeafRef leaf, Entry entry, Optional<byte[]> bytes) {
    if (entry.references().size() != 1
        || !entry.references().getFirst().log().equals(Sealer.GOVERNANCE)) {
      return new Proof.Wrong(
          "the enrolment that entitled it",
          "a reference to one entry of the governance log",
          entry.references().toString());
    }
    LeafReference reference = entry.references().getFirst();
    LeafRef enrolment = new LeafRef(reference.log(), reference.index());
    Optional<Entry> act = governance.find(enrolment.index());
    if (act.isEmpty() || !act.get().kind().startsWith(RegistryAct.KIND_PREFIX)) {
      String found = act.map(a -> "an entry of the kind " + a.kind()).orElse("no such entry");
      return new Proof.Wrong(enrolment.toString(), "the enrolment that entitled it", found);
    }
    if (bytes.isEmpty()) {
      return new Proof.Gone(leaf);
    }
    return switch (format.read(bytes.get())) {
      case Reading.Malformed malformed ->
        new Proof.Wrong("its bytes", "a signed batch", malformed.reason());
      case Reading.Read read -> of(entry, read.batch(), enrolment, act.get().kind());
    };
  }

  private Proof of(Entry entry, SignedBatch signed, LeafRef enrolment, String kind) {
    String deviceId = signed.batch().deviceId();
    if (!entry.channel().equals(SenderEntries.CHANNEL + deviceId)) {
      return new Proof.Wrong("its channel", SenderEntries.CHANNEL + deviceId, entry.channel());
    }
    Optional<byte[]> body = governance.body(enrolment.index());
    if (body.isEmpty()) {
      return new Proof.Gone(enrolment);
    }
    RegistryAct act;
    try {
      act = acts.read(kind, body.get());
    } catch (IllegalArgumentException e) {
      return new Proof.Wrong(
          enrolment.toString(), "an enrolment that can be read", String.valueOf(e.getMessage()));
    }
    if (!(act instanceof DeviceEnrolled enrolled)
        || !enrolled.device().deviceId().equals(deviceId)) {
      String found = act instanceof DeviceEnrolled other
          ? "that of device " + other.device().deviceId()
          : "an act of the kind " + act.kind();
      return new Proof.Wrong(enrolment.toString(), "the enrolment of device " + deviceId, found);
    }
    return of(entry.receivedAt(), signed, enrolment, enrolled.device());
  }

  private Proof of(Instant at, SignedBatch signed, LeafRef enrolment, Device device) {
    if (!format.isSignedBy(signed, device.publicKey())) {
      return new Proof.Wrong(
          "its signature",
          "one by the key that " + enrolment + " enrolled for device " + device.deviceId(),
          "one that does not verify under " + device.publicKey());
    }
    if (at.isBefore(device.validFrom()) || !at.minus(LAG_MAX).isBefore(device.validTo())) {
      return new Proof.Wrong(
          "its time",
          "one from " + device.validFrom() + " to " + device.validTo() + ", when the key of "
              + enrolment + " is valid",
          at.toString());
    }
    Set<String> foreign = new TreeSet<>();
    signed.batch().observations().forEach(o -> foreign.add(o.format()));
    foreign.removeAll(device.formats());
    return foreign.isEmpty()
        ? new Proof.Proven(signed, enrolment)
        : new Proof.Wrong(
            "its formats", "those of " + enrolment + ", " + device.formats(), foreign.toString());
  }
}
