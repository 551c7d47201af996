// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.util.List;
import org.trucewatch.assessment.agreement.Clause.Criterion;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.domain.Finding.CriterionStanding;

/**
 * One criterion in a docket.
 *
 * @param criterion the test
 * @param standing met, not met, cannot be judged
 * @param explanation why
 * @param evidence entries that it rests on, in order
 */
public record CriterionJudgement(
    Criterion criterion,
    CriterionStanding standing,
    Explanation explanation,
    List<String> evidence) {
  public CriterionJudgement {
    evidence = List.copyOf(evidence);
  }

  /** The standing of a truth. */
  static CriterionStanding standing(Explanation explanation) {
    return switch (explanation.truth()) {
      case TRUE -> CriterionStanding.MET;
      case FALSE -> CriterionStanding.NOT_MET;
      case UNKNOWN -> CriterionStanding.CANNOT_BE_JUDGED;
    };
  }
}
