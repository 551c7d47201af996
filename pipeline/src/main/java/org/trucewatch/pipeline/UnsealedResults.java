// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import org.trucewatch.domain.LeafRef;

/** Takes the results of a provisional picture and seals none of them. Their places are in no log. */
public final class UnsealedResults implements Sealer {
  /** Stands where a log's name would: nobody may take such a reference for a leaf. */
  public static final String UNSEALED = "unsealed";

  private long results;

  /** Whether a reference is to a result that was not sealed. */
  public static boolean isUnsealed(LeafRef leaf) {
    return leaf.log().equals(UNSEALED);
  }

  @Override
  public LeafRef seal(String log, SealEntry entry) {
    if (!log.equals(FINDINGS)) {
      throw new IllegalStateException("log is " + log + ", expected " + FINDINGS
          + ": a provisional picture takes nothing in and changes no terms");
    }
    return new LeafRef(UNSEALED, results++);
  }

  @Override
  public void publish() {
    // There is nothing to make durable.
  }
}
