// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.app.goverifier.AlteredLogs;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;

/** Verification of a sealed run, as the accused party would do it. */
class VerifyTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void seal() {
    new SmallRun()
        .with(
            "pixels.csv",
            "firms-csv",
            "latitude,longitude,acq_datetime_utc,satellite,instrument,daynight,confidence,bright_ti4_k,frp_mw",
            "-30.5,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2",
            "512,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2")
        .with("large.csv", "places-csv", "name,latitude,longitude,population", place(4_000))
        .run(SmallRun.demoAgreement(), logs());
  }

  @Test
  void anUnalteredRunIsEqual() {
    CommandLineRun run = CommandLineRun.of("verify", logs().toString());
    assertThat(run.out()).contains("observations: equal, 2 entries", "recomputed byte for byte");
    assertThat(run.exitCode()).isZero();
  }

  /** Any bit of any file that a reader is served. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  @AlteredLogs
  void aChangedBitIsFoundAndTheFileIsNamed(long seed) throws IOException {
    Draw draw = new Draw(seed);
    List<Path> files = served();
    Path file = files.get(draw.below(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[draw.below(bytes.length)] ^= (byte) (1 << draw.below(8));
    Files.write(file, bytes);
    CommandLineRun run = CommandLineRun.of("verify", logs().toString());
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isEqualTo(1);
    assertThat(run.out()).contains("differs").contains(file.getFileName().toString());
  }

  @Test
  void aResultSealedByOtherCodeIsNamedByItsLeaf() throws IOException {
    // The same run sealed under another title: everything is signed, but not what this input gives.
    Path other = folder.resolve("other");
    new SmallRun()
        .with("x.csv", "places-csv", "name,latitude,longitude", "A,-30,128")
        .run(SmallRun.demoAgreement(), other);
    for (String log : List.of("findings")) {
      copy(other.resolve(log), logs().resolve(log));
    }
    CommandLineRun run = CommandLineRun.of("verify", logs().toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("findings: differ from what this code computes", "findings:");
  }

  @Test
  void theJsonSaysTheSame() throws IOException {
    Path json = folder.resolve("verify.json");
    CommandLineRun.of("verify", logs().toString(), "--json", json.toString());
    assertThat(Files.readString(json)).contains("\"equal\" : true", "\"standing\" : \"EQUAL\"");
  }

  /** Every log is sound in itself, but one is another run's. */
  @Test
  @AlteredLogs
  void theLogOfAnotherRunDiffersAndBothOriginsAreNamed() throws IOException {
    Path other = folder.resolve("other");
    try (LogFolder run = LogFolder.openSeeded(other, "elsewhere", 7)) {
      run.publish();
    }
    copy(other.resolve("governance"), logs().resolve("governance"));
    CommandLineRun run = verify();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("governance: differs", "trucewatch/elsewhere/governance", "trucewatch/test/");
  }

  /** Lawfully or not: what is not there was not checked. */
  @Test
  @AlteredLogs
  void aRunWhoseReportIsGoneCannotBeChecked() throws IOException {
    for (String log : LogFolder.LOGS) {
      empty(logs().resolve(log).resolve("blob"));
    }
    assertCannotBeChecked("1 object is gone (redacted, or deleted)");
  }

  @Test
  @AlteredLogs
  void aReceiversFolderWhoseReportsAreGoneCannotBeChecked() throws IOException {
    Path received = folder.resolve("received");
    try (LogFolder run = LogFolder.openSeeded(received, "north", 7)) {
      run.seal(
          Sealer.OBSERVATIONS,
          new SealEntry("t", "text/plain", "c", Instant.EPOCH, List.of(), new byte[70_000]));
      run.publish();
    }
    assertThat(CommandLineRun.of("verify", received.toString()).exitCode()).isZero();
    empty(received.resolve("observations/blob"));
    CommandLineRun run = CommandLineRun.of("verify", received.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(4);
    assertThat(run.out())
        .contains("cannot be checked because 1 object is gone (redacted, or deleted)")
        .doesNotContain("observations: equal");
  }

  /** What differs outranks what cannot be checked. */
  @Test
  @AlteredLogs
  void aDifferenceOutranksWhatIsGone() throws IOException {
    empty(logs().resolve("observations/blob"));
    Path entries = logs().resolve("findings/tile/entries");
    try (Stream<Path> all = Files.walk(entries)) {
      Path file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[9] ^= 1;
      Files.write(file, bytes);
    }
    assertThat(verify().exitCode()).isEqualTo(1);
  }

  @Test
  void aPolicyThatLacksTheLogsKeysCannotBeChecked() throws IOException {
    Path policy = folder.resolve("policy");
    LogKey other = LogKey.fromSeed("elsewhere/findings", new byte[32]);
    Files.writeString(policy, "log " + other.verifier().text() + "\nquorum none\n");
    assertCannotBeChecked("is not signed by a log of the policy", "--policy", policy.toString());
  }

  @Test
  void theExitCodesAreInTheHelp() {
    assertThat(CommandLineRun.of("verify", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "Exit code 0 where all is equal, 1 where something differs, 4 where nothing differs");
  }

  private CommandLineRun verify(String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify", logs().toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private void assertCannotBeChecked(String reason, String... more) throws IOException {
    Path json = folder.resolve("verify.json");
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--json", json.toString()));
    CommandLineRun run = verify(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(4);
    assertThat(run.out()).contains("Result: cannot be checked because", reason);
    assertThat(Files.readString(json))
        .contains("\"equal\" : false", "\"standing\" : \"CANNOT_BE_CHECKED\"");
  }

  private static void empty(Path blobs) throws IOException {
    if (Files.isDirectory(blobs)) {
      try (Stream<Path> all = Files.list(blobs)) {
        for (Path file : all.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private List<Path> served() throws IOException {
    try (Stream<Path> all = Files.walk(logs())) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !f.toString().contains(".writer"))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> old = Files.walk(to)) {
      for (Path file : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static String place(int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append("Place ").append(i).append(",-30.5,128.25,").append(i).append('\n');
    }
    return rows.toString();
  }

  private Path logs() {
    return folder.resolve("logs");
  }
}
