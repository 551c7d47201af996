// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.LogProof;
import org.trucewatch.evidence.storage.LogInUseException;
import org.trucewatch.evidence.storage.SimulatedDisk;

class EvidenceLogTest {

  @TempDir
  Path temp;

  private EvidenceLog open(Path folder) {
    return EvidenceLog.open(folder, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 1000})
  void whatWasAppendedIsReadBackBeforeAndAfterPublicationAndReopening(int size) {
    List<Entry> entries = Entries.numbered(0, size);
    try (EvidenceLog log = open(temp)) {
      assertThat(log.appendAll(entries))
          .extracting(Receipt::index)
          .containsExactlyElementsOf(
              IntStream.range(0, size).mapToObj(i -> (long) i).toList());
      assertReads(log, entries);
      assertThat(log.publish().size()).isEqualTo(size);
      assertReads(log, entries);
    }
    try (EvidenceLog log = open(temp)) {
      assertReads(log, entries);
    }
    assertThat(LogVerification.verify(temp, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
  }

  private static void assertReads(EvidenceLog log, List<Entry> entries) {
    assertThat(log.size()).isEqualTo(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      assertThat(log.read(i)).isEqualTo(entries.get(i));
    }
  }

  @Test
  void entriesThatWereNotPublishedSurviveReopening() {
    try (EvidenceLog log = open(temp)) {
      log.appendAll(Entries.numbered(0, 300));
      log.publish();
      log.appendAll(Entries.numbered(300, 310));
      log.append(Entries.numbered(310));
    }
    try (EvidenceLog log = open(temp)) {
      assertThat(log.published().size()).isEqualTo(300);
      assertReads(log, Entries.numbered(0, 311));
      log.append(Entries.numbered(311));
      assertThat(log.publish().size()).isEqualTo(312);
    }
    assertThat(LogVerification.verify(temp, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
  }

  /** Same entries, key and salts: same bytes, whatever the batches were. */
  @Test
  void theSameInputsGiveTheSameFolder() throws IOException {
    for (String name : List.of("a", "b")) {
      try (EvidenceLog log = open(temp.resolve(name))) {
        byte[] large = new Draw(3).bytes(100_000);
        log.append(Entries.blob(0, log.storeBlob(large, BlobNaming.OPEN)));
        log.append(Entries.blob(1, log.storeBlob(large, BlobNaming.WITHHELD)));
        if (name.equals("a")) {
          log.appendAll(Entries.numbered(2, 700));
        } else {
          Entries.numbered(2, 40).forEach(log::append);
          log.appendAll(Entries.numbered(40, 700));
        }
        log.publish();
        log.appendAll(Entries.numbered(700, 800));
        log.publish();
      }
    }
    assertThat(contents(temp.resolve("a")))
        .isEqualTo(contents(temp.resolve("b")))
        .hasSizeGreaterThan(10);
  }

  private static Map<String, List<Byte>> contents(Path folder) throws IOException {
    Map<String, List<Byte>> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        contents.put(
            folder.relativize(file).toString(),
            IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList());
      }
    }
    return contents;
  }

  @Test
  void theServedFolderHasTheFilesOfTheSpecification() throws IOException {
    try (EvidenceLog log = open(temp)) {
      log.appendAll(Entries.numbered(0, 300));
      log.publish();
    }
    assertThat(contents(temp).keySet())
        .containsExactly(
            ".writer/lock",
            "checkpoint",
            "log.vkey",
            "tile/0/000",
            "tile/0/001.p/44",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/44");
  }

  @Test
  void aSecondWriterIsRefused() throws Exception {
    try (EvidenceLog log = open(temp)) {
      assertThatThrownBy(() -> open(temp)).isInstanceOf(LogInUseException.class);
      log.append(Entries.numbered(0));
      assertThat(otherProcessOpens(temp)).contains("LogInUseException");
    }
    assertThat(otherProcessOpens(temp)).contains("opened with 1 entries");
  }

  private static String otherProcessOpens(Path folder) throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SecondWriter.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
    String output = new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  /** Another process that wants to write the log. */
  static final class SecondWriter {
    public static void main(String[] args) {
      try (EvidenceLog log =
          EvidenceLog.open(Path.of(args[0]), Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
        System.out.println("opened with " + log.size() + " entries");
      }
    }
  }

  @Test
  void anEntryAboveTheLimitIsRefusedAndNothingIsSealed() {
    try (EvidenceLog log = open(temp)) {
      int header = EntryCodec.encode(Entries.inline(0, new byte[60_000])).length - 60_000;
      int most = EntryCodec.ENTRY_BYTES_MAX - header;
      Entry largest = Entries.inline(0, new byte[most]);
      Entry tooLarge = Entries.inline(0, new byte[most + 1]);
      assertThatThrownBy(() -> log.appendAll(List.of(Entries.numbered(0), tooLarge)))
          .hasMessageContaining("has 65536 bytes, expected at most 65535")
          .hasMessageContaining("blob");
      assertThat(log.size()).isZero();
      log.append(largest);
      log.publish();
      assertThat(log.read(0)).isEqualTo(largest);
    }
  }

  @Test
  void threadsThatAppendAtOnceGetTheirOwnIndices() throws Exception {
    Map<Long, Long> numberByIndex = new ConcurrentHashMap<>();
    try (EvidenceLog log = open(temp)) {
      List<Thread> threads = IntStream.range(0, 16)
          .mapToObj(t -> new Thread(() -> {
            for (long i = 0; i < 100; i++) {
              long number = t * 100L + i;
              Receipt receipt = log.append(Entries.numbered(number));
              numberByIndex.put(receipt.index(), number);
              if (i == 50) {
                log.publish();
              }
            }
          }))
          .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      log.publish();
      assertThat(numberByIndex).hasSize(1600);
      numberByIndex.forEach(
          (index, number) -> assertThat(log.read(index)).isEqualTo(Entries.numbered(number)));
    }
    assertThat(LogVerification.verify(temp, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
  }

  /** A signature for each entry would cost more than the log. */
  @Test
  void allReceiptsOfOneBatchCarryOneSignature() {
    try (EvidenceLog log = open(temp)) {
      log.append(Entries.numbered(0));
      List<Receipt> receipts = log.appendAll(Entries.numbered(1, 300));
      assertThat(
              receipts.stream().map(receipt -> receipt.signed().note().text()).distinct())
          .singleElement()
          .asString()
          .containsOnlyOnce("\u2014 " + Entries.ORIGIN);
      assertThat(receipts.get(298).signed().inclusion().path()).hasSizeBetween(1, 9);
    }
  }

  @Test
  void aReceiptProvesWhatWasPromised() {
    try (EvidenceLog log = open(temp)) {
      log.append(Entries.numbered(0));
      List<Receipt> receipts = log.appendAll(Entries.numbered(1, 12));
      SignedReceipt receipt = SignedReceipt.parse(receipts.get(6).signed().encode());
      byte[] entry = EntryCodec.encode(Entries.numbered(7));
      assertThat(receipt.index()).isEqualTo(7);
      assertThat(receipt.promises(entry, Entries.KEY.verifier())).isTrue();
      assertThat(receipt.promises(EntryCodec.encode(Entries.numbered(8)), Entries.KEY.verifier()))
          .isFalse();
      LogKey other = LogKey.fromSeed(Entries.ORIGIN, new Draw(1).bytes(32));
      assertThat(receipt.promises(entry, other.verifier())).isFalse();
    }
  }

  @Test
  void proofsOfPublishedEntriesHoldOffline() {
    try (EvidenceLog log = open(temp)) {
      log.appendAll(Entries.numbered(0, 600));
      Checkpoint old = log.publish();
      log.appendAll(Entries.numbered(600, 1000));
      log.publish();
      LogReader reader = LogReader.open(temp);
      for (long index : new long[] {0, 255, 256, 511, 512, 599, 600, 999}) {
        LogProof proof = LogProof.parse(reader.proof(index).encode());
        assertThat(proof.proves(reader.leafHash(index), Entries.KEY.verifier())).isTrue();
      }
      assertThat(reader
              .consistencyProof(600)
              .proves(old.root(), reader.checkpoint().root()))
          .isTrue();
    }
  }

  @Test
  void aRedactedBlobLeavesEveryProofValid() {
    byte[] content = new Draw(5).bytes(70_000);
    try (EvidenceLog log = open(temp)) {
      BlobReference open = log.storeBlob(content, BlobNaming.OPEN);
      BlobReference withheld = log.storeBlob(content, BlobNaming.WITHHELD);
      assertThat(log.storeBlob(content, BlobNaming.OPEN)).isEqualTo(open);
      log.append(Entries.blob(0, open));
      log.append(Entries.blob(1, withheld));
      log.publish();
      assertThat(log.readBlob(open)).hasValue(content);
      assertThat(log.readBlob(withheld)).hasValue(content);
      assertThat(withheld.name()).isNotEqualTo(open.name());

      log.redactBlob(withheld);

      assertThat(log.readBlob(withheld)).isEmpty();
      LogVerification.Equal result =
          (LogVerification.Equal) LogVerification.verify(temp, Entries.KEY.verifier());
      assertThat(result.remarks()).singleElement().asString().contains(withheld.name(), "redacted");
      assertThat(result.gone()).isEqualTo(1);
    }
  }

  @Test
  void anotherKeyOrOriginThanTheLogsIsRefused() {
    open(temp).close();
    LogKey other = LogKey.fromSeed(Entries.ORIGIN, new Draw(1).bytes(32));
    assertThatThrownBy(() -> EvidenceLog.open(temp, Entries.ORIGIN, other, Entries.OPTIONS))
        .isInstanceOf(EvidenceIntegrityException.class)
        .hasMessageContaining("no valid signature");
    assertThatThrownBy(
            () -> EvidenceLog.open(temp, "example.org/other", Entries.KEY, Entries.OPTIONS))
        .hasMessageContaining("expected the log's origin");
    open(temp).close(); // The refusals left no lock behind.
  }

  @Test
  void aMissingCheckpointIsNotTakenForANewLog() throws IOException {
    try (EvidenceLog log = open(temp)) {
      log.append(Entries.numbered(0));
      log.publish();
    }
    Files.delete(temp.resolve("checkpoint"));
    assertThatThrownBy(() -> open(temp)).isInstanceOf(EvidenceIntegrityException.class);
  }

  /** The fault that ended a public log for good in 2022: one wrong bit that was signed. */
  @Test
  void aBitThatFlipsBetweenWriteAndReadBackIsNotSigned() {
    SimulatedDisk disk = new SimulatedDisk(1);
    EvidenceLog log = EvidenceLog.open(
        new FlippingFiles(disk, "tile/entries/000.p/3"),
        Entries.ORIGIN,
        Entries.KEY,
        Entries.OPTIONS);
    log.appendAll(Entries.numbered(0, 3));
    assertThatThrownBy(log::publish)
        .isInstanceOf(LogStoppedException.class)
        .hasCauseInstanceOf(EvidenceIntegrityException.class);
    assertThat(log.published().size()).isZero();
    log.close();
    try (EvidenceLog again = EvidenceLog.open(disk, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS)) {
      assertThat(again.publish().size()).isEqualTo(3);
    }
    assertThat(LogVerification.verify(disk, Entries.KEY.verifier()))
        .isInstanceOf(LogVerification.Equal.class);
  }

  @Test
  void aDamagedJournalRecordBeforeOthersIsNeverSilentlyDropped() {
    SimulatedDisk disk = new SimulatedDisk(1);
    EvidenceLog log = EvidenceLog.open(disk, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS);
    log.append(Entries.numbered(0));
    log.append(Entries.numbered(1));
    log.close();
    disk.flip(".writer/journal/" + "0".repeat(20), 30);
    assertThatThrownBy(() -> EvidenceLog.open(disk, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS))
        .isInstanceOf(EvidenceIntegrityException.class);
  }

  @Test
  void cosignaturesAreServedUnderTheCheckpoint() {
    LogKey witness = LogKey.witnessFromSeed("witness.example", new Draw(9).bytes(32));
    try (EvidenceLog log = open(temp)) {
      log.append(Entries.numbered(0));
      Checkpoint checkpoint = log.publish();
      log.attach(checkpoint, List.of(witness.cosign(checkpoint.note(), 1_900_000_000L)));
      assertThat(witness.verifier().signed(LogReader.open(temp).checkpoint().note()))
          .isTrue();
      assertThat(LogVerification.verify(temp, Entries.KEY.verifier()))
          .isInstanceOf(LogVerification.Equal.class);
    }
  }
}
