// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows that a leaf stands at an index of a tree, by the hashes beside its path to the root.
 *
 * <p>Source: RFC 9162 section 2.1.3 (building 2.1.3.1, checking 2.1.3.2).
 *
 * @param index of the leaf, from 0
 * @param treeSize leaves in the tree, above the index
 * @param path from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long treeSize, List<Hash> path) {

  /** A tree has fewer than 2^63 leaves, so no path is longer. */
  public static final int HASHES_MAX = 63;

  public InclusionProof {
    path = List.copyOf(path);
    if (index < 0 || index >= treeSize) {
      throw new IllegalArgumentException(
          "leaf index is " + index + ", expected 0 to below the tree size " + treeSize);
    }
  }

  /** Builds the proof from subtree hashes. */
  public static InclusionProof build(NodeSource nodes, long index, long treeSize) {
    List<Hash> path = new ArrayList<>();
    if (index >= 0 && index < treeSize) {
      collect(new Subtrees(nodes), index, 0, treeSize, path);
    }
    return new InclusionProof(index, treeSize, path);
  }

  private static void collect(Subtrees subtrees, long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + Subtrees.split(to - from);
    if (index < middle) {
      collect(subtrees, index, from, middle, path);
      path.add(subtrees.root(middle, to));
    } else {
      collect(subtrees, index, middle, to, path);
      path.add(subtrees.root(from, middle));
    }
  }

  /** Whether the proof leads from the leaf hash to the root. */
  public boolean proves(Hash leafHash, Hash root) {
    return rootFrom(leafHash).filter(root::equals).isPresent();
  }

  /** The root that the proof leads to from a leaf hash; empty when it has too few or too many hashes. */
  public Optional<Hash> rootFrom(Hash leafHash) {
    TreeHasher hasher = new TreeHasher();
    long node = index;
    long last = treeSize - 1;
    Hash result = leafHash;
    for (Hash sibling : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((node & 1) == 1 || node == last) {
        result = hasher.node(sibling, result);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        result = hasher.node(result, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 ? Optional.of(result) : Optional.empty();
  }
}
