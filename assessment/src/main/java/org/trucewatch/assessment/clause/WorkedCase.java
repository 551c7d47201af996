// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.ObservedAct;

/**
 * A worked case beside an agreement: what is given, and how each provision, clause and clock must stand.
 *
 * @param caseId unique in the file
 * @param title for people
 * @param source where the case or its numbers come from
 * @param line in the file
 * @param asOf the instant at which it is judged
 * @param act what is given about an act or a duty
 * @param heading of the docket, where the case has one
 * @param entries of the docket
 * @param expected by name, as {@code provision.fire-ban}; see {@link CaseTrial}
 */
public record WorkedCase(
    String caseId,
    String title,
    String source,
    int line,
    Instant asOf,
    ObservedAct act,
    Optional<CaseHeading> heading,
    List<DocketEntry> entries,
    Map<String, String> expected) {
  public WorkedCase {
    entries = List.copyOf(entries);
    expected = Collections.unmodifiableMap(new TreeMap<>(expected));
  }
}
