// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.util.List;
import java.util.Optional;

/**
 * What a docket is about.
 *
 * @param caseId stable
 * @param title for people
 * @param clauseId the clause it is held against
 * @param accused id of the party that is accused; empty as long as nobody is
 * @param interested ids of further participants with a direct interest
 * @param incidents ids of the incidents it groups
 */
public record CaseHeading(
    String caseId,
    String title,
    String clauseId,
    Optional<String> accused,
    List<String> interested,
    List<String> incidents) {
  public CaseHeading {
    interested = List.copyOf(interested);
    incidents = List.copyOf(incidents);
  }
}
