// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.SourceRef;

/**
 * All that bears on who fired.
 *
 * @param incident what happened
 * @param evidence of its origin; the order carries no meaning
 * @param accusations who says whose fire it was; weighed little, and never without physics
 * @param witnesses all sources that observed the incident at all, for the evidence grade
 */
public record AttributionCase(
    Incident incident,
    List<OriginEvidence> evidence,
    List<Accusation> accusations,
    List<SourceRef> witnesses) {
  public AttributionCase {
    evidence = List.copyOf(evidence);
    accusations = List.copyOf(accusations);
    witnesses = List.copyOf(witnesses);
    Set<String> ids = new HashSet<>();
    for (OriginEvidence e : evidence) {
      if (!ids.add(e.evidenceId())) {
        throw new IllegalArgumentException("case of " + incident.incidentId()
            + " has evidence " + e.evidenceId() + " twice, expected every id once");
      }
    }
  }

  /** Somebody's word. */
  public record Accusation(SourceRef source, String accusedPartyId) {}
}
