// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.trucewatch.pipeline.LogFolder;

/**
 * After every test of this module: the Go verifier checks each log and each bundle that lies in one of the test's
 * temporary folders. Registered for all tests by {@code META-INF/services}, so that a new one cannot forget it.
 */
public final class LogsOfTests implements AfterEachCallback, AfterAllCallback {
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(LogsOfTests.class);
  private static final byte[] BUNDLE_NAME = "bundle".getBytes(StandardCharsets.US_ASCII);
  private static final int ZIP_NAME_LENGTH_AT = 26;
  private static final int ZIP_NAME_AT = 30;

  /** How many were checked; printed once, at the end. */
  private static final class Counts implements AutoCloseable {
    private final AtomicInteger logs = new AtomicInteger();
    private final AtomicInteger bundles = new AtomicInteger();
    private final AtomicInteger tests = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();

    @Override
    public void close() {
      if (InstalledGo.find().isEmpty()) {
        System.out.println("Go verifier: " + InstalledGo.missing());
      } else {
        System.out.printf(
            "Go verifier: %s logs and %s bundles that %s tests wrote: all equal; what %s tests altered: all rejected%n",
            logs, bundles, tests, rejected);
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    boolean altered = context
        .getTestMethod()
        .map(m -> m.isAnnotationPresent(AlteredLogs.class))
        .orElse(false);
    check(context, altered);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    check(context, false);
  }

  private static void check(ExtensionContext context, boolean altered) throws IOException {
    Counts counts = context
        .getRoot()
        .getStore(STORE)
        .computeIfAbsent(Counts.class, type -> new Counts(), Counts.class);
    Set<Path> logs = new TreeSet<>();
    Set<Path> bundles = new TreeSet<>();
    for (Path folder : RecordedFolders.take(context)) {
      collect(folder, logs, bundles);
    }
    if (logs.isEmpty() && bundles.isEmpty()
        || InstalledGo.find().isEmpty()
        || context.getExecutionException().isPresent()) {
      return;
    }
    List<Path> inputs = new ArrayList<>(runs(logs));
    inputs.addAll(bundles);
    GoVerifier.Outcome outcome = InstalledGo.get().check(List.of(), inputs);
    if (altered) {
      assertThat(outcome.isEqual())
          .as("no log is rejected, but the test is marked as altering one%n%s", outcome.output())
          .isFalse();
      counts.rejected.incrementAndGet();
    } else {
      assertThat(outcome.status())
          .as("verifier-go on what this test wrote%n%s", outcome.output())
          .isEqualTo(GoVerifier.EQUAL);
      counts.tests.incrementAndGet();
      counts.logs.addAndGet(logs.size());
      counts.bundles.addAndGet(bundles.size());
    }
  }

  private static void collect(Path folder, Set<Path> logs, Set<Path> bundles) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    if (Files.exists(folder.resolve("log.vkey")) || Files.isDirectory(folder.resolve("tile"))) {
      logs.add(folder);
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted().toList()) {
        collect(child, logs, bundles);
        if (Files.isRegularFile(child) && isBundle(child)) {
          bundles.add(child);
        }
      }
    }
  }

  /** A ZIP file whose first file is a bundle's manifest. */
  private static boolean isBundle(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(ZIP_NAME_AT + BUNDLE_NAME.length);
      return start.length == ZIP_NAME_AT + BUNDLE_NAME.length
          && start[0] == 'P'
          && start[1] == 'K'
          && start[ZIP_NAME_LENGTH_AT] == BUNDLE_NAME.length
          && new String(start, ZIP_NAME_AT, BUNDLE_NAME.length, StandardCharsets.US_ASCII)
              .equals("bundle");
    }
  }

  /** Logs by the names of a run are checked together, with what they refer to in each other. */
  private static Set<Path> runs(Set<Path> logs) {
    Set<Path> inputs = new TreeSet<>();
    for (Path log : logs) {
      boolean ofRun = LogFolder.LOGS.contains(log.getFileName().toString());
      inputs.add(ofRun ? log.getParent() : log);
    }
    return inputs;
  }
}
