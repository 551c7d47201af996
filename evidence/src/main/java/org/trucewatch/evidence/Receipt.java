// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import org.jspecify.annotations.Nullable;
import org.trucewatch.evidence.merkle.InclusionProof;
import org.trucewatch.evidence.merkle.MemoryNodes;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.SignedNote;

/**
 * Acknowledges an entry: it is durable and its index is final. The signed form is made when first asked
 * for, once for all entries that were sequenced together. Safe for any thread.
 */
public final class Receipt {

  private final Batch batch;
  private final int within;

  Receipt(Batch batch, int within) {
    this.batch = batch;
    this.within = within;
  }

  /** The entry's index in the log. */
  public long index() {
    return batch.start + within;
  }

  /** The promise that others can check. */
  public SignedReceipt signed() {
    int count = batch.nodes.leafHashes().size();
    InclusionProof path = InclusionProof.build(batch.nodes, within, count);
    return new SignedReceipt(path, batch.start, batch.note());
  }

  @Override
  public String toString() {
    return "Receipt[" + batch.key.name() + " " + index() + "]";
  }

  /** Entries that were sequenced together. */
  static final class Batch {
    private final LogKey key;
    private final String origin;
    private final long start;
    private final MemoryNodes nodes;
    private @Nullable SignedNote note;

    Batch(LogKey key, String origin, long start, MemoryNodes nodes) {
      this.key = key;
      this.origin = origin;
      this.start = start;
      this.nodes = nodes;
    }

    private synchronized SignedNote note() {
      if (note == null) {
        int count = nodes.leafHashes().size();
        note = key.sign(SignedReceipt.body(origin, start, count, nodes.root()));
      }
      return note;
    }
  }
}
