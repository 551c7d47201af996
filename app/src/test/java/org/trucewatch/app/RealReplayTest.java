// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two replays on real input, through the command line: what the numbers must be. */
class RealReplayTest {
  private static final Path ROOT = Path.of(System.getProperty("trucewatch.root", ".."));
  private static final double TRUTH_LATITUDE = 33.5377;
  private static final double TRUTH_LONGITUDE = -106.333961;

  @TempDir
  private Path folder;

  @Test
  void theExplosionIsLocatedFromItsRecordings() throws IOException {
    JsonNode picture = replay(SharedData.folder("hrr5-infrasound"), "first");
    assertThat(picture.path("events").size()).isEqualTo(1);
    JsonNode event = picture.path("events").get(0);
    assertThat(event.path("truth").path("distanceKm").asDouble()).isLessThan(20);
    assertThat(event.path("truth").path("insideRegion").asDouble(1)).isLessThanOrEqualTo(0.9);
    assertThat(region(event, 0.9)).isLessThanOrEqualTo(10_000);
    assertThat(picture.path("clockFaults").size()).isZero();
    assertThat(picture.path("rejections").size()).isZero();
    Map<String, Double> nearest = bearingErrors(picture);
    assertThat(nearest.keySet()).containsExactly("W220", "W240", "W340", "W420", "W460");
    nearest.forEach(
        (array, error) -> assertThat(error).as(array).isLessThan(array.equals("W240") ? 4 : 1));
    for (JsonNode arrival : event.path("arrivals")) {
      assertThat(Math.abs(arrival.path("bearingResidualDegrees").asDouble())).isLessThan(20);
    }
  }

  @Test
  void theExplosionTwiceGivesTheSameBytesAndVerifies() throws IOException {
    Path recording = SharedData.folder("hrr5-infrasound");
    replay(recording, "first");
    replay(recording, "second");
    assertThat(FolderContent.of(folder.resolve("second")))
        .isEqualTo(FolderContent.of(folder.resolve("first")));
    CommandLineRun verified =
        CommandLineRun.of("verify", folder.resolve("first").toString());
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("recomputed byte for byte");
  }

  @Test
  void theEasterTruceIsJudgedObligationByObligation() throws IOException {
    SharedData.folder("firms-viirs-easter-2026");
    JsonNode picture = replay(ROOT.resolve("replays/easter-2026.yaml"), "easter");
    Map<String, JsonNode> findings = new TreeMap<>();
    picture.path("findings").forEach(f -> findings.put(f.path("obligation").asString(), f));
    assertThat(findings.keySet()).containsExactly("air-RU", "air-UA", "ground-RU", "ground-UA");
    assertThat(requireNonNull(findings.get("air-RU")).path("statement").asString())
        .contains("None reported", "one-sided");
    for (String undetermined : new String[] {"air-UA", "ground-RU", "ground-UA"}) {
      assertThat(requireNonNull(findings.get(undetermined)).path("standing").asString())
          .isEqualTo("UNDETERMINED");
    }
    assertThat(requireNonNull(findings.get("ground-RU")).path("statement").asString())
        .contains("14, 3, 15");
    for (JsonNode finding : findings.values()) {
      assertThat(finding.path("coverage").size()).isPositive();
      assertThat(finding.path("attribution").path("cannotBeSaid").asDouble()).isEqualTo(1);
      finding
          .path("criteria")
          .forEach(c -> assertThat(c.path("standing").asString()).isEqualTo("CANNOT_BE_JUDGED"));
    }
    replay(ROOT.resolve("replays/easter-2026.yaml"), "again");
    assertThat(FolderContent.of(folder.resolve("again")))
        .isEqualTo(FolderContent.of(folder.resolve("easter")));
    assertThat(CommandLineRun.of("verify", folder.resolve("easter").toString()).exitCode())
        .isZero();
    String logs = folder.resolve("easter").toString();
    for (String finding : findings.keySet()) {
      CommandLineRun page = CommandLineRun.of("explain", finding, "--run", logs);
      assertThat(page.out())
          .contains("standard of proof", "What is not known", "trucewatch verify");
      CommandLineRun docket = CommandLineRun.of("docket", finding + "/guarantee", "--run", logs);
      assertThat(docket.out())
          .contains("criteria together    cannot be judged", "Europe/Kyiv")
          .doesNotContain("criteria together    met");
    }
  }

  private JsonNode replay(Path what, String name) throws IOException {
    Path json = folder.resolve(name + ".json");
    CommandLineRun run = CommandLineRun.of(
        "replay",
        what.toString(),
        "--json",
        json.toString(),
        "--log",
        folder.resolve(name).toString());
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return JsonMapper.shared().readTree(Files.readString(json));
  }

  private static double region(JsonNode event, double probability) {
    for (JsonNode region : event.path("regions")) {
      if (region.path("probability").asDouble() == probability) {
        return region.path("areaKm2").asDouble();
      }
    }
    throw new AssertionError("no region of " + probability);
  }

  /** Of each array the bearing error of its strongest detection, degrees. */
  private static Map<String, Double> bearingErrors(JsonNode picture) {
    Map<String, Double> errors = new TreeMap<>();
    Map<String, Double> strength = new TreeMap<>();
    for (JsonNode d : picture.path("detections")) {
      String array = d.path("arrayId").asString();
      double f = d.path("fStatistic").asDouble();
      if (f > strength.getOrDefault(array, 0.0)) {
        strength.put(array, f);
        double truth = Geodesic.WGS84.Inverse(
                d.path("latitudeDegrees").asDouble(),
                d.path("longitudeDegrees").asDouble(),
                TRUTH_LATITUDE,
                TRUTH_LONGITUDE)
            .azi1;
        errors.put(
            array,
            Math.abs(Math.IEEEremainder(d.path("backAzimuthDegrees").asDouble() - truth, 360)));
      }
    }
    return errors;
  }
}
