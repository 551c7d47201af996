// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

/** Gives the hashes of complete subtrees, from tiles or from memory. */
@FunctionalInterface
public interface NodeSource {

  /**
   * The root of the complete subtree over leaves {@code index << height} to {@code (index + 1) << height}.
   *
   * @param height 0 for leaf hashes
   * @param index of the subtree among those of its height
   */
  Hash node(int height, long index);
}
