// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.assessment.corroboration.StatementLedger.Numbered;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Observation.Statement;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StatementCheck.Standing;
import org.trucewatch.domain.line.StretchCoverage;

class StatementLedgerTest {
  private final StatementLedger ledger = new StatementLedger();

  private record Seen(Incident incident, Optional<String> side) implements JudgedIncident {}

  private static Seen seen(String side) {
    return new Seen(
        new Incident("i", Incident.Kind.FIRE, 10_000, 10_100, 20, -2, List.of()),
        side.isEmpty() ? Optional.empty() : Optional.of(side));
  }

  private static Numbered says(long number, String party, double seconds, double east) {
    return new Numbered(
        number, new Statement(party, "q", seconds, east, -1, "impact", seconds + number));
  }

  private static StretchCoverage covered(double detection, String gap) {
    return new StretchCoverage(0, 60, 0, 86_400, detection, "120 mm impact", 0.9, gap);
  }

  private Standing of(Numbered n, List<Seen> seen, List<StretchCoverage> coverage) {
    return ledger.check(List.of(n), seen, coverage).getFirst().standing();
  }

  @Test
  void aStatementIsHeldAgainstTheNearestIncident() {
    Numbered near = says(1, "p", 11_000, 22);
    assertThat(of(near, List.of(seen("q")), List.of())).isEqualTo(Standing.CONFIRMED);
    assertThat(of(near, List.of(seen("")), List.of())).isEqualTo(Standing.EVENT_SEEN);
    assertThat(of(near, List.of(seen("p")), List.of()))
        .isEqualTo(Standing.INCONSISTENT_WITH_PHYSICAL_EVIDENCE);
  }

  @Test
  void nothingSeenIsOnlySaidWhereSomethingWouldHaveBeen() {
    Numbered far = says(1, "p", 40_000, 22);
    List<Seen> seen = List.of(seen("q"));
    assertThat(of(far, seen, List.of(covered(0.97, "")))).isEqualTo(Standing.NOT_SEEN);
    assertThat(of(far, seen, List.of(covered(0.5, "")))).isEqualTo(Standing.CANNOT_BE_CHECKED);
    assertThat(of(far, seen, List.of(covered(0.97, "nodes down"))))
        .isEqualTo(Standing.CANNOT_BE_CHECKED);
    assertThat(of(far, seen, List.of())).isEqualTo(Standing.CANNOT_BE_CHECKED);
    assertThat(of(says(2, "p", 85_000, 22), seen, List.of(covered(0.97, ""))))
        .isEqualTo(Standing.CANNOT_BE_CHECKED);
  }

  @Test
  void aCopyOfAnotherChannelCountsForNothing() {
    List<StatementCheck> checks = ledger.check(
        List.of(says(3, "p-channel", 11_000, 22), says(1, "p", 11_000, 22)),
        List.of(seen("q")),
        List.of());
    assertThat(checks).extracting(StatementCheck::number).containsExactly(1L, 3L);
    assertThat(checks)
        .extracting(StatementCheck::standing)
        .containsExactly(Standing.CONFIRMED, Standing.REPEATED);
    assertThat(ledger.claimants(checks))
        .containsExactly(
            new StatementLedger.Claimant("p", 1, 0, 1, 1, 0, 0, 0),
            new StatementLedger.Claimant("p-channel", 1, 1, 0, 0, 0, 0, 0));
  }
}
