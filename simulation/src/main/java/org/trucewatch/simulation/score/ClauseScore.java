// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.clause.DocketState.StepStanding;
import org.trucewatch.domain.Finding.CriterionStanding;

/** How often the criteria and steps of clauses were met: on true violations, and where there was none. */
public final class ClauseScore {
  /** Row of all criteria together. */
  public static final String WHOLE = "all criteria";

  private final TreeMap<String, OfClause> clauses = new TreeMap<>();

  /**
   * One clause of one agreement.
   *
   * @param agreementId whose
   * @param clause which
   * @param onTrue rows: criteria, steps; columns: met, not met, cannot be judged; of cases that were really fire
   * @param onNone likewise of cases where there was no fire
   * @param missing the fewest pieces that would meet all criteria: in how many of all cases each was one
   * @param pivots what alone would turn a criterion over: in how many of all cases
   */
  public record OfClause(
      String agreementId,
      Clause clause,
      CountTable onTrue,
      CountTable onNone,
      Map<String, Count> missing,
      Map<String, Count> pivots) {
    OfClause(String agreementId, Clause clause) {
      this(
          agreementId,
          clause,
          new CountTable(CriterionStanding.values()),
          new CountTable(CriterionStanding.values()),
          new TreeMap<>(),
          new TreeMap<>());
    }

    /** Cases that were really fire. */
    public long trueCases() {
      return onTrue.at(WHOLE, CriterionStanding.MET.name()).denominator();
    }

    /** Cases without fire. */
    public long falseCases() {
      return onNone.at(WHOLE, CriterionStanding.MET.name()).denominator();
    }
  }

  void add(ClauseCases given, List<FindingTruth> findings) {
    for (Clause clause : given.clauses()) {
      clauses.computeIfAbsent(
          given.agreementId() + "/" + clause.clauseId(),
          k -> new OfClause(given.agreementId(), clause));
    }
    for (ClauseCases.Case c : given.cases()) {
      DocketState s = c.state();
      OfClause of = Objects.requireNonNull(
          clauses.get(given.agreementId() + "/" + s.clause().clauseId()));
      count(of, s, findings.get(c.finding()).isFire());
    }
  }

  private static void count(OfClause of, DocketState s, boolean isFire) {
    CountTable table = isFire ? of.onTrue() : of.onNone();
    table.fell(WHOLE, s.standing().name());
    s.criteria()
        .forEach(c ->
            table.fell("criterion " + c.criterion().criterionId(), c.standing().name()));
    s.steps()
        .forEach(step ->
            table.fell("step " + step.step().stepId(), met(step.standing()).name()));
    s.missing().forEach(m -> of.missing().merge(m, new Count(1, 0), Count::plus));
    s.pivots().stream()
        .map(p -> p.criterionId() + ": " + p.pivot().leaf().text())
        .distinct()
        .forEach(p -> of.pivots().merge(p, new Count(1, 0), Count::plus));
  }

  /** Whether all that the text asks is met; what is left then is for people and clocks. */
  private static CriterionStanding met(StepStanding standing) {
    return switch (standing) {
      case NOT_OPEN -> CriterionStanding.NOT_MET;
      case CANNOT_BE_JUDGED -> CriterionStanding.CANNOT_BE_JUDGED;
      case WAITING, OPEN_TO_ACT, ACTIVATED, STEPPED_DOWN -> CriterionStanding.MET;
    };
  }

  /** By agreement and clause. */
  public List<OfClause> clauses() {
    return List.copyOf(clauses.values());
  }
}
