// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"demo", "replay", "serve", "verify"})
  void everyCommandExplainsItself(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: trucewatch " + command);
  }

  @Test
  void withoutACommandItTeaches() {
    assertThat(CommandLineRun.of().out())
        .contains("trucewatch demo", "trucewatch replay", "trucewatch verify");
  }

  @Test
  void theVersionNamesTheCodeAndTheRuntime() {
    assertThat(CommandLineRun.of("--version").out()).startsWith("trucewatch ").contains("Java ");
  }

  @Test
  void aMisspeltCommandSuggestsTheNearest() {
    CommandLineRun run = CommandLineRun.of("replya");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("replay");
  }

  @Test
  void aMissingPlanSaysWhatIsThere() {
    CommandLineRun run = CommandLineRun.of("replay", folder.resolve("none.yaml").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("none.yaml: there is no such plan or folder")
        .doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutRecordingsSaysWhatItExpected() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "x");
    CommandLineRun run = CommandLineRun.of("replay", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("expected files named *.mseed", "notes.txt");
  }

  @Test
  void aMisspeltKeyOfAPlanIsNamedWithItsFileAndTheKeysThatExist() throws IOException {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan, "replay: x\ntitel: y\nseed: 1\nclock: { start: \"2026-01-01T00:00:00Z\" }\n");
    CommandLineRun run = CommandLineRun.of("replay", plan.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("plan.yaml", "'titel'", "title");
  }

  @Test
  void verifyingAFolderWithoutLogsSaysWhatItExpected() {
    CommandLineRun run = CommandLineRun.of("verify", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("holds no sealed run", "observations");
  }

  @Test
  void aUsedFolderIsNeverSealedInto() throws IOException {
    Files.writeString(folder.resolve("precious"), "x");
    CommandLineRun run = CommandLineRun.of("demo", "--no-serve", "--log", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not empty", "--log");
    assertThat(folder.resolve("precious")).hasContent("x");
  }
}
