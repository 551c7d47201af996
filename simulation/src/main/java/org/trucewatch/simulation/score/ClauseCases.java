// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CaseHeading;
import org.trucewatch.assessment.clause.Docket;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.assessment.incident.ProvisionMatcher;
import org.trucewatch.domain.line.ControlLine;

/**
 * Findings as cases under every clause of one agreement: one docket a finding and clause. Only a finding with a severity that is contrary to a
 * provision of this agreement, whoever did it, becomes a case.
 */
public final class ClauseCases {
  /** Everything that the run reported has come by then. */
  private static final Duration JUDGED_AFTER = Duration.ofDays(1);

  private final Terms terms;
  private final List<Case> cases = new ArrayList<>();

  /**
   * One docket.
   *
   * @param finding index among the findings
   * @param state as judged
   */
  record Case(int finding, DocketState state) {}

  /**
   * @param terms the agreement
   * @param findings of a run
   * @param line as published
   * @param epoch instant of second 0
   */
  public ClauseCases(
      Terms terms, List<IncidentFinding> findings, ControlLine line, Instant epoch) {
    this.terms = terms;
    var conditions = new Conditions(terms);
    var facts = new FindingFacts(terms, line, epoch);
    var matcher = new ProvisionMatcher(terms);
    for (int i = 0; i < findings.size(); i++) {
      IncidentFinding f = findings.get(i);
      Instant at = epoch.plus(Duration.ofMillis((long) (1000 * f.incident().fromSeconds())));
      if (f.severity() != Severity.NONE && isContrary(matcher, f, at)) {
        for (Clause clause : terms.clauses()) {
          var docket = new Docket(terms, conditions, heading(f, clause));
          cases.add(new Case(i, docket.state(facts.entries(f), at.plus(JUDGED_AFTER))));
        }
      }
    }
  }

  private static boolean isContrary(ProvisionMatcher matcher, IncidentFinding f, Instant at) {
    return matcher.match(f.incident(), at, f.attribution().side()).stream()
        .anyMatch(j -> j.standing() == Standing.CONTRARY);
  }

  private static CaseHeading heading(IncidentFinding f, Clause clause) {
    String id = f.incident().incidentId();
    return new CaseHeading(
        id, id, clause.clauseId(), f.attribution().side(), List.of(), List.of(id));
  }

  /** The agreement's id. */
  String agreementId() {
    return terms.preamble().agreementId();
  }

  /** Its clauses. */
  List<Clause> clauses() {
    return terms.clauses();
  }

  List<Case> cases() {
    return cases;
  }
}
