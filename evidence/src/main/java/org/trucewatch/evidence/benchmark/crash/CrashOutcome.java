// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark.crash;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of some crashes.
 *
 * @param crashes how often the disk or process was taken away
 * @param acknowledged entries that were acknowledged
 * @param signed checkpoints that were signed and seen
 * @param broken promises that were not kept
 */
public record CrashOutcome(
    long crashes, long acknowledged, long signed, List<BrokenPromise> broken) {

  /** Nothing yet. */
  public static final CrashOutcome NONE = new CrashOutcome(0, 0, 0, List.of());

  public CrashOutcome {
    broken = List.copyOf(broken);
  }

  /** Both together. */
  public CrashOutcome and(CrashOutcome other) {
    List<BrokenPromise> all = new ArrayList<>(broken);
    all.addAll(other.broken);
    return new CrashOutcome(
        crashes + other.crashes, acknowledged + other.acknowledged, signed + other.signed, all);
  }

  /** How many promises of a kind were broken. */
  public long count(BrokenPromise.Kind kind) {
    return broken.stream().filter(promise -> promise.kind() == kind).count();
  }
}
