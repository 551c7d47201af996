// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.science.association.network.EllipseCalibration;
import org.trucewatch.science.association.network.ProbabilityCalibration;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CalibrationCommandTest {
  @TempDir
  private Path folder;

  @Test
  void whatIsInUseIsCheckedOnTheSetsThatDidNotTeachAndCanBeRecomputedFromTheSamples()
      throws IOException {
    Path samples = folder.resolve("samples.csv");
    Path json = folder.resolve("calibration.json");
    CommandLineRun run = CommandLineRun.of(
        "bench",
        "calibration",
        "--draws",
        "1",
        "--only",
        "acou-wind,dense,seis",
        "--rate-max",
        "100",
        "--samples",
        samples.toString(),
        "--json",
        json.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("even seeds to fit", "In use, on the same sets");
    JsonNode inUse =
        JsonMapper.builder().build().readTree(Files.readString(json)).path("in_use");
    List<String[]> odd = Files.readAllLines(samples).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(row -> Long.parseLong(row[1]) % 2 == 1)
        .toList();
    double squares = 0;
    int reported = 0;
    int matched = 0;
    int held = 0;
    for (String[] row : odd) {
      double crowd = Double.parseDouble(row[2]);
      double p = ProbabilityCalibration.probability(Double.parseDouble(row[3]), crowd);
      if (p >= 0.5) {
        reported++;
        squares += (p - Integer.parseInt(row[5])) * (p - Integer.parseInt(row[5]));
        if (!row[6].isEmpty()) {
          matched++;
          double square = Double.parseDouble(row[6]) / EllipseCalibration.factor(crowd);
          held += square <= EllipseCoverage.CHI_SQUARED_90 ? 1 : 0;
        }
      }
    }
    assertThat(inUse.path("events").asInt()).isEqualTo(reported);
    assertThat(inUse.path("brier").asDouble()).isCloseTo(squares / reported, within(1e-6));
    assertThat(inUse.path("brier").asDouble()).isLessThan(0.012);
    assertThat(inUse.path("ellipses").path("all").path("share_90").asDouble())
        .isCloseTo((double) held / matched, within(1e-9))
        .isBetween(0.85, 0.95);
  }

  @Test
  void aFamilyThatIsNotDrawnIsRefused() {
    CommandLineRun run = CommandLineRun.of("bench", "calibration", "--only", "ocean");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no recipe is left", "acou-wind");
  }
}
