// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import org.trucewatch.domain.LeafRef;

/**
 * Appends to the evidence logs. When {@link #seal} returns, the leaf has its place in the log; when {@link #publish}
 * returns, all leaves are durable and covered by a signed checkpoint.
 */
public interface Sealer {
  String OBSERVATIONS = "observations";
  String FINDINGS = "findings";
  String GOVERNANCE = "governance";

  /**
   * @param log one of {@link #OBSERVATIONS}, {@link #FINDINGS}, {@link #GOVERNANCE}
   * @return where the entry is sealed
   */
  LeafRef seal(String log, SealEntry entry);

  /** Makes everything sealed so far durable and signs it. */
  void publish();
}
