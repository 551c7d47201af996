// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.Standing;

/**
 * What a finding establishes in a docket, as data: to which standard and rung by its standing and grade, and which facts of
 * the agreement's vocabulary by the obligation it is about. What has no row establishes nothing.
 *
 * @param rows by standing and grade, in the table's order
 * @param sayings by obligation, in the agreement's order
 */
public record FindingTable(List<Row> rows, List<Saying> sayings) {
  public FindingTable {
    rows = List.copyOf(rows);
    sayings = List.copyOf(sayings);
    for (Row row : rows) {
      if (row.rung().isDetermination()) {
        throw new IllegalArgumentException("a finding that is " + row.standing() + " and "
            + row.grade() + " is said to reach " + row.rung()
            + ", expected at most A3: what lies above is for people to determine");
      }
    }
  }

  /**
   * One row.
   *
   * @param standing of the finding
   * @param grade of its attribution
   * @param standard to which it establishes what it says
   * @param rung that it reaches
   * @param why in a sentence
   */
  public record Row(
      Standing standing, Grade grade, StandardOfProof standard, Rung rung, String why) {}

  /**
   * What a finding about an obligation says in the agreement's words.
   *
   * @param obligationId the obligation
   * @param standing that the finding must have
   * @param fact name in the vocabulary
   * @param value what it is
   */
  public record Saying(String obligationId, Standing standing, String fact, FactValue value) {}

  /** The row of a finding; empty where it establishes nothing. */
  public Optional<Row> find(Finding finding) {
    return rows.stream()
        .filter(r -> r.standing() == finding.standing()
            && r.grade() == finding.attribution().grade())
        .findFirst();
  }

  /** The row of a sealed finding, no higher than the rung that its incident reaches; whether it happened alone is prima facie. */
  public Optional<Row> find(FiledFinding filed) {
    return find(filed.finding())
        .map(row -> filed
            .reached()
            .filter(reached -> !reached.reaches(row.rung()))
            .map(reached -> capped(row, reached))
            .orElse(row));
  }

  private static Row capped(Row row, Rung reached) {
    return new Row(
        row.standing(),
        row.grade(),
        reached == Rung.A0 ? StandardOfProof.PRIMA_FACIE : row.standard(),
        reached,
        "the incident reaches rung " + reached + " and no higher");
  }

  /** What the finding says in the agreement's words. */
  public List<Saying> sayings(Finding finding) {
    return sayings.stream()
        .filter(s ->
            s.obligationId().equals(finding.obligationId()) && s.standing() == finding.standing())
        .toList();
  }
}
