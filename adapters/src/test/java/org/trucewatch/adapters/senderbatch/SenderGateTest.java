// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.pipeline.health.Component;
import org.trucewatch.pipeline.health.Standing;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.Refusal.Cause;
import org.trucewatch.pipeline.sender.SenderEntries;
import org.trucewatch.pipeline.sender.SenderOutcome;
import org.trucewatch.pipeline.sender.SenderOutcome.Accepted;
import org.trucewatch.pipeline.sender.SenderOutcome.Duplicate;
import org.trucewatch.pipeline.sender.SenderOutcome.Fork;
import org.trucewatch.pipeline.sender.SenderOutcome.Gap;

/** The gate with real batches, signatures and a real log. Test ids are those of the threat model. */
class SenderGateTest {
  @TempDir
  private Path folder;

  private GateBench gate = new GateBench(Path.of("unused"));

  @BeforeEach
  void open() {
    gate = new GateBench(folder.resolve("observations"));
    gate.enrol("s-1", 1);
    gate.enrol("s-2", 2);
    gate.open();
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private static byte[] receipt(SenderOutcome outcome) {
    return switch (outcome) {
      case Accepted a -> a.receipt().encode();
      case Gap g -> g.receipt().encode();
      case Duplicate d -> d.receipt().encode();
      case Fork f -> throw new AssertionError("fork: " + f.reason());
      case SenderOutcome.Refused r -> throw new AssertionError(r.refusal().message());
    };
  }

  @Test
  void anAcknowledgedBatchIsInTheLogUnderItsReceipt() {
    Sender sender = new Sender("s-1", 1, 1);
    byte[] bytes = sender.next("a");
    Accepted accepted = (Accepted) gate.submit(bytes);
    gate.publish();

    LogReader log = LogReader.open(gate.folder());
    Entry entry = log.read(accepted.receipt().index());
    assertThat(log.readBody(entry)).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes));
    assertThat(entry.kind()).isEqualTo(SenderEntries.BATCH);
    assertThat(entry.channel()).isEqualTo("device:s-1");
    assertThat(entry.references())
        .as("the enrolment it was accepted under")
        .containsExactly(new LeafReference("governance", 1));
    assertThat(accepted.receipt().promises(EntryCodec.encode(entry), gate.key()))
        .isTrue();
  }

  /** T10. */
  @Test
  void aReplayedBatchGetsTheSameReceiptAndNoSecondEntry() {
    byte[] bytes = new Sender("s-1", 1, 1).next("a");
    byte[] first = receipt(gate.submit(bytes));
    assertThat(gate.submit(bytes)).isInstanceOf(Duplicate.class);
    assertThat(receipt(gate.submit(bytes))).isEqualTo(first);
    assertThat(gate.size()).isEqualTo(1);
  }

  /** T10, over restarts: with what was published, and with what was only acknowledged. */
  @Test
  void aReplayedBatchGetsTheSameReceiptAfterARestart() {
    Sender one = new Sender("s-1", 1, 1);
    Sender two = new Sender("s-2", 2, 2);
    List<byte[]> sent = new ArrayList<>();
    List<byte[]> receipts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] a = one.next("a" + i);
      byte[] b = two.next("b" + i);
      List<SenderOutcome> outcomes = gate.submitTogether(List.of(a, b));
      sent.addAll(List.of(a, b));
      outcomes.forEach(o -> receipts.add(receipt(o)));
      if (i == 5) {
        gate.publish();
      }
    }
    gate.reopen();
    for (int i = 0; i < sent.size(); i++) {
      SenderOutcome again = gate.submit(sent.get(i));
      assertThat(again).isInstanceOf(Duplicate.class);
      assertThat(receipt(again)).as("batch " + i).isEqualTo(receipts.get(i));
    }
    assertThat(gate.size()).isEqualTo(24);
    assertThat(gate.submit(one.next("more"))).isInstanceOf(Accepted.class);
  }

  /** T11. */
  @Test
  void aClonedKeyIsFoundAtTheFirstBatchThatContradictsAndBothAreKept() {
    Sender original = new Sender("s-1", 1, 1);
    gate.submit(original.next("a"));
    Sender clone = new Sender("s-1", 1, 9);
    assertThat(gate.submit(clone.next("clone")))
        .as("a boot without memory may be a repaired device")
        .isInstanceOf(Accepted.class);
    byte[] contradicting = original.next("b");
    Fork fork = (Fork) gate.submit(contradicting);
    assertThat(fork.reason()).contains("two devices hold this key");
    assertThat(gate.cause(gate.submit(clone.next("clone 2")))).isEqualTo(Cause.QUARANTINED);
    assertThat(gate.cause(gate.submit(original.next("c")))).isEqualTo(Cause.QUARANTINED);
    assertThat(gate.submit(new Sender("s-2", 2, 1).next("x"))).isInstanceOf(Accepted.class);

    gate.publish();
    LogReader log = LogReader.open(gate.folder());
    Entry sealed = log.read(fork.forkIndex());
    assertThat(sealed.kind()).isEqualTo(SenderEntries.FORK);
    assertThat(
            new String(log.readBody(sealed).orElseThrow(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("device: s-1", "two devices hold this key");
    Entry kept = log.read(fork.forkIndex() - 1);
    assertThat(kept.kind()).isEqualTo(SenderEntries.FORKED_BATCH);
    assertThat(log.readBody(kept)).hasValueSatisfying(b -> assertThat(b).isEqualTo(contradicting));
    assertThat(sealed.references()).hasSize(2);
    gate.awaitHealth("quarantine", Standing.IMPAIRED);
    assertThat(gate.component("quarantine").reason()).contains("s-1", "device release");
  }

  /** T11, with the whole state copied. */
  @Test
  void twoBatchesUnderOneNumberAreAForkAndTheQuarantineOutlivesARestart() {
    Sender original = new Sender("s-1", 1, 1);
    gate.submit(original.next("a"));
    Sender copy = original.copy();
    gate.submit(original.next("b"));
    assertThat(gate.submit(copy.next("not b"))).isInstanceOf(Fork.class);
    gate.reopen();
    assertThat(gate.cause(gate.submit(original.next("c")))).isEqualTo(Cause.QUARANTINED);
    gate.awaitHealth("quarantine", Standing.IMPAIRED);
  }

  @Test
  void aReleasedDeviceGoesOnAndOldBatchesAreStillKnown() {
    Sender original = new Sender("s-1", 1, 1);
    byte[] first = original.next("a");
    byte[] receipt = receipt(gate.submit(first));
    Sender copy = original.copy();
    gate.submit(original.next("b"));
    Fork fork = (Fork) gate.submit(copy.next("not b"));
    gate.release("s-1", fork.forkIndex());

    assertThat(gate.submit(original.next("c"))).isInstanceOf(Accepted.class);
    assertThat(receipt(gate.submit(first))).isEqualTo(receipt);
    assertThat(gate.submit(original.next("d"))).isInstanceOf(Accepted.class);
    gate.reopen();
    assertThat(receipt(gate.submit(first))).isEqualTo(receipt);
    assertThat(gate.submit(original.next("e"))).isInstanceOf(Accepted.class);
  }

  /** T12. */
  @Test
  void aBatchWithAWrongSignatureIsRefusedAndTheReasonIsOnTheHealthBoard() {
    byte[] bytes = new Sender("s-1", 2, 1).next("a");
    SenderOutcome outcome = gate.submit(bytes);
    assertThat(gate.cause(outcome)).isEqualTo(Cause.WRONG_SIGNATURE);
    assertThat(gate.message(outcome))
        .contains("device s-1, batch 1 of boot", "is not by this device's key", "governance:1");
    assertThat(gate.size()).isZero();
    assertThat(gate.component("senders").counts()).containsEntry("refused, wrong signature", 1L);
    assertThat(gate.newestRefusal().message()).contains("device s-1");
  }

  /** T12. */
  @Test
  void aKeyIsRefusedBeforeItsTimeAfterItsTimeAndOnceRevoked() {
    Sender sender = new Sender("s-1", 1, 1);
    byte[] bytes = sender.next("a");
    gate.setClock(GateBench.VALID_FROM.minusSeconds(1));
    assertThat(gate.cause(gate.submit(bytes))).isEqualTo(Cause.KEY_NOT_YET_VALID);
    gate.setClock(GateBench.VALID_TO);
    SenderOutcome expired = gate.submit(bytes);
    assertThat(gate.cause(expired)).isEqualTo(Cause.KEY_EXPIRED);
    assertThat(gate.message(expired)).contains("expired at 2032-01-01T00:00:00Z");
    gate.setClock(GateBench.VALID_FROM.plusSeconds(10));
    assertThat(gate.submit(bytes)).isInstanceOf(Accepted.class);
    gate.revoke("s-1", GateBench.VALID_FROM.plusSeconds(20));
    gate.setClock(GateBench.VALID_FROM.plusSeconds(20));
    assertThat(gate.cause(gate.submit(sender.next("b")))).isEqualTo(Cause.KEY_REVOKED);
    assertThat(gate.size()).isEqualTo(1);
  }

  @Test
  void aDeviceThatNobodyEnrolledIsRefused() {
    SenderOutcome outcome = gate.submit(new Sender("s-9", 9, 1).next("a"));
    assertThat(gate.cause(outcome)).isEqualTo(Cause.UNKNOWN_DEVICE);
    assertThat(gate.message(outcome)).contains("trucewatch device enrol");
  }

  @Test
  void aFormatThatTheDeviceIsNotEnrolledForIsRefused() {
    gate.enrol("s-1", 1, Quota.DEFAULT, "miniseed");
    assertThat(gate.cause(gate.submit(new Sender("s-1", 1, 1).next("a"))))
        .isEqualTo(Cause.FORMAT_NOT_REGISTERED);
  }

  @Test
  void whatIsNoBatchOrTooLargeIsRefused() {
    assertThat(gate.cause(gate.submit(new byte[0]))).isEqualTo(Cause.MALFORMED);
    assertThat(gate.cause(gate.submit(new byte[(1 << 20) + 1]))).isEqualTo(Cause.TOO_LARGE);
  }

  /** T17, the part of the quota: a flood is refused before its signatures cost anything. */
  @Test
  void aFloodUsesUpItsOwnQuotaAndNobodyElses() {
    gate.enrol("s-1", 1, new Quota(10, 1 << 20), "claims-csv");
    Sender flood = new Sender("s-1", 1, 1);
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      if (gate.submit(flood.next("x")) instanceof SenderOutcome.Refused r) {
        assertThat(r.refusal().cause()).isEqualTo(Cause.OVER_QUOTA);
        refused++;
      }
    }
    assertThat(refused).isEqualTo(90);
    for (int i = 0; i < 100; i++) {
      gate.submit(new Sender("s-2", 1, 1).next("forged")); // a wrong signature takes nothing
    }
    assertThat(gate.submit(new Sender("s-2", 2, 1).next("a"))).isInstanceOf(Accepted.class);
    gate.setClock(GateBench.START.plus(Duration.ofMinutes(1)));
    assertThat(gate.submit(flood.again())).isInstanceOf(Gap.class);
  }

  @Test
  void aGapIsVisibleAndFilledLater() {
    Sender sender = new Sender("s-1", 1, 1);
    gate.submit(sender.next("1"));
    byte[] two = sender.next("2");
    byte[] three = sender.next("3");
    Gap gap = (Gap) gate.submit(sender.next("4"));
    assertThat(gap.missing().toString()).startsWith("batches 2 to 3 of boot");
    assertThat(gate.submit(three)).isInstanceOf(Accepted.class);
    gate.reopen();
    assertThat(gate.submit(two)).isInstanceOf(Accepted.class);
    assertThat(gate.submit(three)).isInstanceOf(Duplicate.class);
    assertThat(gate.submit(sender.next("5"))).isInstanceOf(Accepted.class);
  }

  @Test
  void gapsGivenUpAndBootsForgottenAreOnTheHealthBoard() {
    Sender sender = new Sender("s-1", 1, 1);
    gate.submit(sender.next("first"));
    for (int i = 0; i < 66; i++) { // Each second one is lost; 64 gaps are kept.
      sender.next("lost");
      gate.submit(sender.next("came"));
    }
    gate.awaitHealth("missing batches", Standing.IMPAIRED);
    assertThat(gate.component("missing batches").reason())
        .contains("s-1", "can no longer be filled", "Ask their owners");
    assertThat(gate.component("missing batches").counts())
        .containsEntry("gaps given up", 2L)
        .containsEntry("boots forgotten", 0L)
        .containsEntry("devices with gaps that may be filled", 1L);

    gate.reopen(); // A person has looked: still counted, no longer new.
    gate.awaitHealth("missing batches", Standing.WORKING);
    assertThat(gate.component("missing batches").counts()).containsEntry("gaps given up", 2L);

    for (int boot = 10; boot < 20; boot++) {
      gate.submit(new Sender("s-2", 2, boot).next("first of a boot"));
    }
    gate.awaitCount("missing batches", "boots forgotten", 2);
    assertThat(gate.component("missing batches").standing()).isEqualTo(Standing.WORKING);
  }

  /** T09, a device's clock. */
  @Test
  void aDeviceClockThatGoesBackIsNotedAndOrderIsBySequence() {
    Sender sender = new Sender("s-1", 1, 1);
    gate.submit(sender.next("a"));
    sender.setClock(Batches.MADE.minusSeconds(3_600));
    Accepted accepted = (Accepted) gate.submit(sender.next("b"));
    assertThat(accepted.notes()).singleElement().asString().contains("clock went back by 36");
    assertThat(accepted.receipt().index()).isEqualTo(1);
  }

  /** T09, the server's clock. */
  @Test
  void aServerClockThatStepsBackIsShownAndStampsNeverDecrease() {
    Sender sender = new Sender("s-1", 1, 1);
    gate.submit(sender.next("a"));
    gate.setClock(GateBench.START.minus(Duration.ofHours(1)));
    gate.submit(sender.next("b"));
    gate.reopen();
    gate.submit(sender.next("c"));
    assertThat(gate.component("clock").standing()).isEqualTo(Standing.IMPAIRED);
    assertThat(gate.component("clock").reason()).contains("3600", "before the last sealed stamp");
    assertThat(gate.stamps()).isSorted().doesNotHaveDuplicates().hasSize(3);
    gate.setClock(GateBench.START.plusSeconds(5));
    gate.submit(sender.next("d"));
    assertThat(gate.component("clock").standing()).isEqualTo(Standing.WORKING);
  }

  /** T08, as a sender sees it. */
  @Test
  void aFullDiskRefusesWithTheReasonAndNothingAcknowledgedIsLost() {
    Sender sender = new Sender("s-1", 1, 1);
    byte[] kept = sender.next("a");
    byte[] receipt = receipt(gate.submit(kept));
    gate.failWrites("No space left on device");
    byte[] lost = sender.next("b");
    SenderOutcome refused = gate.submit(lost);
    assertThat(gate.cause(refused)).isEqualTo(Cause.LOG_STOPPED);
    assertThat(gate.message(refused)).contains("No space left on device");
    assertThat(gate.cause(gate.submit(kept))).isEqualTo(Cause.LOG_STOPPED);
    Component log = gate.component("log example.org/observations");
    assertThat(log.standing()).isEqualTo(Standing.STOPPED);
    assertThat(log.reason()).contains("No space left on device");

    gate.reopen();
    assertThat(receipt(gate.submit(kept))).isEqualTo(receipt);
    assertThat(gate.submit(lost)).isInstanceOf(Accepted.class);
    gate.publish();
    assertThat(LogVerification.verify(gate.folder(), gate.key()))
        .isInstanceOf(LogVerification.Equal.class);
  }

  @Test
  void aLargeBatchIsSealedAsABlob() {
    byte[] bytes = new Sender("s-1", 1, 1).next("x".repeat(500_000));
    byte[] receipt = receipt(gate.submit(bytes));
    gate.reopen();
    assertThat(receipt(gate.submit(bytes))).isEqualTo(receipt);
    assertThat(gate.submit(bytes)).isInstanceOf(Duplicate.class);
    gate.publish();
    assertThat(Optional.of(LogVerification.verify(gate.folder(), gate.key())))
        .get()
        .isInstanceOf(LogVerification.Equal.class);
  }
}
