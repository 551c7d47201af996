// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.storage.LogFiles;
import org.trucewatch.evidence.storage.SimulatedDisk;
import org.trucewatch.evidence.storage.SimulatedDisk.Fault;

/** The faults that issue 3 names, each with the reason that a person reads, and nothing acknowledged lost. */
class LogFaultsTest {

  @TempDir
  Path temp;

  private static EvidenceLog open(LogFiles files) {
    return EvidenceLog.open(files, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS);
  }

  private static EvidenceLog open(Path folder) {
    return EvidenceLog.open(folder, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS);
  }

  private static void assertStopped(EvidenceLog log, String reason) {
    assertThat(log.stoppedBecause()).hasValueSatisfying(why -> assertThat(why).contains(reason));
    assertThatThrownBy(() -> log.append(Entries.numbered(9)))
        .isInstanceOf(LogStoppedException.class)
        .hasMessageContaining(Entries.ORIGIN + ": sealing has stopped: ")
        .hasMessageContaining(reason)
        .hasMessageContaining("What was acknowledged is kept");
    assertThatThrownBy(log::publish).isInstanceOf(LogStoppedException.class);
  }

  /** A real file system of one MiB; needs the right to mount one, as a container's root has. */
  @Test
  void aFullDiskStopsSealingWithTheReasonAndLosesNothingAcknowledged() throws Exception {
    Path small = Files.createDirectory(temp.resolve("small"));
    assumeTrue(
        runs("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()),
        "skipped: no right to mount a small file system");
    try {
      Path folder = small.resolve("log");
      long acknowledged = 0;
      try (EvidenceLog log = open(folder)) {
        acknowledged = fill(log);
        assertStopped(log, "No space left on device");
      }
      assertThat(acknowledged).isGreaterThan(10);
      Path roomy = temp.resolve("roomy");
      assertThat(runs("cp", "-r", folder.toString(), roomy.toString())).isTrue();
      try (EvidenceLog log = open(roomy)) {
        assertThat(log.size()).isGreaterThanOrEqualTo(acknowledged);
        for (long index = 0; index < acknowledged; index++) {
          assertThat(log.read(index)).isEqualTo(large(index));
        }
        log.publish();
      }
      assertThat(LogVerification.verify(roomy, Entries.KEY.verifier()))
          .isInstanceOf(LogVerification.Equal.class);
    } finally {
      assertThat(runs("umount", small.toString())).isTrue();
    }
  }

  private static Entry large(long number) {
    return Entries.inline(number, new Draw(number).bytes(8_000));
  }

  /** Appends until the log stops; gives how many were acknowledged. */
  private static long fill(EvidenceLog log) {
    for (long number = 0; number < 1_000; number++) {
      try {
        log.append(large(number));
        if (number == 10) {
          log.publish();
        }
      } catch (LogStoppedException e) {
        assertThat(e).hasMessageContaining("No space left on device");
        return number;
      }
    }
    throw new AssertionError("the disk of one MiB took 8 MB");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aDiskThatRefusesToForceStopsSealingWithTheReason() {
    SimulatedDisk disk = new SimulatedDisk(1);
    EvidenceLog log = open(disk);
    log.append(Entries.numbered(0));
    disk.failAt(1, Fault.REFUSED); // The append is taken, its force is not.
    assertThatThrownBy(() -> log.append(Entries.numbered(1)))
        .isInstanceOf(LogStoppedException.class)
        .hasMessageContaining("simulated: sync .writer/journal/");
    assertStopped(log, "simulated: sync .writer/journal/");
    log.close();
    disk.crash();
    try (EvidenceLog again = open(disk)) {
      assertThat(again.read(0)).isEqualTo(Entries.numbered(0));
    }
  }

  @Test
  void aJournalThatReadsBackDifferentlyStopsSealingBeforeItAcknowledges() {
    SimulatedDisk disk = new SimulatedDisk(1);
    EvidenceLog log = open(new FlippingFiles(disk, ".writer/journal/" + "0".repeat(20)));
    assertThatThrownBy(() -> log.append(Entries.numbered(0)))
        .isInstanceOf(LogStoppedException.class)
        .hasMessageContaining("reads back differently at byte");
    assertStopped(log, "Check the disk and memory");
    log.close();
  }

  @Test
  void aTileThatReadsBackWithAWrongBitIsNamedWithItsByte() {
    SimulatedDisk disk = new SimulatedDisk(1);
    try (EvidenceLog log = open(new FlippingFiles(disk, "tile/0/000"))) {
      log.appendAll(Entries.numbered(0, 256));
      assertThatThrownBy(log::publish)
          .hasMessageContaining("tile/0/000: reads back differently at byte 8191");
    }
  }

  /** The order is that of sealing; times are what the sealer's clock said, also where it stepped back. */
  @Test
  void aClockThatStepsBackChangesNeitherOrderNorTimes() {
    List<Instant> times = List.of(
        Instant.parse("2031-03-15T12:00:00Z"),
        Instant.parse("2031-03-15T11:00:00Z"),
        Instant.parse("2031-03-15T11:00:00.5Z"));
    try (EvidenceLog log = open(temp.resolve("log"))) {
      for (int i = 0; i < times.size(); i++) {
        Entry entry = Entry.inline(
            "test/entry", "text/plain", times.get(i), "test:c", List.of(), new byte[1]);
        assertThat(log.append(entry).index()).isEqualTo(i);
        log.publish();
      }
    }
    try (EvidenceLog log = open(temp.resolve("log"))) {
      for (int i = 0; i < times.size(); i++) {
        assertThat(log.read(i).receivedAt()).isEqualTo(times.get(i));
      }
    }
    assertThat(LogVerification.verify(temp.resolve("log"), Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
  }

  /** A signature by a key that nobody knows says nothing: the note stands as it is without it. */
  @Test
  void aCheckpointWithALineOfAnUnknownKeyIsReadAndOneWithNoOtherIsRefused() {
    LogKey unknown = LogKey.fromSeed("unknown.example", new Draw(5).bytes(32));
    Path folder = temp.resolve("log");
    try (EvidenceLog log = open(folder)) {
      log.append(Entries.numbered(0));
      Checkpoint checkpoint = log.publish();
      log.attach(checkpoint, unknown.sign(checkpoint.note().body()).signatures());
    }
    assertThat(LogVerification.verify(folder, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
    assertThatThrownBy(() -> LogReader.open(folder, unknown.verifier()))
        .isInstanceOf(EvidenceIntegrityException.class);
    assertThatThrownBy(() -> EvidenceLog.open(
            folder,
            Entries.ORIGIN,
            LogKey.fromSeed(Entries.ORIGIN, new Draw(6).bytes(32)),
            Entries.OPTIONS))
        .isInstanceOf(EvidenceIntegrityException.class)
        .hasMessageContaining("no valid signature");
  }

  /** In pieces of a MiB, so that a blob of a GiB needs no such memory. */
  @Test
  void aBlobIsHashedInPiecesAndOneChangedByteOfItIsFound() throws IOException {
    Path folder = temp.resolve("log");
    BlobReference.Open blob;
    try (EvidenceLog log = open(folder)) {
      blob = (BlobReference.Open) log.storeBlob(new byte[3_000_000], BlobNaming.OPEN);
      log.append(Entries.blob(0, blob));
      log.publish();
    }
    assertThat(LogVerification.verify(folder, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
    Path file = folder.resolve("blob").resolve(blob.name());
    assertThat(new org.trucewatch.evidence.storage.DiskFiles(folder)
            .digest("blob/" + blob.name(), 3_000_000))
        .hasValueSatisfying(digest -> {
          assertThat(digest.bytes()).isEqualTo(3_000_000);
          assertThat(digest.sha256()).isEqualTo(blob.sha256());
        });
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.seek(2_999_999);
      content.write(1);
    }
    assertThat(LogVerification.verify(folder, Entries.KEY.verifier()))
        .isInstanceOfSatisfying(
            LogVerification.Differs.class,
            differs -> assertThat(differs.differences())
                .singleElement()
                .satisfies(d -> assertThat(d.file()).isEqualTo("blob/" + blob.name())));
  }
}
