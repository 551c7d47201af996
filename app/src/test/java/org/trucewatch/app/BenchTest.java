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
}
