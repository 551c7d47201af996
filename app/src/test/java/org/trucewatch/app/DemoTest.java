// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as a newcomer runs it, without the page. */
class DemoTest {
  @TempDir
  private Path folder;

  @Test
  void theExerciseGivesEventsFindingsAndANamedClockAndTheSameBytesTwice() throws IOException {
    JsonNode picture = demo("first");
    assertThat(picture.path("exercise").asBoolean()).isTrue();
    assertThat(picture.path("events").size()).isBetween(1, 3);
    assertThat(picture.path("rejections").size()).isZero();
    assertThat(picture.path("clockFaults").size()).isEqualTo(1);
    JsonNode fault = picture.path("clockFaults").get(0);
    assertThat(fault.path("sensor").asString()).isEqualTo("XX.EXC5..BDF");
    assertThat(fault.path("offsetSeconds").asDouble()).isBetween(1.65, 1.75);
    assertThat(picture.path("control").size()).isPositive();
    picture.path("findings").forEach(f -> {
      if (!f.path("id").asString().startsWith("incident/")) {
        assertThat(f.path("attribution").path("grade").asString()).isEqualTo("UNDETERMINED");
      }
    });
    assertThat(picture.path("line").path("incidents")).isNotEmpty();
    demo("second");
    assertThat(FolderContent.of(folder.resolve("second")))
        .isEqualTo(FolderContent.of(folder.resolve("first")));
  }

  private JsonNode demo(String name) throws IOException {
    Path json = folder.resolve(name + ".json");
    CommandLineRun run = CommandLineRun.of(
        "demo",
        "--no-serve",
        "--json",
        json.toString(),
        "--log",
        folder.resolve(name).toString());
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return JsonMapper.shared().readTree(Files.readString(json));
  }
}
