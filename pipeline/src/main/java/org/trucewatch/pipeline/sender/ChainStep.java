// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a batch stands in its device's chain. */
public sealed interface ChainStep {
  /**
   * Batches that were announced by a later one and have not come.
   *
   * @param first sequence number
   * @param last sequence number, not before the first
   */
  record Missing(String bootId, long first, long last) {
    @Override
    public String toString() {
      return first == last
          ? "batch " + first + " of boot " + bootId
          : "batches " + first + " to " + last + " of boot " + bootId;
    }
  }

  /**
   * The newest.
   *
   * @param missing directly before it, where something is
   * @param notes what a person may want to know, such as a clock that went back
   */
  record Newest(Optional<Missing> missing, List<String> notes) implements ChainStep {
    public Newest {
      notes = List.copyOf(notes);
    }
  }

  /** One that was missing, and fits. */
  record Backfill(List<String> notes) implements ChainStep {
    public Backfill {
      notes = List.copyOf(notes);
    }
  }

  /** The same bytes came before. */
  record Known(long leaf) implements ChainStep {}

  /**
   * The device's own words contradict each other: two of them hold its key, or it lost its state and went on.
   *
   * @param other leaf of the batch that it contradicts, where it is still remembered
   */
  record Forked(OptionalLong other, String reason) implements ChainStep {}

  /** Older than what is remembered; whether it is known cannot be told here. */
  record Forgotten(String reason) implements ChainStep {}
}
