// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.List;
import java.util.stream.Collectors;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.domain.LeafRef;

/**
 * A count that a mission reports, and the provisions that bear on fire in its span.
 *
 * @param count as reported
 * @param leaf where its bytes are sealed
 * @param provisions in the agreement's order; none where nothing was counted
 */
public record JudgedCount(ReportedCount count, LeafRef leaf, List<ProvisionJudgement> provisions) {
  public JudgedCount {
    provisions = List.copyOf(provisions);
  }

  /** Whether any provision that bears on it was in force. */
  public boolean isInForce() {
    return provisions.stream().anyMatch(j -> j.standing() != Standing.NOT_IN_FORCE);
  }

  /** Each provision's id with its standing, in one line. */
  public String standings() {
    return provisions.stream()
        .map(j -> j.provision().provisionId() + " " + j.standing())
        .collect(Collectors.joining(", "));
  }
}
