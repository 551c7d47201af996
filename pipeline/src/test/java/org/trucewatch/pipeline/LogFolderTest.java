// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest extends SealerContract {
  @TempDir
  private Path folder;

  private LogFolder logs;

  @BeforeEach
  void open() {
    logs = LogFolder.openSeeded(folder.resolve("run"), "test", 7);
  }

  @AfterEach
  void close() {
    logs.close();
  }

  @Override
  Sealer sealer() {
    return logs;
  }

  @Override
  List<SealEntry> entries(String log) {
    return SealedRun.open(folder.resolve("run")).entries(log);
  }

  @Test
  void aFolderInUseCannotBeWrittenByAnother() {
    assertThatThrownBy(() -> LogFolder.openSeeded(folder.resolve("run"), "test", 7))
        .isInstanceOf(org.trucewatch.evidence.storage.LogInUseException.class);
  }

  @Test
  void theSameSeedAndEntriesGiveTheSameFiles() {
    Map<String, String> first = sealed("first", 7);
    assertThat(sealed("second", 7)).isEqualTo(first).isNotEmpty();
    assertThat(sealed("third", 8).keySet()).isEqualTo(first.keySet());
  }

  private Map<String, String> sealed(String name, long seed) {
    Path run = folder.resolve(name);
    try (LogFolder other = LogFolder.openSeeded(run, "test", seed)) {
      other.seal(Sealer.OBSERVATIONS, entry("x".repeat(200_000)));
      other.seal(Sealer.FINDINGS, entry("y"));
      other.publish();
    }
    return content(run);
  }

  /** Served files by name, each as text that compares by value. */
  private static Map<String, String> content(Path run) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        if (!name.contains(".writer")) {
          files.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
