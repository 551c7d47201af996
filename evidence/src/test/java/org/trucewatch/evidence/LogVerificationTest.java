// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.SharedData;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.VerifierKey;

class LogVerificationTest {

  /** Flips per run. */
  private static final int FLIPS = 1_200;

  @TempDir
  static Path temp;

  private static Path log() {
    return SampleLog.at(temp.resolve("log"));
  }

  @Test
  void anUntouchedLogIsEqual() {
    assertThat(LogVerification.verify(log(), Entries.KEY.verifier()))
        .isInstanceOfSatisfying(LogVerification.Equal.class, equal -> {
          assertThat(equal.size()).isEqualTo(700);
          assertThat(equal.remarks()).isEmpty();
        });
  }

  /** Every single changed bit, wherever it is, is found, and the file that holds it is the one named. */
  @Test
  void everyChangedBitIsFoundAndItsFileNamed() throws IOException {
    Draw draw = new Draw(2026);
    List<Path> files = SampleLog.files(log());
    List<String> missed = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    for (int i = 0; i < FLIPS; i++) {
      Path file = files.get(i % files.size());
      byte[] original = Files.readAllBytes(file);
      byte[] changed = original.clone();
      int at = draw.below(changed.length);
      int bit = draw.below(8);
      changed[at] ^= (byte) (1 << bit);
      Files.write(file, changed);
      String place = log().relativize(file) + " byte " + at + " bit " + bit;
      if (!(LogVerification.verify(log(), Entries.KEY.verifier())
          instanceof LogVerification.Differs differs)) {
        missed.add(place);
      } else if (!names(differs.differences().get(0), log().relativize(file).toString())) {
        elsewhere.add(place + " reported as " + differs.differences().get(0));
      }
      Files.write(file, original);
    }
    assertThat(missed).as("of " + FLIPS + " changes").isEmpty();
    assertThat(elsewhere).as("of " + FLIPS + " changes").isEmpty();
  }

  /** Of a withheld blob and its salt nobody can tell which one was changed; the blob stands for both. */
  private static boolean names(Difference difference, String file) {
    return difference.file().equals(file) || file.equals(difference.file() + ".salt");
  }

  @Test
  void aChangedEntryIsLocated() throws IOException {
    changed(
        "tile/entries/001",
        5_000,
        differences -> assertThat(differences).singleElement().satisfies(d -> {
          assertThat(d.file()).isEqualTo("tile/entries/001");
          assertThat(d.entryIndex()).isBetween(256L, 511L);
          assertThat(d.byteOffset()).isBetween(4_500L, 5_000L);
          assertThat(d.expected()).startsWith("leaf hash ");
        }));
  }

  @Test
  void aChangedTileIsLocatedAndTheEntryNotBlamed() throws IOException {
    changed(
        "tile/0/001",
        100,
        differences -> assertThat(differences).singleElement().satisfies(d -> {
          assertThat(d.file()).isEqualTo("tile/0/001");
          assertThat(d.entryIndex()).isEqualTo(256 + 3);
          assertThat(d.byteOffset()).isEqualTo(96);
        }));
    changed(
        "tile/1/000.p/2",
        40,
        differences -> assertThat(differences)
            .singleElement()
            .satisfies(d -> assertThat(d)
                .isEqualTo(new Difference(
                    "tile/1/000.p/2", Difference.NONE, 32, d.expected(), d.found()))));
  }

  private interface Check {
    void accept(List<Difference> differences);
  }

  private static void changed(String name, int at, Check check) throws IOException {
    Path file = log().resolve(name);
    byte[] original = Files.readAllBytes(file);
    byte[] changed = original.clone();
    changed[at] ^= 1;
    Files.write(file, changed);
    try {
      LogVerification.Differs differs =
          (LogVerification.Differs) LogVerification.verify(log(), Entries.KEY.verifier());
      check.accept(differs.differences());
    } finally {
      Files.write(file, original);
    }
  }

  /** Each missing or additional file and each cut or lengthened one is reported. */
  @Test
  void missingCutAndLengthenedFilesAreReported() throws IOException {
    List<String> missed = new ArrayList<>();
    for (Path file : SampleLog.files(log())) {
      byte[] original = Files.readAllBytes(file);
      String name = log().relativize(file).toString();
      Files.write(file, java.util.Arrays.copyOf(original, original.length - 1));
      report(missed, "cut " + name);
      Files.write(file, java.util.Arrays.copyOf(original, original.length + 1));
      report(missed, "lengthened " + name);
      Files.delete(file);
      // Old partial tiles may be deleted, and without its key file a log is checked against the key
      // given.
      boolean present = name.contains(".p/188") || name.endsWith("1/000.p/2");
      boolean mayGo = name.equals("log.vkey") || (name.contains(".p/") && !present);
      if (!mayGo) {
        report(missed, "deleted " + name);
      }
      Files.write(file, original);
    }
    Files.write(log().resolve("tile/entries/more"), new byte[1]);
    report(missed, "added");
    Files.delete(log().resolve("tile/entries/more"));
    assertThat(missed).isEmpty();
  }

  private static void report(List<String> missed, String what) {
    if (LogVerification.verify(log(), Entries.KEY.verifier()) instanceof LogVerification.Equal equal
        && equal.gone() == 0) {
      missed.add(what);
    }
  }

  @Test
  void anotherKeyIsNotAccepted() {
    LogKey other = LogKey.fromSeed(Entries.ORIGIN, new Draw(1).bytes(32));
    assertThat(LogVerification.verify(log(), other.verifier()))
        .isInstanceOf(LogVerification.Differs.class);
  }

  /** A log that other software wrote: 15 entries, 17 checkpoints, all partial tiles. */
  @Test
  void theTesseraLogVerifies() {
    Path folder = SharedData.folder("tlog-vectors").resolve("tessera-testdata").resolve("log");
    VerifierKey key = VerifierKey.parse(
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    LogVerification result = LogVerification.verify(folder, key);
    assertThat(result)
        .isInstanceOfSatisfying(
            LogVerification.Equal.class, equal -> assertThat(equal.size()).isEqualTo(15));
    assertThat(LogReader.open(folder, key)
            .proof(7)
            .proves(LogReader.open(folder, key).leafHash(7), key))
        .isTrue();
  }
}
