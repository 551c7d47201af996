// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.SharedData;

/** A log that other software wrote: transparency-dev's 15 entries with the checkpoints of all sizes on the way. */
class TilesVectorsTest {
  private static final String KEY =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

  @TempDir
  private Path temp;

  @Test
  void theLogIsEqualAndContinuesEachOfItsSeventeenCheckpoints() throws IOException {
    GoVerifier verifier = InstalledGo.get();
    Path log = SharedData.folder("tlog-vectors").resolve("tessera-testdata").resolve("log");
    List<Path> checkpoints;
    try (Stream<Path> files = Files.list(log)) {
      checkpoints = files
          .filter(f -> f.getFileName().toString().startsWith("checkpoint"))
          .sorted()
          .toList();
    }
    assertThat(checkpoints).hasSize(17);
    List<String> options = new ArrayList<>(List.of("-key", KEY));
    for (Path checkpoint : checkpoints) {
      options.add("-old");
      options.add(checkpoint.toString());
    }
    GoVerifier.Outcome outcome = verifier.check(options, List.of(log));
    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("equal: 15 entries").doesNotContain("old");
    System.out.println("Go verifier: the 15-entry log continues each of its 17 checkpoints");
  }

  @Test
  void eachEarlierSizeIsALogOfItsOwnThatTheLaterOnesContinue() throws IOException {
    GoVerifier verifier = InstalledGo.get();
    Path log = SharedData.folder("tlog-vectors").resolve("tessera-testdata").resolve("log");
    for (int size = 1; size <= 15; size++) {
      Path earlier = temp.resolve("size-" + size);
      Files.createDirectories(earlier);
      copy(log.resolve("tile"), earlier.resolve("tile"));
      Files.copy(log.resolve("checkpoint." + size), earlier.resolve("checkpoint"));
      Files.writeString(earlier.resolve("log.vkey"), KEY + "\n");
      for (int old = 0; old <= size; old++) {
        List<String> options = List.of("-key", KEY, "-old", log.resolve("checkpoint." + old) + "");
        GoVerifier.Outcome outcome = verifier.check(options, List.of(earlier));
        assertThat(outcome.status())
            .as("%d after %d%n%s", size, old, outcome.output())
            .isZero();
      }
      if (size < 15) {
        List<String> options =
            List.of("-key", KEY, "-old", log.resolve("checkpoint." + (size + 1)) + "");
        assertThat(verifier.check(options, List.of(earlier)).output())
            .contains("checkpoint: rollback: size is " + size);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
