// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  @TempDir
  private Path temp;

  @Test
  void aBenchWithoutANameSaysWhichThereAre() {
    CommandLineRun run = CommandLineRun.of("bench");
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("clock-faults");
  }

  @Test
  void aFolderWithoutARecordingIsRefusedWithWhatWasExpected() {
    CommandLineRun run = CommandLineRun.of("bench", "clock-faults", temp.toString());
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("holds no recording", "*.mseed");
  }

  @Test
  void aRecordingWithoutAnArrayIsRefusedWithWhatWasExpected() throws Exception {
    Files.writeString(temp.resolve("nothing.xml"), "<not-stations/>");
    CommandLineRun run = CommandLineRun.of("bench", "clock-faults", temp.toString());
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("nothing to shift", "3 or more elements");
  }

  @Test
  void theEvidenceBenchPrintsWhatIsWantedWithDenominators() throws Exception {
    Path json = temp.resolve("figures.json");
    CommandLineRun run = CommandLineRun.of(
        "bench",
        "evidence",
        "--folder",
        temp.resolve("scratch").toString(),
        "--only",
        "crashes,vectors",
        "--crash-runs",
        "5",
        "--vectors",
        temp.resolve("none").toString(),
        "--json",
        json.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("seeded: acknowledged entries lost", "5 runs, seeds 1 to 5", "= 0", "met")
        .contains("not measured", "name the folder with --vectors")
        .contains("6 of 6 wanted figures met");
    assertThat(Files.readString(json)).contains("\"standing\" : \"met\"");
    assertThat(temp.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void oneSimulatedCrashRunIsRepeatedByItsSeed() {
    CommandLineRun run = CommandLineRun.of("bench", "evidence", "--crash-seed", "7");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Seed 7: 6 crashes", "0 promises broken");
  }

  @Test
  void anUnknownPartOfTheEvidenceBenchIsRefusedWithTheNames() {
    CommandLineRun run =
        CommandLineRun.of("bench", "evidence", "--folder", temp.toString(), "--only", "everything");
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("\"everything\" is no part", "crashes");
  }
}
