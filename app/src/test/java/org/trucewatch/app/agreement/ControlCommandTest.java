// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.domain.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Maps that do not fit together are flagged, and nothing of them is lost. */
class ControlCommandTest {
  @TempDir
  Path folder;

  private static String polygon(double south, double north) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[[125," + south + "],[127," + south + "],[127,"
        + north + "],[125," + north + "],[125," + south + "]]]}";
  }

  private Path map(String name, double south, double north) throws IOException {
    return Files.writeString(folder.resolve(name), day("2031-05-03", south, north));
  }

  private static String day(String date, double south, double north) {
    return "{\"type\":\"Feature\",\"properties\":{\"date\":\"" + date + "\"},\"geometry\":"
        + polygon(south, north) + "}" + System.lineSeparator();
  }

  private Path region() throws IOException {
    return Files.writeString(
        folder.resolve("regions.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"iso\":\"XX-1\",\"name\":\"Plain\"},\"geometry\":"
            + polygon(-32, -29) + "}]}");
  }

  private CommandLineRun run(Path json, Path north, Path... more) throws IOException {
    List<String> words = new ArrayList<>(List.of(
        "agreement",
        "control",
        "agreements/exercise-demo",
        "--maps",
        "northern-party=" + north,
        "--regions",
        region().toString(),
        "--json",
        json.toString()));
    for (Path south : more) {
      words.addAll(List.of("--maps", "southern-party=" + south));
    }
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  private static JsonNode read(Path json) throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(json));
  }

  private static double sum(JsonNode row) {
    return row.path("firstSquareKilometers").asDouble()
        + row.path("secondSquareKilometers").asDouble()
        + row.path("overlapSquareKilometers").asDouble()
        + row.path("gapSquareKilometers").asDouble();
  }

  @Test
  void mapsThatFitAreNotFlagged() throws IOException {
    CommandLineRun run =
        run(folder.resolve("j"), map("north", -30.5, -29), map("south", -32, -30.5));
    assertThat(run.err()).doesNotContain("expected");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("northern-party", "southern-party", "0 of them flagged");
  }

  @Test
  void anOverlapIsFlaggedAndGivenToNeither() throws IOException {
    Path json = folder.resolve("j");
    CommandLineRun run = run(json, map("north", -31, -29), map("south", -32, -30.5));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("OVERLAP").doesNotContain("GAP");
    JsonNode row = read(json).path("regions").path(0);
    assertThat(row.path("overlap").asBoolean()).isTrue();
    assertThat(sum(row)).isCloseTo(row.path("squareKilometers").asDouble(), within(1e-3));
  }

  @Test
  void aGapIsFlaggedAndNothingIsLost() throws IOException {
    Path json = folder.resolve("j");
    CommandLineRun run = run(json, map("north", -30, -29), map("south", -32, -30.5));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("GAP").doesNotContain("OVERLAP");
    JsonNode row = read(json).path("regions").path(0);
    assertThat(row.path("gap").asBoolean()).isTrue();
    assertThat(sum(row)).isCloseTo(row.path("squareKilometers").asDouble(), within(1e-3));
  }

  @Test
  void whatOneMapDoesNotShowIsNoGapWhereTheOtherPartyHasNone() throws IOException {
    CommandLineRun run = run(folder.resolve("j"), map("north", -30, -29));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("no map of another party").doesNotContain("GAP");
  }

  @Test
  void aBadDayIsRefusedWithItsLineAndTheOthersGoOn() throws IOException {
    Path json = folder.resolve("j");
    Path north = map("north", -30, -29);
    Files.writeString(north, day("2031-05-33", -30, -29) + day("2031-05-04", -30, -29));
    CommandLineRun run = run(json, north);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("line 1: property date is '2031-05-33'");
    assertThat(read(json).path("refused").size()).isEqualTo(1);
    assertThat(run.out()).contains("2031-05-04");
  }

  /** One day of public maps; skipped where they are not there. */
  @Test
  void aPublicMapHoldsAPartOfSomeRegionsAndTheWholeOfNoneTwice() throws IOException {
    Path maps = SharedData.folder("deepstate-line-of-contact")
        .resolve("control_daily_2026-04-06_2026-04-17.geojsonl.gz");
    Path regions = SharedData.folder("ua-places-and-boundaries").resolve("oblasts.geojson.gz");
    Path day = Files.writeString(
        folder.resolve("day.geojsonl"),
        PlainText.of(Files.readAllBytes(maps)).lines().findFirst().orElseThrow());
    Path json = folder.resolve("j");
    CommandLineRun run = CommandLineRun.of(
        "agreement",
        "control",
        "agreements/easter-2026",
        "--maps",
        "RU=" + day,
        "--regions",
        regions.toString(),
        "--json",
        json.toString());
    assertThat(run.exitCode()).isZero();
    double held = 0;
    for (JsonNode row : read(json).path("regions")) {
      double share = row.path("firstSquareKilometers").asDouble()
          / row.path("squareKilometers").asDouble();
      assertThat(share).isBetween(0.0, 1 + 1e-9);
      held += row.path("firstSquareKilometers").asDouble();
    }
    assertThat(held).isBetween(80_000.0, 150_000.0);
  }
}
