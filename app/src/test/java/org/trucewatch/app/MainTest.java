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
  @ValueSource(
      strings = {
        "demo",
        "replay",
        "serve",
        "verify",
        "verify bundle",
        "bundle",
        "attest",
        "device",
        "receive",
        "send",
        "associate",
        "plan",
        "exercise",
        "sandbox",
        "agreement",
        "agreement lint",
        "agreement show",
        "agreement test",
        "bench association",
        "bench calibration",
        "bench clock-faults",
        "bench evidence",
        "bench stream"
      })
  void everyCommandExplainsItself(String command) {
    CommandLineRun run = CommandLineRun.of((command + " --help").split(" "));
    assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Usage: trucewatch " + command);
  }

  @Test
  void theWitnessExplainsItselfToo() {
    CommandLineRun run = CommandLineRun.of("witness", "--help");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("trucewatch witness: cosigns");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay: ../../evil",
        "replay: \"a\\nb\"",
        "replay: x\nseed: 99999999999999999999999",
        "replay: x\nclock: { start: \"2026-01-01T00:00:00Z\", step_milliseconds: 9223372036854775807 }",
        "replay: x\nclock: { start: \"2026-01-01T00:00:00Z\", step_milliseconds: -5 }",
        "replay: x\nclock: { start: \"+999999999-12-31T00:00:00Z\" }",
        "replay: x\ninputs: [{ file: a.csv, format: claim-csv }]"
      })
  void aPlanThatCannotBeMeantIsRefusedWithoutAStackTrace(String change) throws IOException {
    StringBuilder text = new StringBuilder(change).append("\ntitle: t\n");
    if (!change.contains("seed")) {
      text.append("seed: 1\n");
    }
    if (!change.contains("clock")) {
      text.append("clock: { start: \"2026-01-01T00:00:00Z\" }\n");
    }
    Path plan = Files.writeString(folder.resolve("plan.yaml"), text);
    CommandLineRun run = CommandLineRun.of("replay", plan.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("plan.yaml", "expected").doesNotContain("\tat ");
  }

  @Test
  void aResultThatCouldNotBeWrittenIsSaidBeforeTheRun() {
    CommandLineRun run = CommandLineRun.of(
        "demo", "--no-serve", "--json", folder.resolve("none/x.json").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("x.json", "Nothing was run");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aPortThatCannotBeIsSaidBeforeTheRun() {
    CommandLineRun run = CommandLineRun.of("demo", "--port", "99999");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--port is 99999", "65535");
  }

  @Test
  void controlCharactersFromAFileDoNotReachTheTerminal() {
    assertThat(Printable.of("a\u001b[2Jb\u0007\u009bc\nd")).isEqualTo("a [2Jb  c\nd");
  }
}
