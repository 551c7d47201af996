// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.domain.SharedData;
import org.trucewatch.science.association.scoring.TrueEvent;
import org.trucewatch.simulation.picks.DrawnPicks;
import org.trucewatch.simulation.picks.PickRecipe;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssociationBenchTest {
  @TempDir
  private Path folder;

  @Test
  void theBenchPrintsOursTargetPeerAndBoundAndWritesAReportOfItsOwn() throws IOException {
    Path sets = SharedData.folder("association-synthetic");
    Path html = folder.resolve("bench.html");
    Path json = folder.resolve("bench.json");
    CommandLineRun run = CommandLineRun.of(
        "bench",
        "association",
        "--sets",
        sets.toString(),
        "--only",
        "seis-r01",
        "--repeats",
        "1",
        "--html",
        html.toString(),
        "--json",
        json.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "seis-r0100-s102", "PyOcto 1.000, 7", "Brier score", "False events per 1,000 km²");
    JsonNode set = JsonMapper.builder()
        .build()
        .readTree(Files.readString(json))
        .path("sets")
        .path(0);
    assertThat(set.path("f1").asDouble()).isGreaterThan(0.98);
    assertThat(set.path("bound_ratio").asDouble()).isLessThan(1.2);
    String page = Files.readString(html);
    assertThat(page)
        .contains("<svg", "prefers-color-scheme: dark")
        .doesNotContain("<script", "http://", "https://");
  }

  /** On a set that is drawn here, so that the test runs without the shared ones. */
  @Test
  void figuresCanBeRecomputedFromTheEventsThatAssociateWrites() throws IOException {
    DrawnPicks set = DrawnPicks.of(PickRecipe.dense(200, 1200), 4711);
    OwnSet.write(set, folder.resolve("sets"));
    Path json = folder.resolve("bench.json");
    CommandLineRun bench = CommandLineRun.of(
        "bench",
        "association",
        "--sets",
        folder.resolve("sets").toString(),
        "--only",
        "dense",
        "--repeats",
        "1",
        "--json",
        json.toString());
    assertThat(bench.exitCode()).as(bench.err()).isZero();
    assertThat(bench.out()).contains("numbers met", "What is asked for, and ours");
    JsonNode root = JsonMapper.builder().build().readTree(Files.readString(json));
    JsonNode row = root.path("sets").path(0);

    Path events = folder.resolve("events.csv");
    Path own = folder.resolve("sets").resolve(set.name());
    CommandLineRun associate = CommandLineRun.of(
        "associate",
        "--medium",
        "sound",
        "--stations",
        own.resolve("stations.csv").toString(),
        "--picks",
        own.resolve("picks.csv").toString(),
        "--speeds",
        "0.34",
        "--path-error",
        "0.005",
        "--pick-error",
        "0.02",
        "--events-out",
        events.toString());
    assertThat(associate.exitCode()).as(associate.err()).isZero();
    int matched = 0;
    int held = 0;
    int reported = 0;
    for (String line : Files.readAllLines(events).stream().skip(1).toList()) {
      String[] cell = line.split(",");
      reported++;
      Set<Integer> picks =
          Arrays.stream(cell[8].split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
      for (TrueEvent event : set.truth()) {
        long shared = Arrays.stream(event.picks()).filter(picks::contains).count();
        if (event.size() >= 6 && shared >= 0.6 * Math.max(picks.size(), event.size())) {
          matched++;
          double x = Double.parseDouble(cell[2]) - event.xKilometers();
          double y = Double.parseDouble(cell[3]) - event.yKilometers();
          double xx = Double.parseDouble(cell[5]);
          double xy = Double.parseDouble(cell[6]);
          double yy = Double.parseDouble(cell[7]);
          held += (yy * x * x - 2 * xy * x * y + xx * y * y) / (xx * yy - xy * xy) <= 4.605170186
              ? 1
              : 0;
        }
      }
    }
    assertThat(row.path("found").asInt()).isEqualTo(reported);
    assertThat(row.path("matched").asInt()).isEqualTo(matched).isGreaterThan(50);
    assertThat(row.path("ellipses").path("share_90").asDouble())
        .isCloseTo((double) held / matched, within(1.5 / matched));
    double f1 = 2.0
        * matched
        / (2.0 * matched + row.path("wrong").asInt() + row.path("detectable").asInt() - matched);
    assertThat(row.path("f1").asDouble()).isCloseTo(f1, within(1e-12)).isGreaterThan(0.97);
    assertThat(row.path("false_scores").isArray()).isTrue();
  }

  @Test
  void aFolderWithoutSetsIsRefusedWithWhatWasExpected() {
    CommandLineRun run = CommandLineRun.of("bench", "association", "--sets", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("holds no set", "meta.json");
  }
}
