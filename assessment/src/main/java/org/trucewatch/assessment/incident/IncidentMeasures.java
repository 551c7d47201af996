// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.Incident;

/**
 * What an incident measured, without any place: enough to say in an agreement's words what kind of act it was and how large.
 *
 * @param kind what it is an incident of
 * @param durationSeconds from the first impulse to the last
 * @param errorSeconds by which either end may be earlier or later, 99 %
 * @param severity of fire
 * @param rounds least number that explains the impulses
 * @param isWhole whether all of it could have been seen; what was seen in part may have been larger and longer
 */
public record IncidentMeasures(
    Incident.Kind kind,
    double durationSeconds,
    double errorSeconds,
    Severity severity,
    int rounds,
    boolean isWhole) {
  /** Standard deviations within which a time or place is taken to lie: 99 % in the plane. */
  static final double DEVIATIONS = 3.03;

  private static final double ERROR_SECONDS_MAX = 3_600 * DEVIATIONS;

  /** Of an incident, taken as whole. */
  public static IncidentMeasures of(Incident incident) {
    SeverityScale.Measures measured = SeverityScale.Measures.of(incident);
    double error = 0;
    for (Impulse i : incident.impulses()) {
      // NaN is never greater.
      error = DEVIATIONS * i.secondsSd() > error ? DEVIATIONS * i.secondsSd() : error;
    }
    return new IncidentMeasures(
        incident.kind(),
        incident.toSeconds() - incident.fromSeconds(),
        Math.min(error, ERROR_SECONDS_MAX),
        SeverityScale.rule(measured).severity(),
        measured.rounds(),
        true);
  }
}
