// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The verifier in Go, built once per test run. Where Go or its package golang.org/x/mod is missing, tests skip; with
 * {@code TRUCEWATCH_GO=required}, as CI sets it, they fail.
 */
final class InstalledGo {
  private static final Path SOURCES =
      Path.of(System.getProperty("trucewatch.root", ".."), "verifier-go").toAbsolutePath();
  private static final Path MODULES = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/note");
  private static final Optional<GoVerifier> BUILT = build();

  private InstalledGo() {}

  static Optional<GoVerifier> find() {
    return BUILT;
  }

  /** The verifier; the calling test is skipped with a message where there is no Go. */
  static GoVerifier get() {
    assumeTrue(BUILT.isPresent(), InstalledGo::missing);
    return BUILT.orElseThrow();
  }

  static String missing() {
    return "skipped: install golang-go and golang-golang-x-mod-dev to check the logs with verifier-go";
  }

  private static Optional<GoVerifier> build() {
    boolean required = "required".equals(System.getenv("TRUCEWATCH_GO"));
    if (!required && (!Files.isDirectory(MODULES) || !hasGo())) {
      return Optional.empty();
    }
    try {
      Path folder = Files.createTempDirectory("verifier-go");
      Path program = folder.resolve("verifier-go");
      folder.toFile().deleteOnExit(); // Deleted in the reverse order.
      program.toFile().deleteOnExit();
      GoVerifier.Outcome built = GoVerifier.build(SOURCES, program);
      if (!built.isEqual()) {
        throw new IllegalStateException("verifier-go/build failed: " + built.output());
      }
      return Optional.of(new GoVerifier(program));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasGo() {
    try {
      return GoVerifier.run(List.of("go", "version")).isEqual();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Runs the unit tests, the formatter's check and vet of the verifier's own sources. */
  static GoVerifier.Outcome checkSources() {
    return GoVerifier.run(List.of(SOURCES.resolve("check").toString(), "-count=1"));
  }
}
