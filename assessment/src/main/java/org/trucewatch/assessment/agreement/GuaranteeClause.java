// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;

/**
 * A clause of commitments that people may activate; the software never does.
 *
 * @param clauseId stable
 * @param title for lists
 * @param status how the words are known
 * @param text restated
 * @param source where it was read
 * @param criteria its tests, all of which must be met
 */
public record GuaranteeClause(
    String clauseId,
    String title,
    TextStatus status,
    String text,
    String source,
    List<ClauseCriterion> criteria) {
  public GuaranteeClause {
    criteria = List.copyOf(criteria);
  }

  /**
   * One test.
   *
   * @param criterionId unique in the clause
   * @param title for lists
   * @param needs what evidence would be needed to judge it
   */
  public record ClauseCriterion(String criterionId, String title, String needs) {}
}
