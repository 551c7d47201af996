// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.SignedReceipt;

/**
 * Finds the receipt of a sealed batch again. The newest are kept; any other is made again from the log: entries that shared one
 * append, and so one signature, are those that bear the same stamp, because {@link SenderClock} draws another for each append,
 * and Ed25519 gives the same signature for the same text. Thread-safe.
 */
final class ReceiptBook {
  /** Receipts kept, about 2 kB each. */
  static final int KEPT_MAX = 2_048;

  private final EvidenceLog log;
  private final Map<Long, SignedReceipt> kept = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, SignedReceipt> eldest) {
      return size() > KEPT_MAX;
    }
  };

  ReceiptBook(EvidenceLog log) {
    this.log = log;
  }

  SignedReceipt keep(SignedReceipt receipt) {
    synchronized (kept) {
      kept.put(receipt.index(), receipt);
    }
    return receipt;
  }

  SignedReceipt get(long leaf) {
    synchronized (kept) {
      SignedReceipt known = kept.get(leaf);
      if (known != null) {
        return known;
      }
    }
    return keep(makeAgain(leaf));
  }

  private SignedReceipt makeAgain(long leaf) {
    Instant at = log.read(leaf).receivedAt();
    long first = leaf;
    while (first > 0 && log.read(first - 1).receivedAt().equals(at)) {
      first--;
    }
    long end = leaf + 1;
    long size = log.size();
    while (end < size && log.read(end).receivedAt().equals(at)) {
      end++;
    }
    return log.receiptAgain(first, (int) (end - first), leaf);
  }
}
