// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.evidence.merkle.ConsistencyProof;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.storage.SimulatedDisk;
import org.trucewatch.evidence.storage.SimulatedDisk.Fault;

/**
 * Writes a log on a disk that fails and forgets, and holds it to its word: whatever was acknowledged is
 * there under its index, and whatever was signed agrees with all that is signed later.
 *
 * <p>{@code -Dtrucewatch.crash.seeds=10000} runs the long form.
 */
class CrashSimulationTest {

  private static final int SEEDS = Integer.getInteger("trucewatch.crash.seeds", 300);
  private static final int ROUNDS = 6;

  /** What the log has promised so far. */
  private static final class Promises {
    final Map<Long, Entry> acknowledged = new HashMap<>();
    final List<SignedReceipt> receipts = new ArrayList<>();
    final Map<Long, Checkpoint> signed = new HashMap<>();
    byte[] lastSeen = new byte[0];

    void keep(Checkpoint checkpoint) {
      Checkpoint earlier = signed.putIfAbsent(checkpoint.size(), checkpoint);
      if (earlier != null) {
        assertThat(checkpoint.root())
            .as("fork at size " + checkpoint.size())
            .isEqualTo(earlier.root());
      }
    }
  }

  @Test
  void seededCrashesLoseNothingAcknowledgedAndNeverFork() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      try {
        run(seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + " replays this", e);
      }
    }
  }

  private static void run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulatedDisk disk = new SimulatedDisk(seed);
    Promises promises = new Promises();
    for (int round = 0; round < ROUNDS; round++) {
      disk.failAt(
          random.nextInt(60), random.nextBoolean() ? Fault.REFUSED : Fault.DONE_BUT_REFUSED);
      work(disk, random, promises);
      if (random.nextInt(3) == 0) {
        disk.restart();
      } else {
        disk.crash();
      }
    }
    check(disk, promises);
  }

  /** Opens, appends and publishes until a step fails. */
  private static void work(SimulatedDisk disk, SplittableRandom random, Promises promises) {
    try (EvidenceLog log = EvidenceLog.open(disk, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      keepPublished(disk, promises);
      for (int step = 0; step < 40; step++) {
        act(log, random, promises);
        keepPublished(disk, promises);
      }
    } catch (LogStoppedException | UncheckedIOException e) {
      keepPublished(disk, promises); // What a reader could have seen counts, reported or not.
    }
  }

  private static void act(EvidenceLog log, SplittableRandom random, Promises promises) {
    int choice = random.nextInt(10);
    if (choice < 3) {
      promises.keep(log.publish());
    } else if (choice < 4) {
      byte[] content = new byte[200];
      random.nextBytes(content);
      BlobReference blob = log.storeBlob(content, BlobNaming.OPEN);
      Entry entry = Entries.blob(log.size(), blob);
      promises.acknowledged.put(log.append(entry).index(), entry);
    } else {
      List<Entry> entries = new ArrayList<>();
      for (int i = random.nextInt(1, random.nextInt(8) == 0 ? 300 : 4); i > 0; i--) {
        entries.add(Entries.numbered(random.nextInt(1_000_000)));
      }
      List<Receipt> receipts = log.appendAll(entries);
      for (int i = 0; i < entries.size(); i++) {
        promises.acknowledged.put(receipts.get(i).index(), entries.get(i));
      }
      promises.receipts.add(receipts.get(0).signed());
    }
  }

  private static void keepPublished(SimulatedDisk disk, Promises promises) {
    byte[] content = disk.read(LogReader.CHECKPOINT_FILE).orElse(promises.lastSeen);
    if (!Arrays.equals(content, promises.lastSeen)) {
      promises.keep(Checkpoint.open(content, Entries.ORIGIN, Entries.KEY.verifier()));
      promises.lastSeen = content;
    }
  }

  private static void check(SimulatedDisk disk, Promises promises) {
    try (EvidenceLog log = EvidenceLog.open(disk, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      promises.keep(log.publish());
      promises.acknowledged.forEach((index, entry) -> {
        assertThat(log.read(index)).as("acknowledged entry " + index).isEqualTo(entry);
        if (entry.body() instanceof BlobReference blob) {
          assertThat(log.readBlob(blob)).as("blob of entry " + index).isPresent();
        }
      });
      for (SignedReceipt receipt : promises.receipts) {
        byte[] entry = EntryCodec.encode(log.read(receipt.index()));
        assertThat(receipt.promises(entry, Entries.KEY.verifier())).isTrue();
      }
      Hash root = log.published().checkpoint().root();
      promises.signed.forEach((size, checkpoint) -> {
        ConsistencyProof proof = log.published().consistencyProof(size);
        assertThat(proof.proves(checkpoint.root(), root))
            .as("fork after size " + size)
            .isTrue();
      });
    }
    assertThat(LogVerification.verify(disk, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
  }

  /** Every single step of a fixed piece of work, refused once and done but refused once. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyStepMayFailInBothWays(Fault fault) {
    int steps = 0;
    for (int step = 0; ; step++) {
      for (boolean crash : new boolean[] {true, false}) {
        SimulatedDisk disk = new SimulatedDisk(step);
        Promises promises = new Promises();
        disk.failAt(step, fault);
        boolean failed = fixedWork(disk, promises);
        if (!failed) {
          assertThat(steps).isGreaterThan(60);
          return;
        }
        steps++;
        if (crash) {
          disk.crash();
        } else {
          disk.restart();
        }
        check(disk, promises);
      }
    }
  }

  private static boolean fixedWork(SimulatedDisk disk, Promises promises) {
    try (EvidenceLog log = EvidenceLog.open(disk, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      SplittableRandom random = new SplittableRandom(4);
      for (int i = 0; i < 12; i++) {
        act(log, random, promises);
        keepPublished(disk, promises);
      }
      List<Receipt> receipts = log.appendAll(Entries.numbered(0, 300));
      receipts.forEach(r -> promises.acknowledged.put(
          r.index(), Entries.numbered(r.index() - receipts.get(0).index())));
      promises.keep(log.publish());
      log.append(Entries.numbered(5));
      promises.keep(log.publish());
      return false;
    } catch (LogStoppedException | UncheckedIOException e) {
      keepPublished(disk, promises);
      return true;
    }
  }
}
