// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.simulation.Sides;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExerciseCommandTest {
  @TempDir
  Path folder;

  /** Mirrored to the last digit and word. Small exercises with attribution and with every kind of explosion. */
  @ParameterizedTest
  @ValueSource(strings = {"false-flag", "demining-day"})
  void exchangingThePartiesMirrorsEveryConclusion(String exercise) {
    CommandLineRun run = CommandLineRun.of("exercise", exercise, "--swap");
    assertThat(run.out()).contains("each the mirror of itself").doesNotContain("NOT");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void partiesAreExchangedInWordsAndIds() {
    assertThat(SwapTest.exchanged(
            "northern-party accuses Southern Party, southern-party-channel repeats", Sides.DEMO))
        .isEqualTo("southern-party accuses Northern Party, northern-party-channel repeats");
  }

  @Test
  void anIdThatIsPartOfTheOtherOrOfAnyWordIsExchangedWhole() {
    Sides nested =
        new Sides(new Sides.Side("a", "Reds"), new Sides.Side("a-2", "Reds of the Hill"));
    String text = "a fires at a-2; Reds of the Hill accuse Reds; ATTACK a, a-2-radar-1 and radar";
    String exchanged = SwapTest.exchanged(text, nested);
    assertThat(exchanged)
        .isEqualTo("a-2 fires at a; Reds accuse Reds of the Hill; ATTACK a-2, a-radar-1 and radar");
    assertThat(SwapTest.exchanged(exchanged, nested)).isEqualTo(text);
  }

  @Test
  void aNameThatIsTheOthersIdIsRefusedInsteadOfExchangedTwice() {
    Sides mixed = new Sides(new Sides.Side("a", "b"), new Sides.Side("b", "c"));
    assertThatThrownBy(() -> SwapTest.exchanged("a", mixed))
        .hasMessageContaining("'b' stands for both parties");
  }

  @Test
  void theShortReportIsWholeReadableAndTheSameAgain() throws IOException {
    Path json = folder.resolve("exercise-report.json");
    Path html = folder.resolve("exercise-report.html");
    CommandLineRun run = CommandLineRun.of(
        "exercise",
        "false-flag",
        "--score",
        "--runs",
        "2",
        "--json",
        json.toString(),
        "--html",
        html.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("false-flag", "covered km-d", "/30 ").doesNotContain("NaN");
    String page = Files.readString(html);
    assertThat(page)
        .contains(
            "covered of km-days", "95 % interval", "engine tracked", "measured in the first run")
        .contains("<svg")
        .doesNotContain("NaN", "<script", "src=", "@import", "url(");
    assertThat(Pattern.compile("href='(?!#)").matcher(page).find()).isFalse();
    JsonNode root = JsonMapper.builder().build().readTree(Files.readString(json));
    assertThat(root.path("partial").asBoolean()).isFalse();
    JsonNode exercise = root.path("exercises").path(0);
    assertThat(exercise.path("seeds").path(1).asLong()).isEqualTo(5);
    assertThat(exercise
            .path("places")
            .path("truthIn90PercentRegion")
            .path("denominator")
            .asLong())
        .isPositive();
    Path again = folder.resolve("again.json");
    CommandLineRun.of("exercise", "false-flag", "--runs", "2", "--json", again.toString());
    assertThat(Files.readString(again)).isEqualTo(Files.readString(json));
  }

  /** What another thread writes as the program is stopped. */
  @Test
  void aReportThatIsNotFinishedSaysSo() {
    ScoreReport report = new ScoreReport(null, null, List.of("false-flag", "mortar-probe"), 1);
    String json = ScoreJson.of(report.content());
    assertThat(json).contains("\"partial\" : true", "mortar-probe");
    assertThat(new ScorePage(report.content()).html()).contains("partial").contains("mortar-probe");
    report.finish();
    assertThat(ScoreJson.of(report.content())).contains("\"partial\" : false");
  }

  /** One message: what, its value, what was expected; and nothing runs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mortar-probe --seed many|--seed is 'many'|a whole number from 0",
        "mortar-probe --seed -1|--seed is '-1'|a whole number from 0",
        "mortar-probe --runs 0|--runs is '0'|a whole number from 1",
        "mortar-prob|mortar-prob|Did you mean 'mortar-probe'",
        "mortar-probe --no-score --json x.json|--json|--no-score",
        "mortar-probe --no-score --html x.html|--html|--no-score",
        "mortar-probe --no-score --score|--score|expected one or the other",
        "mortar-probe --swap --runs 3|--swap|--seed alone",
        "mortar-probe --agreement agreements/draft-strct|draft-strct|Did you mean 'agreements/draft-strict'",
        "mortar-probe --agreement agreements/draft-strict --agreement agreements/draft-strict|twice|each once",
        "mortar-probe --json same.x --html ./same.x|same.x|two files",
        "list --json x.json|list|expected it alone",
        "mortar-probe --json no/such/folder.json|no/such/folder.json|expected a plain file"
      })
  void badInputGivesOneMessage(String arguments, String value, String expected) {
    CommandLineRun run = CommandLineRun.of(("exercise " + arguments).split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains(value, expected);
    assertThat(run.out()).isEmpty();
  }

  /** In a file: file, line, value, what was expected, the nearest word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weapon: mortar-120|weapon: mortar-121|mortar-121|mortar-120",
        "rounds: 6|rounds: -6|-6|1 to 100000",
        "falsePerDay: 20|falsePerDay: -20|-20|0 to 10000",
        "seed: 2|seed: two|two|a whole number from 0 to",
        "eastKm: 10|eastKm: 99|99|the world ends there",
        "owner: mission-*|owner: mission-*, toKm: 99|99|the world ends there",
        "kind: acoustic-node|kind: acoustic-mode|acoustic-mode|acoustic-node"
      })
  void badFilesGiveFileLineValueAndExpected(String good, String bad, String value, String expected)
      throws IOException {
    Path shipped =
        Path.of(System.getProperty("trucewatch.root", ".."), "exercises", "mortar-probe.yaml");
    String text = Files.readString(shipped);
    assertThat(text).contains(good);
    Path file = folder.resolve("bad.yaml");
    Files.writeString(file, text.replaceFirst(Pattern.quote(good), bad.replace("$", "")));
    CommandLineRun run = CommandLineRun.of("exercise", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains("bad.yaml", "line ", value, expected);
  }

  /** The planner's own: a budget of zero. */
  @Test
  void aBudgetOfZeroIsRefused() {
    CommandLineRun run = CommandLineRun.of("plan", "--belt", "60x30", "--budget", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--budget is 0", "expected more than 0");
  }
}
