// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.app.goverifier.AlteredLogs;
import org.trucewatch.domain.Draw;

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
