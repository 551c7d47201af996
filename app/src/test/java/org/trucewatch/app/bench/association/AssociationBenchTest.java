// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.domain.SharedData;
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

  @Test
  void aFolderWithoutSetsIsRefusedWithWhatWasExpected() {
    CommandLineRun run = CommandLineRun.of("bench", "association", "--sets", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("holds no set", "meta.json");
  }
}
