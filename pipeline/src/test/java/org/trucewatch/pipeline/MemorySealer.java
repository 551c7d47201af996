// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.LeafRef;

/** The fake of {@link Sealer}: keeps entries in memory. */
public final class MemorySealer implements Sealer {
  private final Map<String, List<SealEntry>> logs = new TreeMap<>();

  @Override
  public LeafRef seal(String log, SealEntry entry) {
    List<SealEntry> entries = logs.computeIfAbsent(log, name -> new ArrayList<>());
    entries.add(entry);
    return new LeafRef(log, entries.size() - 1L);
  }

  @Override
  public void publish() {
    // Nothing outlives the process, so there is nothing to make durable.
  }

  /** The entries of one log, in order. */
  public List<SealEntry> entries(String log) {
    return List.copyOf(logs.getOrDefault(log, List.of()));
  }
}
