// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a tree is an earlier one with leaves appended and nothing changed.
 *
 * <p>Source: RFC 9162 section 2.1.4 (building 2.1.4.1, checking 2.1.4.2). The proof between equal sizes
 * and the proof from the empty tree are empty; a witness's protocol needs both. The empty tree proves
 * nothing about what follows it, so from size 0 only the root of the empty tree is checked.
 *
 * @param oldSize leaves in the earlier tree
 * @param newSize leaves in the later tree, at least as many
 * @param path the hashes in the RFC's order
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

  /** The most hashes that the witness protocol lets a client send: tlog-witness, "add-checkpoint". */
  public static final int HASHES_MAX = 63;

  public ConsistencyProof {
    path = List.copyOf(path);
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException(
          "old size is " + oldSize + ", expected 0 to the new size " + newSize);
    }
  }

  /** Builds the proof from subtree hashes. */
  public static ConsistencyProof build(NodeSource nodes, long oldSize, long newSize) {
    List<Hash> path = new ArrayList<>();
    if (oldSize > 0 && oldSize < newSize) {
      collect(new Subtrees(nodes), oldSize, 0, newSize, true, path);
    }
    return new ConsistencyProof(oldSize, newSize, path);
  }

  private static void collect(
      Subtrees subtrees, long oldSize, long from, long to, boolean known, List<Hash> path) {
    if (oldSize == to) {
      if (!known) {
        path.add(subtrees.root(from, to));
      }
      return;
    }
    long middle = from + Subtrees.split(to - from);
    if (oldSize <= middle) {
      collect(subtrees, oldSize, from, middle, known, path);
      path.add(subtrees.root(middle, to));
    } else {
      collect(subtrees, oldSize, middle, to, false, path);
      path.add(subtrees.root(from, middle));
    }
  }

  /** Whether the proof leads to both roots. */
  public boolean proves(Hash oldRoot, Hash newRoot) {
    if (oldSize == newSize) {
      return path.isEmpty() && oldRoot.equals(newRoot);
    }
    if (oldSize == 0) {
      return path.isEmpty() && oldRoot.equals(new TreeHasher().emptyRoot());
    }
    List<Hash> hashes = new ArrayList<>(path);
    if (Long.bitCount(oldSize) == 1) {
      hashes.add(0, oldRoot);
    }
    return !hashes.isEmpty() && walk(hashes, oldRoot, newRoot);
  }

  private boolean walk(List<Hash> hashes, Hash oldRoot, Hash newRoot) {
    TreeHasher hasher = new TreeHasher();
    long node = oldSize - 1;
    long last = newSize - 1;
    while ((node & 1) == 1) {
      node >>>= 1;
      last >>>= 1;
    }
    Hash oldResult = hashes.get(0);
    Hash newResult = hashes.get(0);
    for (Hash hash : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldResult = hasher.node(hash, oldResult);
        newResult = hasher.node(hash, newResult);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newResult = hasher.node(newResult, hash);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && oldResult.equals(oldRoot) && newResult.equals(newRoot);
  }
}
