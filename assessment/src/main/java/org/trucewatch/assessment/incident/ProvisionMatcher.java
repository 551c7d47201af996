// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.domain.line.Incident;

/** Holds incidents against the provisions in force; provisions are indexed by conduct, area and time. */
public final class ProvisionMatcher {
  /** @param terms the agreement */
  public ProvisionMatcher(Terms terms) {}

  /**
   * Every provision that bears on it, in the agreement's order.
   *
   * @param at when it happened
   * @param actor whose ground it came from, where established
   */
  public List<ProvisionJudgement> match(
      Incident incident, java.time.Instant at, Optional<String> actor) {
    throw new UnsupportedOperationException("skeleton");
  }
}
