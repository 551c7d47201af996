// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sequenced entries that no checkpoint covers yet. Safe for any thread. */
final class PendingEntries {

  private final List<byte[]> entries = new ArrayList<>();
  private long start;
  private long bytes;

  PendingEntries(long start) {
    this.start = start;
  }

  synchronized void addAll(List<byte[]> more) {
    entries.addAll(more);
    more.forEach(entry -> bytes += entry.length);
  }

  synchronized Optional<byte[]> find(long index) {
    return index < start
        ? Optional.empty()
        : Optional.of(entries.get(Math.toIntExact(index - start)));
  }

  /** The entries up to an index. */
  synchronized List<byte[]> until(long end) {
    return new ArrayList<>(entries.subList(0, Math.toIntExact(end - start)));
  }

  synchronized void dropBefore(long index) {
    List<byte[]> dropped = entries.subList(0, Math.toIntExact(index - start));
    dropped.forEach(entry -> bytes -= entry.length);
    dropped.clear();
    start = index;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized long end() {
    return start + entries.size();
  }
}
