// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.app.CommandLineRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An exercise whose arrays record: files, detections, score, replay. Twenty-four minutes, two arrays, four bombs. */
class WaveformExerciseTest {
  private static final String EXERCISE = """
      exercise: small-recording
      title: "Four bombs and two arrays"
      seed: 3
      ground: {latitude: 45, longitude: 60, start: "2031-04-01T00:00:00Z", hours: 0.4, lengthKm: 40, depthKm: 20}
      parties:
        - {id: northern-party, name: Northern Party}
        - {id: southern-party, name: Southern Party}
      weather: {regime: inversion, windMps: 1.5, windFromDeg: 240, temperatureC: 8, humidity: 0.7, cloud: 0.2}
      sensors:
        - {kind: acoustic-node, spacingKm: 6, standoffKm: 1, depthKm: 8, owner: mission-*, screenDb: 18, floorPa: 0.02, falsePerDay: 20, availability: 1, repairHours: 48}
        - {kind: infrasound-array, spacingKm: 60, standoffKm: 15, depthKm: 20, owner: mission-*, falsePerDay: 0, availability: 1, repairHours: 24}
      missions:
        - {weapon: air-bomb, firedBy: second, rounds: 4, atHour: 0.1, intervalS: 120, eastKm: 15, behindKm: 2}
      reporting:
        - {trueShare: 0, falsePerDay: 0, copiedShare: 0, placeSdKm: 2, timeSdMinutes: 10, delayMinutes: 30}
        - {trueShare: 0, falsePerDay: 0, copiedShare: 0, placeSdKm: 2, timeSdMinutes: 10, delayMinutes: 30}
      must:
        - {id: small-false, kind: false-events-max, threshold: 5, text: "few events of noise"}
      """;

  @TempDir
  private static Path folder;

  private static Path file;
  private static Path played;
  private static CommandLineRun score;

  @BeforeAll
  static void play() throws IOException {
    file = folder.resolve("small-recording.yaml");
    Files.writeString(file, EXERCISE);
    played = folder.resolve("played");
    score = run(
        "exercise",
        file.toString(),
        "--waveforms",
        "--out",
        played.toString(),
        "--json",
        folder.resolve("score.json").toString());
  }

  private static CommandLineRun run(String... args) {
    CommandLineRun run = CommandLineRun.of(args);
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return run;
  }

  @Test
  void theScoreHoldsTheDetectorBesideTheModel() throws IOException {
    assertThat(score.out()).contains("recorded, own", "bearing, by the beam").doesNotContain("NaN");
    JsonNode arrays = JsonMapper.shared()
        .readTree(Files.readString(folder.resolve("score.json")))
        .path("arraysRecordedBesideDrawn");
    assertThat(arrays.path("bearingDegreesByBeam").path("count").asInt()).isPositive();
    assertThat(Math.abs(arrays.path("bearingDegreesByBeam").path("bias").asDouble()))
        .isLessThan(4);
    assertThat(
            arrays.path("waves").path(0).path("recordedOwn").path("denominator").asInt())
        .isPositive();
  }

  @Test
  void drawnBearingsOfArraysThatRecordAreNotAmongTheObservations() throws IOException {
    assertThat(Files.readAllLines(played.resolve("observations/bearings.csv"))).hasSize(1);
    assertThat(names(played.resolve("observations")))
        .anyMatch(n -> n.endsWith(".mseed"))
        .anyMatch(n -> n.endsWith(".xml"))
        .noneMatch(n -> n.endsWith(".part"));
  }

  @Test
  void equalSeedsGiveEqualBytesOfEveryFile() throws IOException {
    Path again = folder.resolve("again");
    run("exercise", file.toString(), "--waveforms", "--no-score", "--out", again.toString());
    Map<String, byte[]> first = bytes(played);
    Map<String, byte[]> second = bytes(again);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, b) -> assertThat(second.get(name)).as(name).isEqualTo(b));
  }

  @Test
  void aReplayListensToTheRecordingsSealsThemAndVerifiesEqual() throws IOException {
    Path logs = folder.resolve("logs");
    Path json = folder.resolve("replay.json");
    run(
        "replay",
        played.resolve("observations").toString(),
        "--log",
        logs.toString(),
        "--json",
        json.toString());
    JsonNode picture = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(picture.path("rejections")).isEmpty();
    assertThat(picture.path("detections")).isNotEmpty();
    assertThat(picture.path("line").path("stretches")).isNotEmpty();
    assertThat(run("verify", logs.toString()).out()).contains("Result: equal");
    JsonNode findings = picture.path("findings");
    for (JsonNode finding : findings) {
      Path bundle = folder.resolve("finding.bundle");
      int leaf = finding.path("leaf").path("index").asInt();
      run("bundle", logs.toString(), "findings:" + leaf, "--output", bundle.toString());
      assertThat(run("verify", "bundle", bundle.toString()).out()).contains("equal");
    }
  }

  /** One message: what, its value, what was expected; and nothing runs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mortar-probe --waveforms|mortar-probe has no infrasound array|kind: infrasound-array",
        "quiet-day --waveforms|array-hours|--record-hours 0-",
        "false-flag --record-hours 1-2|--record-hours|expected both",
        "false-flag --waveforms --record-hours 5-9|'5-9'|within 0-6",
        "false-flag --waveforms --record-hours 3-2|'3-2'|the first the smaller",
        "false-flag --waveforms --record-hours noon|'noon'|as in 1-3",
        "false-flag --waveforms --swap|--swap|one exercise at a time",
        "all --waveforms|'all'|one exercise at a time",
        "false-flag --waveforms --no-score|--no-score|expected --out",
        "list --waveforms|list|expected it alone"
      })
  void badInputGivesOneMessage(String arguments, String value, String expected) {
    CommandLineRun run = CommandLineRun.of(("exercise " + arguments).split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip().lines().filter(l -> !l.startsWith("["))).hasSize(1);
    assertThat(run.err()).contains(value, expected);
    assertThat(run.out()).isEmpty();
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static Map<String, byte[]> bytes(Path of) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(of)) {
      for (Path f : files.filter(Files::isRegularFile).toList()) {
        bytes.put(of.relativize(f).toString(), Files.readAllBytes(f));
      }
    }
    return bytes;
  }
}
