// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.simulation.truth.TruthLine.Kind;

class TruthFolderTest {
  private static final TruthLine LINE = line();

  @TempDir
  Path folder;

  @Test
  void oneLineAnObject() throws IOException {
    Path file =
        TruthFolder.write(folder.resolve("truth"), folder.resolve("recording"), List.of(LINE));
    assertThat(file)
        .hasContent(
            "{\"truthId\":\"truth-1\",\"kind\":\"IMPACT\",\"lat\":-30.5,"
                + "\"t_ns\":7,\"side\":\"a \\\"b\\\"\",\"isViolation\":true,\"visibleTo\":[{\"x\":1}]}\n");
  }

  @Test
  void truthIsNeverWrittenInsideTheRecording() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TruthFolder.write(folder.resolve("r/truth"), folder.resolve("r"), List.of(LINE)))
        .withMessageContaining("neither inside the other");
  }

  @Test
  void recordingIsNeverInsideTheTruthFolder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TruthFolder.write(folder, folder.resolve("sub/../r"), List.of(LINE)));
  }

  @Test
  void everyTruthIdCanBeRecognised() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TruthLine("store", Kind.IMPACT, Map.of()))
        .withMessageContaining("truth-");
  }

  /** What makes recordings must not know what truth is; only the demo, which writes both, may. */
  @Test
  void wavesAndReportsDoNotKnowTheTruth() throws IOException {
    Path sources = Path.of("src/main/java/org/trucewatch/simulation");
    for (String place : List.of("waveform", "report")) {
      try (Stream<Path> files = Files.list(sources.resolve(place))) {
        assertThat(files)
            .isNotEmpty()
            .allSatisfy(file -> assertThat(file).content().doesNotContain("simulation.truth"));
      }
    }
  }

  private static TruthLine line() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("lat", -30.5);
    fields.put("t_ns", 7L);
    fields.put("side", "a \"b\"");
    fields.put("isViolation", true);
    fields.put("visibleTo", List.of(Map.of("x", 1)));
    return new TruthLine("truth-1", Kind.IMPACT, fields);
  }
}
