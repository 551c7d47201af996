// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TreeHasher;

/** A small piece of work that is the same on every machine, so that ratios between machines survive. */
final class FixedKernel {

  /** Node hashes in a kernel: about what the proof of one leaf needs. */
  static final int HASHES = 512;

  private final TreeHasher hasher = new TreeHasher();
  private Hash hash = hasher.emptyRoot();

  void run() {
    for (int i = 0; i < HASHES; i++) {
      hash = hasher.node(hash, hash);
    }
  }

  /** What the work led to, so that no compiler may leave it out. */
  Hash result() {
    return hash;
  }
}
