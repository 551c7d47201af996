// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.trucewatch.evidence.benchmark.EvidenceBenchmark;
import org.trucewatch.evidence.benchmark.Figure;
import org.trucewatch.evidence.benchmark.SampleEntries;

/** Asks the second verifier, in Go, about the same changed bits as the first. */
final class GoVerifier {
  static final String PART = "flips";
  static final String GROUP = "changed bits";
  private static final String NAME = "rejected by the Go verifier";
  private static final int BUILD_SECONDS_MAX = 300;
  private static final int CHECK_SECONDS_MAX = 60;
  private static final int DIFFERS = 1;

  private GoVerifier() {}

  static Figure figure(EvidenceBenchmark benchmark, Path home) {
    Path script = home.resolve("verifier-go/build");
    if (!Files.isExecutable(script)) {
      return Figure.missing(GROUP, NAME, "there is no " + script);
    }
    return benchmark
        .part("flips, Go verifier", folder -> List.of(built(benchmark, script, folder)))
        .get(0);
  }

  private static Figure built(EvidenceBenchmark benchmark, Path script, Path folder)
      throws IOException {
    Path program = folder.toAbsolutePath().resolve("verifier-go");
    Run build;
    try {
      build = run(BUILD_SECONDS_MAX, script.toString(), program.toString());
    } catch (IOException e) {
      return Figure.missing(GROUP, NAME, "verifier-go/build does not start: " + e.getMessage());
    }
    if (build.status != 0 || !Files.isExecutable(program)) {
      String first = build.output.lines().findFirst().orElse("status " + build.status);
      return Figure.missing(GROUP, NAME, first + "; install golang-go and golang-golang-x-mod-dev");
    }
    String key = SampleEntries.KEY.verifier().text();
    return benchmark.flipFigure("Go", folder, log -> {
      Run check = run(CHECK_SECONDS_MAX, program.toString(), "-key", key, log.toString());
      return check.status == DIFFERS;
    });
  }

  private record Run(int status, String output) {}

  private static Run run(int secondsMax, String... command) throws IOException {
    Path output = Files.createTempFile("trucewatch-go", ".txt");
    try {
      Process process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
      if (!process.waitFor(secondsMax, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Run(-1, "still running after " + secondsMax + " s");
      }
      return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(output);
    }
  }
}
