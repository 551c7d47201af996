// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The program in {@code verifier-go}.
 *
 * @param program as {@link #build} made it
 */
public record GoVerifier(Path program) {
  public static final int EQUAL = 0;
  public static final int DIFFERS = 1;

  /** For one build or one call, which may be about many folders. */
  private static final int MINUTES_MAX = 5;

  /** What a program said. */
  public record Outcome(int status, String output) {
    public boolean isEqual() {
      return status == EQUAL;
    }

    /** What it said of one of several inputs, a line each. */
    public List<String> of(Path input) {
      return output.lines().filter(line -> line.startsWith(input + ": ")).toList();
    }
  }

  /**
   * Builds it.
   *
   * @param sources the folder {@code verifier-go}
   * @return status 0 where the program is there
   * @throws UncheckedIOException where the build does not start
   */
  public static Outcome build(Path sources, Path program) {
    return run(List.of(sources.resolve("build").toString(), program.toString()));
  }

  /** Checks logs, runs or bundles in one call. */
  public Outcome check(List<String> options, List<Path> inputs) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(options);
    inputs.forEach(input -> command.add(input.toString()));
    return run(command);
  }

  /** Which of several inputs differ from what was signed, found in one call. */
  public Set<Path> differing(List<String> options, List<Path> inputs) {
    if (inputs.size() == 1) { // The lines do not name a single input.
      return check(options, inputs).status == DIFFERS ? Set.copyOf(inputs) : Set.of();
    }
    Outcome outcome = check(options, inputs);
    Set<Path> differing = new HashSet<>();
    for (Path input : inputs) {
      if (outcome.of(input).stream().anyMatch(l -> l.startsWith(input + ": differs: "))) {
        differing.add(input);
      }
    }
    return differing;
  }

  /** Runs a command to its end, what it prints and complains of in one text. */
  static Outcome run(List<String> command) {
    try {
      Path output = Files.createTempFile("trucewatch-go", ".txt");
      try {
        return run(command, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  private static Outcome run(List<String> command, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    // Go wants a place for its build cache, which a bare environment has not.
    builder
        .environment()
        .putIfAbsent("GOCACHE", System.getProperty("java.io.tmpdir") + "/go-build");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Outcome(-1, "still running after " + MINUTES_MAX + " minutes");
    }
    return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
