// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.app.agreement.AgreementTerms;
import org.trucewatch.app.exercise.ExerciseFile;

class SandboxCommandTest {
  @TempDir
  Path folder;

  /** The example of docs/sandbox.md. */
  @Test
  void twoDraftsAreHeldAgainstTheSameHistories() throws IOException {
    Path json = folder.resolve("sandbox.json");
    CommandLineRun run = CommandLineRun.of(
        "sandbox",
        "--agreement",
        "agreements/draft-strict",
        "--agreement",
        "agreements/draft-lenient",
        "--exercise",
        "false-flag",
        "--runs",
        "2",
        "--json",
        json.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("2 runs, seeds 4 to 5", "draft-strict/guarantee", "draft-lenient/guarantee")
        .contains("criterion attributed", "step measures", "How the same findings stood")
        .doesNotContain("NaN", "activated");
    assertThat(Files.readString(json))
        .contains("\"partial\" : false", "\"onTrueViolations\"", "\"sideBySide\"");
  }

  /** What another thread writes as the program is stopped. */
  @Test
  void aSandboxThatIsStoppedSaysSo() {
    SandboxRun run = new SandboxRun(
        ExerciseFile.read("false-flag"),
        List.of(AgreementTerms.withClause(Path.of("agreements", "draft-strict"))),
        3);
    assertThat(new SandboxText(run).text()).contains("PARTIAL: it was stopped after 0 of 3 runs");
    assertThat(SandboxJson.of(run)).contains("\"partial\" : true", "\"planned\" : 3");
    run.play(4, what -> {});
    assertThat(new SandboxText(run).text())
        .contains("PARTIAL: it was stopped after 1 of 3 runs", "seeds 4 to 4");
    assertThat(SandboxJson.of(run)).contains("\"partial\" : true", "\"sideBySide\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--agreement agreements/draft-strct --exercise false-flag|draft-strct|agreements/draft-strict",
        "--agreement agreements/minsk-2015 --exercise false-flag|no clause|at least one",
        "--agreement agreements/draft-strict --exercise falseflag|falseflag|Did you mean 'false-flag'",
        "--agreement agreements/draft-strict --exercise false-flag --runs 0|--runs is '0'|from 1",
        "--agreement agreements/draft-strict --exercise false-flag --seed x|--seed is 'x'|from 0",
        "--agreement agreements/paris-2026-reported --exercise false-flag|parties|northern-party",
        "--agreement agreements/draft-strict --agreement agreements/draft-strict --exercise false-flag|twice|ids of their own"
      })
  void badInputGivesOneMessage(String arguments, String value, String expected) {
    CommandLineRun run = CommandLineRun.of(("sandbox " + arguments).split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains(value, expected);
  }
}
