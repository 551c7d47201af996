// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.trucewatch.app.CommandLineRun;

/** A sealed run to alter copies of: the replay of a real explosion where its recordings are, else the exercise. */
final class SealedSample {
  private static final Path RECORDING =
      Path.of(System.getProperty("trucewatch.shared", "../../shared"), "data", "hrr5-infrasound");

  private SealedSample() {}

  static boolean isRecording() {
    return Files.isDirectory(RECORDING);
  }

  static String name() {
    return isRecording() ? "the HRR-5 replay" : "the exercise";
  }

  static Path in(Path folder) {
    CommandLineRun run = isRecording()
        ? CommandLineRun.of("replay", RECORDING.toString(), "--log", folder.toString())
        : CommandLineRun.of("demo", "--no-serve", "--log", folder.toString());
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return folder;
  }
}
