// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark.crash;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.trucewatch.evidence.BlobNaming;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogStoppedException;
import org.trucewatch.evidence.Receipt;
import org.trucewatch.evidence.benchmark.SampleEntries;
import org.trucewatch.evidence.storage.LogFiles;
import org.trucewatch.evidence.storage.SimulatedDisk;
import org.trucewatch.evidence.storage.SimulatedDisk.Fault;

/**
 * Writes a log on a disk that fails and forgets. The same seed does the same again.
 *
 * <p>A seeded run is six lives of one log, each ended by a random step that is refused, or done and
 * reported as refused, and then by a crash of the machine or of the process alone. Beside them a fixed
 * piece of work is run once for each of its steps and each way of failing, so that no step is left out.
 */
public final class CrashSimulation {

  private static final int LIVES = 6;
  private static final int FAILING_STEP_MAX = 60;
  private static final int ACTIONS = 40;
  private static final int ENTRY_BYTES = 250;
  private static final LogOptions OPTIONS =
      LogOptions.withSaltSeed("a salt seed of 16+ bytes".getBytes(StandardCharsets.US_ASCII));

  private CrashSimulation() {}

  static EvidenceLog open(LogFiles files) {
    return EvidenceLog.open(files, SampleEntries.ORIGIN, SampleEntries.KEY, OPTIONS);
  }

  /** The run of one seed. */
  public static CrashOutcome run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulatedDisk disk = new SimulatedDisk(seed);
    Promises promises = new Promises();
    for (int life = 0; life < LIVES; life++) {
      disk.failAt(
          random.nextInt(FAILING_STEP_MAX),
          random.nextBoolean() ? Fault.REFUSED : Fault.DONE_BUT_REFUSED);
      work(disk, random, promises);
      if (random.nextInt(3) == 0) {
        disk.restart();
      } else {
        disk.crash();
      }
    }
    return checked(disk, promises, LIVES);
  }

  private static CrashOutcome checked(SimulatedDisk disk, Promises promises, int crashes) {
    promises.check(disk);
    return new CrashOutcome(crashes, promises.acknowledged(), promises.signed(), promises.broken());
  }

  /** Opens, appends and publishes until a step fails. */
  private static void work(SimulatedDisk disk, SplittableRandom random, Promises promises) {
    try (EvidenceLog log = open(disk)) {
      promises.keepPublished(disk);
      for (int i = 0; i < ACTIONS; i++) {
        act(log, random, promises);
        promises.keepPublished(disk);
      }
    } catch (LogStoppedException | UncheckedIOException e) {
      promises.keepPublished(disk);
    } catch (RuntimeException e) {
      promises.breaks(BrokenPromise.Kind.NOT_RECOVERED, "the log does not open: " + e);
    }
  }

  private static void act(EvidenceLog log, SplittableRandom random, Promises promises) {
    int choice = random.nextInt(10);
    if (choice < 2) {
      promises.keep(log.publish());
    } else if (choice < 3) {
      byte[] content = new byte[200];
      random.nextBytes(content);
      Entry entry = blobEntry(log.storeBlob(content, BlobNaming.OPEN));
      promises.acknowledge(log.append(entry).index(), entry);
    } else {
      appendSome(log, random, promises);
    }
  }

  private static void appendSome(EvidenceLog log, SplittableRandom random, Promises promises) {
    List<Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(1, random.nextInt(8) == 0 ? 300 : 4); i > 0; i--) {
      entries.add(SampleEntries.numbered(random.nextInt(1_000_000), ENTRY_BYTES));
    }
    List<Receipt> receipts = log.appendAll(entries);
    for (int i = 0; i < entries.size(); i++) {
      promises.acknowledge(receipts.get(i).index(), entries.get(i));
    }
    if (random.nextInt(8) == 0) {
      promises.keep(receipts.get(0).signed());
    }
  }

  private static Entry blobEntry(BlobReference blob) {
    Entry like = SampleEntries.numbered(0, ENTRY_BYTES);
    return new Entry(
        like.kind(), like.mediaType(), like.receivedAt(), like.channel(), List.of(), blob);
  }

  /** Every single step of a fixed piece of work, failing in one way, then a crash or a restart. */
  public static CrashOutcome everyStep(Fault fault) {
    CrashOutcome all = CrashOutcome.NONE;
    for (int step = 0; ; step++) {
      for (boolean crash : new boolean[] {true, false}) {
        SimulatedDisk disk = new SimulatedDisk(step);
        Promises promises = new Promises();
        disk.failAt(step, fault);
        if (!fixedWorkFails(disk, promises)) {
          return all;
        }
        if (crash) {
          disk.crash();
        } else {
          disk.restart();
        }
        all = all.and(checked(disk, promises, 1));
      }
    }
  }

  private static boolean fixedWorkFails(SimulatedDisk disk, Promises promises) {
    try (EvidenceLog log = open(disk)) {
      SplittableRandom random = new SplittableRandom(4);
      for (int i = 0; i < 12; i++) {
        act(log, random, promises);
        promises.keepPublished(disk);
      }
      appendMany(log, promises);
      promises.keep(log.publish());
      appendMany(log, promises);
      promises.keep(log.publish());
      return false;
    } catch (LogStoppedException | UncheckedIOException e) {
      promises.keepPublished(disk);
      return true;
    }
  }

  private static void appendMany(EvidenceLog log, Promises promises) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      entries.add(SampleEntries.numbered(i, ENTRY_BYTES));
    }
    List<Receipt> receipts = log.appendAll(entries);
    for (int i = 0; i < entries.size(); i++) {
      promises.acknowledge(receipts.get(i).index(), entries.get(i));
    }
  }
}
