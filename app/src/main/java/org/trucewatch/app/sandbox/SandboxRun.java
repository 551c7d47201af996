// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.trucewatch.app.exercise.ExerciseWatch;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CriterionJudgement;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Truth;
import org.trucewatch.domain.Finding.CriterionStanding;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.score.ClauseCases;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.JudgedExercise;

/** Histories under several drafts: each is played and judged once, and its findings are held against every draft. */
final class SandboxRun {
  /** Stands for a finding that is no case under a draft: no severity, or contrary to none of its provisions. */
  static final String NO_CASE = "no case";

  private final ExercisePlan plan;
  private final List<Terms> drafts;
  private final int planned;
  private final ExerciseScore score;
  private final Map<String, Integer> patterns = new TreeMap<>();
  private final Map<String, Map<String, Integer>> reasons = new TreeMap<>();

  /** @param planned how many runs are meant to be played */
  SandboxRun(ExercisePlan plan, List<Terms> drafts, int planned) {
    this.plan = plan;
    this.planned = planned;
    this.drafts = List.copyOf(drafts);
    this.score = new ExerciseScore(plan);
  }

  void play(long seed, Consumer<String> progress) {
    JudgedExercise judged =
        new ExerciseWatch(plan, plan.sides(), seed).judged(Optional.empty(), progress);
    List<ClauseCases> cases = drafts.stream()
        .map(t -> new ClauseCases(
            t,
            judged.judgement().findings(),
            judged.record().line(),
            plan.extent().start()))
        .toList();
    synchronized (
        this) { // a run counts whole or not at all: another thread may print as the program is
      // stopped
      score.add(judged, cases);
      compare(judged.judgement().findings().size(), cases);
    }
  }

  int planned() {
    return planned;
  }

  boolean isPartial() {
    return score.runs().size() < planned;
  }

  /** How each finding stood under every clause, side by side, and why where it was not met. */
  private void compare(int findings, List<ClauseCases> cases) {
    for (int f = 0; f < findings; f++) {
      List<String> stands = new ArrayList<>();
      boolean isCase = false;
      for (ClauseCases of : cases) {
        for (var clause : of.clauses()) {
          String name = of.agreementId() + "/" + clause.clauseId();
          Optional<DocketState> state = stateOf(of, f, clause.clauseId());
          stands.add(name + " " + state.map(s -> word(s.standing())).orElse(NO_CASE));
          isCase |= state.isPresent();
          state.ifPresent(s -> s.criteria().forEach(c -> why(name, c)));
        }
      }
      if (isCase) {
        patterns.merge(String.join("; ", stands), 1, Integer::sum);
      }
    }
  }

  private static Optional<DocketState> stateOf(ClauseCases of, int finding, String clauseId) {
    return of.cases().stream()
        .filter(c -> c.finding() == finding)
        .map(ClauseCases.Case::state)
        .filter(s -> s.clause().clauseId().equals(clauseId))
        .findFirst();
  }

  private void why(String clause, CriterionJudgement c) {
    if (c.standing() == CriterionStanding.MET) {
      return;
    }
    for (Leaf leaf : c.explanation().leaves()) {
      if (leaf.truth() != Truth.TRUE) {
        String reason = "criterion " + c.criterion().criterionId() + " " + word(c.standing()) + ": "
            + leaf.text() + (leaf.truth() == Truth.UNKNOWN ? " (" + leaf.why() + ")" : "");
        reasons.computeIfAbsent(clause, k -> new TreeMap<>()).merge(reason, 1, Integer::sum);
      }
    }
  }

  static String word(Enum<?> e) {
    return e.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  ExercisePlan plan() {
    return plan;
  }

  ExerciseScore score() {
    return score;
  }

  /** How findings stood under all clauses side by side, and how many did so. */
  Map<String, Integer> patterns() {
    return patterns;
  }

  /** By clause: what stood between a case and a criterion, and in how many cases. */
  Map<String, Map<String, Integer>> reasons() {
    return reasons;
  }
}
