// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.assessment.agreement.GuaranteeClause;
import org.trucewatch.assessment.agreement.GuaranteeClause.ClauseCriterion;
import org.trucewatch.domain.Finding.Criterion;
import org.trucewatch.domain.Finding.CriterionStanding;
import org.trucewatch.domain.Finding.Standing;

/**
 * Tests the criteria of guarantee clauses, in its first form: without an established and attributed act none of them
 * can be judged, and each says what is missing. Cannot be judged is neither met nor not met.
 */
public final class ClauseAssessor {
  /** Every criterion of every clause against one finding. */
  public List<Criterion> assess(List<GuaranteeClause> clauses, Standing standing) {
    List<Criterion> criteria = new ArrayList<>();
    for (GuaranteeClause clause : clauses) {
      for (ClauseCriterion c : clause.criteria()) {
        criteria.add(new Criterion(
            clause.clauseId() + "/" + c.criterionId(),
            c.title(),
            CriterionStanding.CANNOT_BE_JUDGED,
            reason(clause, c, standing)));
      }
    }
    return criteria;
  }

  private static String reason(GuaranteeClause clause, ClauseCriterion c, Standing standing) {
    String why = switch (standing) {
      case KEPT ->
        "no act is established that could be measured, and the coverage does not exclude one";
      case UNDETERMINED -> "whether an act happened is undetermined";
      case OBSERVED -> "an event is observed, but neither its kind nor who did it is established";
      case VIOLATED -> "an act is established, but its scale, intent and duration are not";
    };
    return why + "; needed: " + c.needs() + ". The clause is known as "
        + clause.status().name().toLowerCase(Locale.ROOT) + ", from " + clause.source();
  }
}
