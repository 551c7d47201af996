// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.assessment.corroboration.Corroboration;
import org.trucewatch.assessment.corroboration.JudgedIncident;
import org.trucewatch.domain.line.Incident;

/**
 * All that is concluded of one incident.
 *
 * @param incident what happened
 * @param attribution from whose ground
 * @param corroboration how well supported
 * @param provisions every provision of the agreement held against it, in the agreement's order; none without an agreement
 * @param isViolation whether it is contrary to a provision whoever did it
 * @param severity of a fire incident; only those with one feed a clause
 */
public record IncidentFinding(
    Incident incident,
    IncidentAttribution attribution,
    Corroboration corroboration,
    List<ProvisionJudgement> provisions,
    boolean isViolation,
    Severity severity)
    implements JudgedIncident {
  public IncidentFinding {
    provisions = List.copyOf(provisions);
  }

  @Override
  public Optional<String> side() {
    return attribution.side();
  }

  /** How grave, by weapons and scale. */
  public enum Severity {
    /** No fire, or small arms alone. */
    NONE,
    /** A few rounds of one weapon. */
    SINGLE,
    /** A fire mission. */
    LOCAL,
    /** Many missions, heavy weapons, or several stretches of the line. */
    BROAD
  }
}
