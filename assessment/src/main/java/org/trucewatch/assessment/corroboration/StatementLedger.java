// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.List;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StretchCoverage;

/** Parties' statements in a ledger of their own: each beside what sensors show, with a confirmation rate per claimant. */
public final class StatementLedger {
  /** A statement and the number of its observation. */
  public record Numbered(long number, Observation.Statement statement) {}

  /** How one claimant's statements fare: counts and what they are out of. */
  public record Claimant(
      String party,
      int statements,
      int repeated,
      int checkable,
      int confirmed,
      int eventSeen,
      int inconsistent,
      int notSeen) {}

  /** Every statement, by number. */
  public List<StatementCheck> check(
      List<Numbered> statements, List<IncidentFinding> findings, List<StretchCoverage> coverage) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** By claimant, in order of name. */
  public List<Claimant> claimants(List<StatementCheck> checks) {
    throw new UnsupportedOperationException("skeleton");
  }
}
