// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.registryjson.RegistryJson;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.pipeline.health.HealthBoard;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.Registry;
import org.trucewatch.pipeline.sender.RegistryAct;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceReleased;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceRevoked;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;
import org.trucewatch.pipeline.sender.SenderAudit;
import org.trucewatch.pipeline.sender.SenderAudit.Outcome;
import org.trucewatch.pipeline.sender.SenderEntries;
import org.trucewatch.pipeline.sender.SenderGate;
import org.trucewatch.pipeline.sender.SenderOutcome;

/** Sealed batches as an outsider checks them, against a receiver that holds the logs' keys and lies. */
class SenderAuditTest {
  private static final Instant START = Instant.parse("2031-03-15T00:00:00Z");

  @TempDir
  private Path folder;

  private final List<Sourced<RegistryAct>> acts = new ArrayList<>();
  private Instant now = START;
  private final Sender sender = new Sender("s-1", 1, 1);

  @BeforeEach
  void enrol() {
    act(new OwnerRegistered("mission", "The mission", "tests", "tests"));
    act(enrolment("s-1", 1));
    act(enrolment("s-2", 2));
    now = now.plusSeconds(600);
  }

  private static DeviceEnrolled enrolment(String device, int key) {
    return new DeviceEnrolled(
        new Device(
            device,
            "mission",
            Batches.key(key).publicKey(),
            GateBench.VALID_FROM,
            GateBench.VALID_TO,
            Set.of("claims-csv"),
            new Quota(1_000, 1 << 30)),
        "tests",
        "tests");
  }

  private EvidenceLog open(String log) {
    String origin = "example.org/" + log;
    LogKey key = LogKey.fromSeed(origin, new byte[32]);
    return EvidenceLog.open(new DiskFiles(folder.resolve(log)), origin, key, LogOptions.defaults());
  }

  private long append(String log, Entry entry) {
    try (EvidenceLog open = open(log)) {
      long index = open.append(entry).index();
      open.publish();
      return index;
    }
  }

  private void act(RegistryAct act) {
    byte[] body = RegistryJson.write(act);
    Entry entry =
        Entry.inline(act.kind(), RegistryJson.MEDIA_TYPE, now, "registry", List.of(), body);
    long index = append("governance", entry);
    acts.add(new Sourced<>(act, new LeafRef("governance", index)));
  }

  /** Through the gate, each a second after the other. */
  private SenderOutcome submit(byte[]... batches) {
    List<SenderOutcome> outcomes = new ArrayList<>();
    Registry registry = Registry.of(acts);
    try (EvidenceLog log = open("observations")) {
      HealthBoard health = new HealthBoard(() -> now);
      try (SenderGate gate =
          SenderGate.start(log, new SenderBatchCodec(), () -> registry, () -> now, health)) {
        for (byte[] batch : batches) {
          now = now.plusSeconds(1);
          outcomes.add(gate.submit(batch));
        }
      }
      log.publish();
    }
    return outcomes.getLast();
  }

  /** Past the gate, as whoever holds the log's key can. */
  private void slipIn(String kind, String device, long enrolment, byte[] bytes) {
    now = now.plusSeconds(1);
    List<LeafReference> references = List.of(new LeafReference("governance", enrolment));
    append(
        "observations",
        Entry.inline(kind, SenderEntries.BATCH_TYPE, now, "device:" + device, references, bytes));
  }

  private Outcome audit() {
    return new SenderAudit(new SenderBatchCodec(), RegistryJson::read)
        .whole(
            LogReader.open(folder.resolve("observations")),
            LogReader.open(folder.resolve("governance")));
  }

  private void assertDiffers(String where, String... words) {
    Outcome outcome = audit();
    assertThat(outcome).isInstanceOf(Outcome.Differs.class);
    assertThat(((Outcome.Differs) outcome).places())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).startsWith(where + ":").contains(words));
  }

  @Test
  void whatTheGateSealedIsEqualWithForksReleasesRebootsAndRevocations() {
    submit(sender.next("a"), sender.next("b"), new Sender("s-2", 2, 5).next("x".repeat(500_000)));
    Sender copy = sender.copy();
    submit(sender.next("c"));
    SenderOutcome.Fork fork = (SenderOutcome.Fork) submit(copy.next("not c"));
    now = now.plusSeconds(600);
    act(new DeviceReleased("s-1", fork.forkIndex(), "tests", "looked into"));
    now = now.plusSeconds(600);
    submit(sender.next("d"));
    sender.reboot(2);
    submit(sender.next("e"));
    now = now.plusSeconds(600);
    act(new DeviceRevoked("s-1", now, "tests", "stolen"));
    act(enrolment("s-1", 3));
    now = now.plusSeconds(600);
    assertThat(submit(new Sender("s-1", 3, 7).next("f")))
        .isInstanceOf(SenderOutcome.Accepted.class);
    assertThat(audit()).isEqualTo(new Outcome.Equal(8, 2, List.of()));
  }

  @Test
  void aLogWithoutBatchesIsEqual() {
    open("observations").close();
    append(
        "observations", Entry.inline("places-csv", "text/csv", now, "p", List.of(), new byte[1]));
    assertThat(audit()).isEqualTo(new Outcome.Equal(0, 0, List.of()));
  }

  @Test
  void aBatchThatAnotherKeySignedDiffers() {
    submit(sender.next("a"));
    slipIn(SenderEntries.BATCH, "s-2", 2, new Sender("s-2", 9, 1).next("forged"));
    assertDiffers("observations:1", "signature", "governance:2");
  }

  @Test
  void aBatchThatARevokedKeySignedDiffers() {
    submit(sender.next("a"));
    act(new DeviceRevoked("s-1", now, "tests", "stolen"));
    now = now.plusSeconds(600);
    slipIn(SenderEntries.BATCH, "s-1", 1, sender.next("b"));
    assertDiffers("observations:1", "revoked from");
  }

  @Test
  void aRevocationThatReachesBackIsRemarkedAndChangesNoBatchBeforeIt() {
    submit(sender.next("a"));
    now = now.plusSeconds(600);
    act(new DeviceRevoked("s-1", START, "tests", "stolen long ago"));
    assertThat(audit())
        .isInstanceOfSatisfying(
            Outcome.Equal.class,
            equal -> assertThat(equal.remarks())
                .singleElement()
                .asString()
                .startsWith("1 batches bear a time at which their key was revoked"));
  }

  @Test
  void aBatchOutsideItsKeysTimeDiffers() {
    submit(sender.next("a"));
    now = GateBench.VALID_TO.plusSeconds(60);
    slipIn(SenderEntries.BATCH, "s-1", 1, sender.next("b"));
    assertDiffers("observations:1", "its time");
  }

  @Test
  void aBatchOfADeviceThatNobodyEnrolledDiffers() {
    submit(sender.next("a"));
    slipIn(SenderEntries.BATCH, "s-9", 7, new Sender("s-9", 9, 1).next("forged"));
    assertDiffers("observations:1", "governance:7", "no such entry");
  }

  @Test
  void aBatchWhoseReferenceIsAnotherDevicesEnrolmentDiffers() {
    slipIn(SenderEntries.BATCH, "s-1", 2, sender.next("a"));
    assertDiffers("observations:0", "that of device s-2");
  }

  @Test
  void aBatchWhoseReferenceIsNoEnrolmentOrMissingDiffers() {
    slipIn(SenderEntries.BATCH, "s-1", 0, sender.next("a"));
    assertDiffers("observations:0", "registry/owner");
  }

  @Test
  void aBatchUnderAnEnrolmentThatWasReplacedDiffers() {
    act(enrolment("s-1", 3));
    now = now.plusSeconds(600);
    slipIn(SenderEntries.BATCH, "s-1", 1, sender.next("a"));
    assertDiffers("observations:0", "that of governance:3");
  }

  @Test
  void aBatchOnAnotherDevicesChannelDiffers() {
    slipIn(SenderEntries.BATCH, "s-2", 1, sender.next("a"));
    assertDiffers("observations:0", "its channel");
  }

  @Test
  void aBatchThatWasAlteredOrSealedTwiceDiffers() {
    byte[] bytes = sender.next("a");
    submit(bytes);
    slipIn(SenderEntries.BATCH, "s-1", 1, bytes);
    assertDiffers("observations:1", "the same bytes at observations:0");
  }

  @Test
  void aContradictionThatIsSealedAsAcceptedDiffers() {
    submit(sender.next("a"));
    Sender copy = sender.copy();
    submit(sender.next("b"));
    slipIn(SenderEntries.BATCH, "s-1", 1, copy.next("not b"));
    assertDiffers("observations:2", "two batches bear one number");
  }

  @Test
  void aBatchDuringQuarantineDiffers() {
    submit(sender.next("a"));
    Sender copy = sender.copy();
    submit(sender.next("b"));
    submit(copy.next("not b"));
    slipIn(SenderEntries.BATCH, "s-1", 1, sender.next("c"));
    assertDiffers("observations:4", "in quarantine since observations:3");
  }

  @Test
  void aForkThatIsNoneDiffers() {
    submit(sender.next("a"));
    slipIn(SenderEntries.FORK, "s-1", 1, "device: s-1\n".getBytes(StandardCharsets.UTF_8));
    assertDiffers("observations:1", "the entry before a fork");
  }

  @Test
  void aForkWhoseContradictedPredecessorWasLeftOutDiffers() throws IOException {
    submit(sender.next("a"));
    Sender copy = sender.copy();
    submit(sender.next("b"), copy.next("not b"));
    sealAgainWithout(1);
    assertDiffers("observations:1", "contradicts nothing");
  }

  /** A log cannot show whether a batch never came or was left out: that is for the devices' receipts and the witnesses. */
  @Test
  void aPredecessorThatWasLeftOutIsRemarkedAsMissing() throws IOException {
    submit(sender.next("a"), sender.next("b"), sender.next("c"));
    sealAgainWithout(1);
    assertThat(audit())
        .isInstanceOfSatisfying(
            Outcome.Equal.class,
            equal -> assertThat(equal.remarks())
                .singleElement()
                .asString()
                .startsWith("device s-1: missing are [batch 2 of boot"));
  }

  @Test
  void aSwappedRegistryDiffers() throws IOException {
    submit(sender.next("a"));
    delete("governance");
    acts.clear();
    now = START;
    act(new OwnerRegistered("mission", "The mission", "tests", "tests"));
    act(enrolment("s-1", 9));
    assertDiffers("observations:0", "signature");
  }

  @Test
  void aReportOnADevicesChannelThatIsNoBatchDiffers() {
    append(
        "observations",
        Entry.inline("claims-csv", "text/csv", now, "device:s-1/x", List.of(), new byte[1]));
    assertDiffers("observations:0", "claims-csv");
  }

  @Test
  void aTimeThatGoesBackDiffers() {
    submit(sender.next("a"));
    now = now.minusSeconds(10);
    slipIn(SenderEntries.BATCH, "s-1", 1, sender.next("b"));
    assertDiffers("observations:1", "its time");
  }

  @Test
  void aBatchWhoseBytesAreGoneCannotBeCheckedAndADifferenceOutranksIt() throws IOException {
    submit(sender.next("x".repeat(500_000)), sender.next("b"));
    try (Stream<Path> blobs = Files.walk(folder.resolve("observations/blob"))) {
      for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
        Files.delete(blob);
      }
    }
    assertThat(audit())
        .isEqualTo(
            new Outcome.CannotBeChecked("1 object is gone (redacted, or deleted): observations:0"));
    slipIn(SenderEntries.BATCH, "s-2", 2, new Sender("s-2", 9, 1).next("forged"));
    assertDiffers("observations:2", "signature");
  }

  /** As a receiver would that makes its log anew. */
  private void sealAgainWithout(long index) throws IOException {
    LogReader log = LogReader.open(folder.resolve("observations"));
    List<Entry> kept = new ArrayList<>();
    for (long i = 0; i < log.size(); i++) {
      if (i != index) {
        kept.add(log.read(i));
      }
    }
    delete("observations");
    kept.forEach(entry -> append("observations", entry));
  }

  private void delete(String log) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(log))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
