// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.science.impulse.LineRecord;

/**
 * Judges what was reported along a line during a span: association, kinds, trust, incidents, corroboration, attribution, provisions. Pure:
 * the same record and agreement give the same judgement.
 */
public final class LineWatch {
  /**
   * @param partyIds in the agreement's order
   * @param terms the agreement; empty to judge no provisions
   * @param epoch instant of second 0
   */
  public LineWatch(List<String> partyIds, Optional<Terms> terms, Instant epoch) {}

  /** The judgement of a record; {@code progress} is told what goes on. */
  public LineJudgement judge(LineRecord record, Consumer<String> progress) {
    throw new UnsupportedOperationException("skeleton");
  }
}
