// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.linerecord.LineTable;
import org.trucewatch.adapters.picturejson.PictureJson;
import org.trucewatch.pipeline.Picture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The observations of an exercise on the golden path: sealed, watched, verified, bundled. */
class LineReplayTest {
  @TempDir
  private static Path folder;

  private static Path observations;

  @BeforeAll
  static void play() {
    Path played = folder.resolve("flag");
    run("exercise", "false-flag", "--no-score", "--out", played.toString());
    observations = played.resolve("observations");
  }

  private static CommandLineRun run(String... args) {
    CommandLineRun run = CommandLineRun.of(args);
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return run;
  }

  @Test
  void aFolderOfObservationsIsWatchedAndVerifiedAndAnIncidentsBundleStandsAlone()
      throws IOException {
    Path logs = folder.resolve("logs");
    Path json = folder.resolve("flag.json");
    run("replay", observations.toString(), "--log", logs.toString(), "--json", json.toString());
    JsonNode picture = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(picture.path("exercise").asBoolean()).isTrue();
    assertThat(picture.path("rejections")).isEmpty();
    JsonNode line = picture.path("line");
    assertThat(line.path("incidents")).isNotEmpty();
    assertThat(line.path("stretches")).isNotEmpty();
    line.path("incidents")
        .forEach(i -> assertThat(i.path("coverage").asString()).isNotBlank());
    assertThat(run("verify", logs.toString()).out()).contains("Result: equal");
    JsonNode finding = picture.path("findings").get(0);
    assertThat(finding.path("id").asString()).startsWith("incident/");
    Path bundle = folder.resolve("incident.bundle");
    int leaf = finding.path("leaf").path("index").asInt();
    run("bundle", logs.toString(), "findings:" + leaf, "--output", bundle.toString());
    assertThat(run("verify", "bundle", bundle.toString()).out()).contains("equal");
  }

  @Test
  void anyOrderOfArrivalGivesTheSamePicture() throws IOException {
    List<Path> files = tables(observations);
    List<Path> reversed = new ArrayList<>(files);
    Collections.reverse(reversed);
    assertThat(withoutLeaves(watched(reversed, "reversed")))
        .isEqualTo(withoutLeaves(watched(files, "forward")));
  }

  @Test
  void badRowsAreRejectedOneByOneAndTheRestIsWatched() throws IOException {
    Path spoilt = Files.createDirectories(folder.resolve("spoilt"));
    for (Path file : tables(observations)) {
      Files.copy(file, spoilt.resolve(file.getFileName()));
    }
    Files.writeString(
        spoilt.resolve("picks.csv"),
        "900000001,NOBODY,1,0.1,10,2\n900000002,,1,0.1,10,2\nnonsense\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
    Picture clean = watched(tables(observations), "clean");
    Picture bad = watched(tables(spoilt), "bad");
    assertThat(bad.rejections()).hasSize(3);
    assertThat(PictureJson.picture(bad).path("line").path("incidents"))
        .isEqualTo(PictureJson.picture(clean).path("line").path("incidents"));
  }

  @Test
  void observationsWithoutTheirNetworkAreSealedAndSaidToBeUnusable() throws IOException {
    List<Path> files = tables(observations);
    files.removeIf(f -> f.getFileName().toString().equals("sensors.csv"));
    Picture picture = watched(files, "no-sensors");
    assertThat(picture.line()).isNull();
    assertThat(picture.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.value().message()).contains("line-sensors-csv"));
  }

  private static List<Path> tables(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      return new ArrayList<>(files
          .filter(f -> LineTable.findByFile(f.getFileName().toString()).isPresent())
          .sorted()
          .toList());
    }
  }

  private static Picture watched(List<Path> files, String name) throws IOException {
    SmallRun run = new SmallRun();
    for (Path file : files) {
      String table = file.getFileName().toString();
      run.with(table, LineTable.findByFile(table).orElseThrow().format(), Files.readAllBytes(file));
    }
    return run.run(SmallRun.demoAgreement(), folder.resolve("run-" + name));
  }

  /** Where something is sealed depends on when it came; what it says must not. */
  private static String withoutLeaves(Picture picture) {
    return PictureJson.picture(picture)
        .toString()
        .replaceAll("\\{\"log\":\"[a-z]+\",\"index\":[0-9]+\\},?", "")
        .replaceAll("(observations|findings):[0-9]+", "");
  }
}
