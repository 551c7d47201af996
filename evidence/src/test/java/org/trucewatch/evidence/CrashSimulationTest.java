// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.evidence.benchmark.crash.CrashOutcome;
import org.trucewatch.evidence.benchmark.crash.CrashSimulation;
import org.trucewatch.evidence.storage.SimulatedDisk.Fault;

/**
 * Writes a log on a disk that fails and forgets, and holds it to its word: whatever was acknowledged is
 * there under its index, and whatever was signed agrees with all that is signed later.
 *
 * <p>{@code -Dtrucewatch.crash.seeds=10000} runs the long form, as {@code trucewatch bench evidence} does.
 */
class CrashSimulationTest {

  private static final int SEEDS = Integer.getInteger("trucewatch.crash.seeds", 300);

  @Test
  void seededCrashesLoseNothingAcknowledgedAndNeverFork() {
    long acknowledged = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      CrashOutcome outcome = CrashSimulation.run(seed);
      assertThat(outcome.broken()).as("seed " + seed + " replays this").isEmpty();
      acknowledged += outcome.acknowledged();
    }
    assertThat(acknowledged).isGreaterThan(100L * SEEDS);
  }

  /** Every single step of a fixed piece of work, refused once and done but refused once. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyStepMayFailInBothWays(Fault fault) {
    CrashOutcome outcome = CrashSimulation.everyStep(fault);
    assertThat(outcome.broken()).isEmpty();
    assertThat(outcome.crashes()).isGreaterThan(120);
  }
}
