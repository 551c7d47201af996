// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.List;
import org.trucewatch.assessment.attribution.Exchange;
import org.trucewatch.assessment.attribution.FirstFire;
import org.trucewatch.assessment.corroboration.StatementLedger;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.assessment.incident.ViolationCounts;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.domain.line.VesselCheck;
import org.trucewatch.science.vigilance.CoverageWatch;

/**
 * All that the watch concludes of a span.
 *
 * @param impulses every located pulse with its kind, by time
 * @param findings one an incident, by time
 * @param flags sensors that are not believed for a while
 * @param outages alerts of correlated silence
 * @param coverage what could have been seen
 * @param drones tracks of engines
 * @param vessels ships whose word was checked
 * @param statements of parties, each beside what was seen
 * @param claimants how each party's statements fare
 * @param counts three measures
 * @param assurance whom it believed, what it left out, what late reports made it take back
 */
public record LineJudgement(
    List<Impulse> impulses,
    List<IncidentFinding> findings,
    List<SensorFlag> flags,
    List<OutageAlert> outages,
    List<StretchCoverage> coverage,
    List<DroneTrack> drones,
    List<VesselCheck> vessels,
    List<StatementCheck> statements,
    List<StatementLedger.Claimant> claimants,
    ViolationCounts counts,
    Assurance assurance) {
  public LineJudgement {
    impulses = List.copyOf(impulses);
    findings = List.copyOf(findings);
    flags = List.copyOf(flags);
    outages = List.copyOf(outages);
    coverage = List.copyOf(coverage);
    drones = List.copyOf(drones);
    vessels = List.copyOf(vessels);
    statements = List.copyOf(statements);
    claimants = List.copyOf(claimants);
  }

  /** A judgement that says nothing of itself. */
  public LineJudgement(
      List<Impulse> impulses,
      List<IncidentFinding> findings,
      List<SensorFlag> flags,
      List<OutageAlert> outages,
      List<StretchCoverage> coverage,
      List<DroneTrack> drones,
      List<VesselCheck> vessels,
      List<StatementCheck> statements,
      List<StatementLedger.Claimant> claimants,
      ViolationCounts counts) {
    this(
        impulses,
        findings,
        flags,
        outages,
        coverage,
        drones,
        vessels,
        statements,
        claimants,
        counts,
        Assurance.NONE);
  }

  /** The same judgement with what it says of itself. */
  LineJudgement with(Assurance other) {
    return new LineJudgement(
        impulses,
        findings,
        flags,
        outages,
        coverage,
        drones,
        vessels,
        statements,
        claimants,
        counts,
        other);
  }

  /** Fire of both sides in one area and time, by time, and who began each or why that cannot be said. Follows from the rest. */
  public List<Exchange> exchanges() {
    return Exchange.among(
        findings.stream()
            .map(f -> new FirstFire.Attributed(f.incident(), f.attribution()))
            .toList(),
        coverage.stream()
            .filter(c -> c.reference().equals(CoverageWatch.REFERENCE))
            .toList());
  }
}
