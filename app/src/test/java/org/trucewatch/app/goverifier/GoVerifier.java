// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program in {@code verifier-go}, which shares no code with this project. Built once per test run. Where Go or its
 * package golang.org/x/mod is missing, tests skip; with {@code TRUCEWATCH_GO=required}, as CI sets it, they fail.
 */
final class GoVerifier {
  static final int EQUAL = 0;
  static final int DIFFERS = 1;

  private static final Path SOURCES =
      Path.of(System.getProperty("trucewatch.root", ".."), "verifier-go").toAbsolutePath();
  private static final Path MODULES = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/note");
  private static final long MINUTES_MAX = 5;
  private static final Optional<GoVerifier> BUILT = build();

  private final Path program;

  private GoVerifier(Path program) {
    this.program = program;
  }

  /** What the program said. */
  record Outcome(int status, String output) {
    boolean isEqual() {
      return status == EQUAL;
    }

    /** What it said of one of several inputs, a line each. */
    List<String> of(Path input) {
      return output.lines().filter(line -> line.startsWith(input + ": ")).toList();
    }
  }

  static Optional<GoVerifier> find() {
    return BUILT;
  }

  /** The verifier; the calling test is skipped with a message where there is no Go. */
  static GoVerifier get() {
    assumeTrue(BUILT.isPresent(), GoVerifier::missing);
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
      Outcome built = run(List.of(SOURCES.resolve("build").toString(), program.toString()));
      if (built.status != 0) {
        throw new IllegalStateException("verifier-go/build failed: " + built.output);
      }
      return Optional.of(new GoVerifier(program));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasGo() {
    try {
      return run(List.of("go", "version")).status == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Runs the unit tests, the formatter's check and vet of the verifier's own sources. */
  static Outcome checkSources() {
    return run(List.of(SOURCES.resolve("check").toString(), "-count=1"));
  }

  Outcome check(Path... inputs) {
    return check(List.of(), List.of(inputs));
  }

  Outcome check(List<String> options, List<Path> inputs) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(options);
    inputs.forEach(input -> command.add(input.toString()));
    return run(command);
  }

  private static Outcome run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      // Go wants a place for its build cache, which a bare environment has not.
      Map<String, String> environment = builder.environment();
      environment.putIfAbsent("GOCACHE", System.getProperty("java.io.tmpdir") + "/go-build");
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command.get(0) + " did not end: " + output);
      }
      return new Outcome(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
