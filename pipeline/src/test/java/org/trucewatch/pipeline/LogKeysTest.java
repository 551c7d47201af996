// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeysTest {
  @TempDir
  private Path folder;

  @Test
  void logsGoOnFromOneStartToTheNextUnderTheSameKeys() throws IOException {
    seal("a");
    seal("b");
    assertThat(SealedRun.open(folder.resolve("logs")).entries(Sealer.OBSERVATIONS))
        .hasSize(2);
    assertThat(LogKeys.findName(folder.resolve("keys"))).contains("site");
    assertThat(Files.getPosixFilePermissions(folder.resolve("keys/observations.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aLogWhoseKeyIsGoneIsNotContinuedUnderAnother() throws IOException {
    seal("a");
    Files.delete(folder.resolve("keys/observations.key"));
    assertThatThrownBy(() -> seal("b"))
        .hasMessageContaining("observations.key is missing")
        .hasMessageContaining("another key cannot continue it");
  }

  @Test
  void aKeyOfAnotherRunIsNamedAsSuch() {
    seal("a");
    assertThatThrownBy(() ->
            LogFolder.openWithKeys(folder.resolve("other"), "elsewhere", folder.resolve("keys")))
        .hasMessageContaining("is that of trucewatch/site/governance")
        .hasMessageContaining("expected that of trucewatch/elsewhere/governance");
  }

  @Test
  void oneLogCanBeWrittenWhileAnotherProcessWritesTheNext() {
    Path logs = folder.resolve("logs");
    Path keys = folder.resolve("keys");
    try (LogFolder first =
            LogFolder.openWithKeys(logs, "site", keys, List.of(Sealer.OBSERVATIONS));
        LogFolder second = LogFolder.openWithKeys(logs, "site", keys, List.of(Sealer.GOVERNANCE))) {
      assertThat(first.seal(Sealer.OBSERVATIONS, entry("a")).index()).isZero();
      assertThat(second.seal(Sealer.GOVERNANCE, entry("b")).index()).isZero();
      assertThatThrownBy(() -> first.seal(Sealer.GOVERNANCE, entry("c")))
          .hasMessageContaining("expected one of [observations]");
    }
  }

  private void seal(String text) {
    try (LogFolder logs =
        LogFolder.openWithKeys(folder.resolve("logs"), "site", folder.resolve("keys"))) {
      logs.seal(Sealer.OBSERVATIONS, entry(text));
      logs.publish();
    }
  }

  private static SealEntry entry(String text) {
    return new SealEntry(
        "note",
        "text/plain",
        "test",
        Instant.parse("2031-03-15T00:00:00Z"),
        List.of(),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
