// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.ArrayList;
import java.util.List;

/** All complete subtrees over a list of leaf hashes, kept in memory. Immutable once built. */
public final class MemoryNodes implements NodeSource {

  private final List<List<Hash>> rows = new ArrayList<>();

  public MemoryNodes(List<Hash> leafHashes) {
    TreeHasher hasher = new TreeHasher();
    List<Hash> row = List.copyOf(leafHashes);
    while (!row.isEmpty()) {
      rows.add(row);
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i + 1 < row.size(); i += 2) {
        above.add(hasher.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
  }

  @Override
  public Hash node(int height, long index) {
    return rows.get(height).get(Math.toIntExact(index));
  }

  /** The leaf hashes it was built over. */
  public List<Hash> leafHashes() {
    return rows.isEmpty() ? List.of() : rows.get(0);
  }

  /** The root over all leaves. */
  public Hash root() {
    return new TreeHasher().root(leafHashes());
  }
}
