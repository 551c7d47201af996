// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trucewatch.app.goverifier.GoVerifier;
import org.trucewatch.evidence.benchmark.EvidenceBenchmark;
import org.trucewatch.evidence.benchmark.Figure;
import org.trucewatch.evidence.benchmark.SampleEntries;

/** Asks the second verifier, in Go, about the same changed bits as the first. */
final class GoFlips {
  static final String PART = "flips";
  static final String GROUP = "changed bits";
  private static final String NAME = "rejected by the Go verifier";

  private GoFlips() {}

  static Figure figure(EvidenceBenchmark benchmark, Path home) {
    Path sources = home.resolve("verifier-go");
    if (!Files.isExecutable(sources.resolve("build"))) {
      return Figure.missing(GROUP, NAME, "there is no " + sources.resolve("build"));
    }
    return benchmark
        .part("flips, Go verifier", folder -> List.of(built(benchmark, sources, folder)))
        .get(0);
  }

  private static Figure built(EvidenceBenchmark benchmark, Path sources, Path folder)
      throws IOException {
    Path program = folder.toAbsolutePath().resolve("verifier-go");
    GoVerifier.Outcome build;
    try {
      build = GoVerifier.build(sources, program);
    } catch (UncheckedIOException e) {
      return Figure.missing(GROUP, NAME, "verifier-go/build does not start: " + e.getMessage());
    }
    if (!build.isEqual() || !Files.isExecutable(program)) {
      String first = build.output().lines().findFirst().orElse("status " + build.status());
      return Figure.missing(GROUP, NAME, first + "; install golang-go and golang-golang-x-mod-dev");
    }
    List<String> key = List.of("-key", SampleEntries.KEY.verifier().text());
    GoVerifier verifier = new GoVerifier(program);
    return benchmark.flipFigure("Go", folder, logs -> verifier.differing(key, logs));
  }
}
