// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.exercisefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.simulation.exercise.ExercisePlan;

class ExerciseDecoderTest {
  private static final Path EXERCISES =
      Path.of(System.getProperty("trucewatch.root", "..")).resolve("exercises");

  private static final String SMALL = """
      exercise: small
      title: A small one
      seed: 3
      ground: {latitude: 45, longitude: 60, start: "2031-04-01T00:00:00Z", hours: 6, lengthKm: 20, depthKm: 20}
      parties:
        - {id: a, name: A}
        - {id: b, name: B}
      weather: {temperatureC: 5, humidity: 0.5, cloud: 0}
      sensors:
        - {kind: acoustic-node, spacingKm: 5, standoffKm: 1, depthKm: 6, owner: o}
      activity:
        roundsPerDay: 10
        hotspots: 1
        hotspotShare: 0.5
        branching: 0.5
        delayMinutes: 10
        replyShare: 0.4
        mix: {mortar-120: 1}
      missions:
        - {weapon: mortar-120, firedBy: first, rounds: 6, atHour: 2, intervalS: 15, eastKm: 10, behindKm: 1}
      must:
        - {id: m, kind: false-events-max, threshold: 5, text: few}
      """;

  private static Decoded<ExercisePlan> decoded(String text) {
    return ExerciseDecoder.decode("file:small.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String faults(String fault) {
    return SMALL + "faults:\n  - {" + fault + "}\n";
  }

  /** Known keys of another kind would silently not apply. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: blackout, share: 1, atHour: 1, overHours: 1, untilHour: 3, rounds: 4   | rounds    | blackout",
        "kind: clock-step, count: 2, atHour: 1, seconds: 3, share: 0.5                | share     | clock-step",
        "kind: displaced, count: 2, meters: 100, atHour: 3                            | atHour    | displaced",
        "kind: replay, count: 1, host: first, atHour: 1, rounds: 3, intervalS: 9, spoofed: 1 | spoofed | replay",
        "kind: vessels, count: 3, spoofed: 1, eastKm: 5, northKm: 3, everyS: 10, host: first | host    | vessels"
      })
  void aKeyOfAnotherKindOfFaultIsRefusedWithItsLineAndTheNearest(
      String fault, String key, String kind) {
    var rejection = decoded(faults(fault)).rejections().getFirst();
    assertThat(rejection.message())
        .contains(
            "file:small.yaml",
            "line 24",
            "key '" + key + "'",
            "a fault of the kind " + kind,
            "one of ");
  }

  @Test
  void confusersBeyondWhatARunCanHoldAreRefusedWithTheLimit() {
    String vehicles = "confusers:\n  - {kind: vehicle, perDay: %d, fromHour: 0, toHour: 24}\n";
    assertThat(decoded(SMALL + vehicles.formatted(100_000)).rejections()).isEmpty();
    assertThat(decoded(SMALL + vehicles.formatted(1_000_000))
            .rejections()
            .getFirst()
            .message())
        .contains("perDay is '1000000'", "at most 200000 occurrences", "line 24");
  }

  @Test
  void aSoundFileIsRead() {
    Decoded<ExercisePlan> decoded = decoded(SMALL);
    assertThat(decoded.rejections()).isEmpty();
    assertThat(decoded.values().getFirst().seed()).isEqualTo(3);
    assertThat(decoded.values().getFirst().missions().getFirst().atSeconds()).isEqualTo(7_200);
  }

  /** Each names the line, the value and what was expected, and there is one message only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weapon: mortar-120|weapon: mortar-121|line 20|mortar-121|did you mean mortar-120?",
        "mix: {mortar-120: 1}|mix: {morter-120: 1}|line 18|morter-120|mortar-120",
        "mix: {mortar-120: 1}|mix: {mortar-120: -1}|line 18|-1|0 to 1000000",
        "roundsPerDay: 10|roundsPerDay: -10|line 12|-10|0 to 1000000",
        "seed: 3|seed: many|line 3|many|a whole number from 0 to 9007199254740991",
        "seed: 3|seed: 1.5|line 3|1.5|a whole number",
        "owner: o|owner: o, toKm: 25|line 10|25|the world ends there",
        "eastKm: 10|eastKm: 21|line 20|21|the world ends there",
        "atHour: 2|atHour: 7|line 20|7|the exercise ends then",
        "kind: acoustic-node|kind: acoustic-mode|line 10|acoustic-mode|acoustic-node",
        "kind: false-events-max|kind: no-events|line 22|no-events|false-events-max",
        "rounds: 6|rounds: 0|line 20|0|a whole number from 1 to 100000",
        "owner: o|owner: o, fromKm: 15, toKm: 5|line 10|toKm is '5'|fromKm at most toKm",
        "standoffKm: 1, depthKm: 6|standoffKm: 9, depthKm: 6|line 10|depthKm is '6'|standoffKm or more",
        "must:|faults: [{kind: blackout, share: 1, atHour: 3, overHours: 1, untilHour: 2}]XXmust:|line 21|untilHour is '2'|3 to 1000000",
        "must:|faults: [{kind: vessels, count: 2, spoofed: 5, eastKm: 3, northKm: 4, everyS: 10}]XXmust:|line 21|spoofed is '5'|0 to 2"
      })
  void badInputGivesOneMessageWithLineValueAndExpected(
      String good, String bad, String line, String value, String expected) {
    List<Rejection> rejections =
        decoded(SMALL.replace(good, bad.replace("XX", "\n"))).rejections();
    assertThat(rejections).hasSize(1);
    Rejection r = rejections.getFirst();
    assertThat(r.where()).isEqualTo("file:small.yaml");
    assertThat(r.what()).contains(line, value);
    assertThat(r.expected() + r.remedy()).contains(expected);
  }

  @Test
  void theSamePartyTwiceIsRefused() {
    assertThat(decoded(SMALL.replace("{id: b, name: B}", "{id: a, name: B}")).rejections())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quiet-day",
        "mortar-probe",
        "barrage",
        "false-flag",
        "spoofed-sensors",
        "drone-night",
        "blackout-before-offensive",
        "demining-day",
        "thunder-front",
        "maritime"
      })
  void theTenExercisesAreReadAndSayWhatACorrectSystemConcludes(String name) throws IOException {
    Path file = EXERCISES.resolve(name + ".yaml");
    Decoded<ExercisePlan> decoded = ExerciseDecoder.decode(name, Files.readAllBytes(file));
    assertThat(decoded.rejections()).isEmpty();
    assertThat(decoded.values().getFirst().name()).isEqualTo(name);
    assertThat(decoded.values().getFirst().musts()).hasSizeGreaterThanOrEqualTo(3);
  }
}
