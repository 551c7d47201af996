// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

/** Roots of ranges of leaves, put together from complete subtrees. */
final class Subtrees {

  private final NodeSource nodes;
  private final TreeHasher hasher = new TreeHasher();

  Subtrees(NodeSource nodes) {
    this.nodes = nodes;
  }

  /** The largest power of two below a count of at least 2. */
  static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  /** The tree hash of leaves from (inclusive) to (exclusive); the range starts as the RFC's recursion cuts it. */
  Hash root(long from, long to) {
    long count = to - from;
    if (Long.bitCount(count) == 1 && from % count == 0) {
      int height = Long.numberOfTrailingZeros(count);
      return nodes.node(height, from >>> height);
    }
    long middle = from + split(count);
    return hasher.node(root(from, middle), root(middle, to));
  }
}
