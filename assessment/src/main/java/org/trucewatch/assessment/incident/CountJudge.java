// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ConditionMemory;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.ProvisionJudge;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.domain.line.Incident;

/**
 * Holds counts that a mission reports against an agreement: fire by nobody known, at some time of the span. A count makes no
 * incident, no rate and no side; a count of zero is no act, and where coverage is unknown it is no proof of quiet either.
 */
public final class CountJudge {
  private final Terms terms;
  private final ProvisionIndex index;
  private final ProvisionJudge judge;

  public CountJudge(Terms terms) {
    this.terms = terms;
    var conditions = new Conditions(terms);
    index = new ProvisionIndex(terms, conditions);
    judge = new ProvisionJudge(terms, new ConditionMemory(conditions)::explain);
  }

  /** The provisions that bear on fire in the span, in the agreement's order; none where nothing was counted. */
  public List<ProvisionJudgement> judge(ReportedCount count) {
    if (count.signs().orElse(0) == 0) {
      return List.of();
    }
    // The last instant of the span is not in it.
    Duration half = count.span().length().minusNanos(1).dividedBy(2);
    Instant middle = count.span().from().plus(half);
    Map<String, FactValue> known = IncidentActs.conduct(terms, Incident.Kind.FIRE)
        .<Map<String, FactValue>>map(c -> Map.of("conduct", new FactValue.Word(c)))
        .orElse(Map.of());
    var act =
        new ObservedAct(Optional.of(middle), half, Optional.empty(), Facts.of(known), Map.of());
    return judge.judge(act, middle, index.mayBear(act));
  }
}
