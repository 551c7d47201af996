// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Altered copies of a run or of a bundle, checked many at a time. Files that stay as they were are linked, not copied. */
final class TamperedCopies {
  private static final int AT_A_TIME = 50;

  private final Path original;
  private final Path folder;
  private final List<String> options;
  private final Map<Path, Altered> waiting = new LinkedHashMap<>();
  private final List<String> missed = new ArrayList<>();
  private int checked;

  /** What was done, and what an output line must begin with behind the copy's name: one of these. */
  private record Altered(String what, List<String> expected) {}

  /** Alters a copy. */
  interface Change {
    void in(Path copy) throws IOException;
  }

  /**
   * @param original a run's folder; not changed
   * @param folder where to put the copies
   * @param options of the verifier
   */
  TamperedCopies(Path original, Path folder, List<String> options) {
    this.original = original;
    this.folder = folder;
    this.options = List.copyOf(options);
  }

  /** Files that a web server would serve, relative to the folder, sorted. */
  static List<Path> served(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(file -> !file.toString().contains(".writer"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of a line that names a file; a salt is reported under its blob. */
  static String differs(Path file) {
    String name = file.toString();
    return "differs: "
        + (name.endsWith(".salt") ? name.substring(0, name.length() - ".salt".length()) : name);
  }

  /** Alters a copy of the run; one of its output lines must begin with one of the texts. */
  void add(String what, List<String> expected, Change change) throws IOException {
    Path copy = folder.resolve("copy-" + waiting.size());
    for (Path file : served(original)) {
      Path to = copy.resolve(file);
      Files.createDirectories(to.resolve(".."));
      Files.createLink(to, original.resolve(file));
    }
    change.in(copy);
    waitFor(copy, what, expected);
  }

  /** Adds a file that stands for itself, such as a bundle. */
  void addFile(String what, List<String> expected, byte[] content) throws IOException {
    Path copy = folder.resolve("copy-" + waiting.size());
    Files.createDirectories(folder);
    Files.write(copy, content);
    waitFor(copy, what, expected);
  }

  private void waitFor(Path copy, String what, List<String> expected) throws IOException {
    waiting.put(copy, new Altered(what, expected));
    if (waiting.size() == AT_A_TIME) {
      checkWaiting();
    }
  }

  private void checkWaiting() throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    List<Path> inputs = new ArrayList<>(waiting.keySet());
    // With one input alone the verifier would not name it.
    inputs.add(folder.resolve("no-such-input"));
    GoVerifier.Outcome outcome = InstalledGo.get().check(options, inputs);
    waiting.forEach((copy, altered) -> {
      List<String> said = outcome.of(copy);
      boolean named = said.stream()
          .anyMatch(line ->
              altered.expected.stream().anyMatch(text -> line.startsWith(copy + ": " + text)));
      if (!named) {
        missed.add(altered.what + ": " + said);
      }
      checked++;
    });
    for (Path copy : waiting.keySet()) {
      delete(copy);
    }
    waiting.clear();
  }

  /** Checks what is left, and fails unless all were rejected as expected; gives how many there were. */
  int requireAllRejected() throws IOException {
    checkWaiting();
    assertThat(missed).as("not rejected, of %d", checked).isEmpty();
    return checked;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Puts another content in a file's place; writing into it would alter the original that it is linked to. */
  static void replace(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    Files.createDirectories(file.resolve(".."));
    Files.write(file, content);
  }
}
