// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.Optional;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.bundle.Bundle;

/** Entries of one sealed log, of which some or all are at hand. */
interface SealedLeaves {
  /** An entry; empty where it is not at hand. */
  Optional<Entry> find(long index);

  /** The bytes of an entry that is at hand; empty where they are gone. */
  Optional<byte[]> body(long index);

  /** A whole log. */
  static SealedLeaves of(LogReader log) {
    return new SealedLeaves() {
      @Override
      public Optional<Entry> find(long index) {
        return index < log.size() ? Optional.of(log.read(index)) : Optional.empty();
      }

      @Override
      public Optional<byte[]> body(long index) {
        return log.readBody(log.read(index));
      }
    };
  }

  /** What a bundle holds of a log. */
  static SealedLeaves of(Bundle bundle, String log) {
    return new SealedLeaves() {
      @Override
      public Optional<Entry> find(long index) {
        LeafReference leaf = new LeafReference(log, index);
        return bundle.holds(leaf) ? Optional.of(bundle.entry(leaf)) : Optional.empty();
      }

      @Override
      public Optional<byte[]> body(long index) {
        return bundle.body(new LeafReference(log, index));
      }
    };
  }
}
