// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.evidence.benchmark.crash.CrashOutcome;
import org.trucewatch.evidence.benchmark.crash.KilledWriter;

/** A writer on a real disk that is killed without warning, again and again. */
class KilledWriterTest {

  private static final int KILLS = Integer.getInteger("trucewatch.kills", 6);

  @TempDir
  Path temp;

  @Test
  void nothingAcknowledgedIsLost() throws IOException {
    CrashOutcome outcome = KilledWriter.run(temp, KILLS, 5, done -> {});
    assertThat(outcome.broken()).isEmpty();
    assertThat(outcome.acknowledged()).isGreaterThan(KILLS);
  }
}
