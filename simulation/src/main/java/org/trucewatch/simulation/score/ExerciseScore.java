// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.simulation.exercise.ExercisePlan;

/**
 * How what a system concluded agrees with what happened, in one run of an exercise or in several from seeds that follow each other. Every
 * share is a numerator and a denominator. What is asked of a correct system is judged run by run.
 */
public final class ExerciseScore {
  private final ExercisePlan plan;
  private final SubjectScores subjects = SubjectScores.none();
  private final ClauseScore clauses = new ClauseScore();
  private final List<Run> runs = new ArrayList<>();

  /**
   * One run.
   *
   * @param seed from which
   * @param observations that the system was given
   * @param picks of them, times at nodes
   * @param musts as they stand
   */
  public record Run(long seed, long observations, long picks, List<MustResult> musts) {
    public Run {
      musts = List.copyOf(musts);
    }
  }

  public ExerciseScore(ExercisePlan plan) {
    this.plan = plan;
  }

  /** Adds a run. {@code cases} holds findings against the clauses of agreements. */
  public void add(JudgedExercise given, List<ClauseCases> cases) {
    TruthMatch match = new TruthMatch(given);
    List<FindingTruth> findings = FindingTruth.of(given, match);
    SubjectScores scores = SubjectScores.of(given, match, findings);
    MustJudge judge = new MustJudge(given, match, findings, scores);
    runs.add(new Run(
        given.seed(),
        given.record().observations().size(),
        match.picks(),
        plan.musts().stream().map(judge::judge).toList()));
    subjects.add(scores);
    cases.forEach(c -> clauses.add(c, findings));
  }

  /** The exercise. */
  public ExercisePlan plan() {
    return plan;
  }

  /** Every run, in the order they were played. */
  public List<Run> runs() {
    return List.copyOf(runs);
  }

  /** Lowest seed. */
  public long firstSeed() {
    return runs.stream().mapToLong(Run::seed).min().orElse(plan.seed());
  }

  /** Highest seed. */
  public long lastSeed() {
    return runs.stream().mapToLong(Run::seed).max().orElse(plan.seed());
  }

  /** All subjects, over all runs. */
  public SubjectScores subjects() {
    return subjects;
  }

  /** How findings stood under clauses, over all runs. */
  public ClauseScore clauses() {
    return clauses;
  }

  /** In how many of the runs in which it could be judged the must at this place of the file was met. */
  public Count met(int must) {
    Count met = Count.NONE;
    for (Run r : runs) {
      MustResult result = r.musts().get(must);
      if (result.standing() != MustResult.Standing.NOT_JUDGED) {
        met = met.and(result.standing() == MustResult.Standing.MET);
      }
    }
    return met;
  }

  /** A must over all runs: met where each run that could be judged met it, and one could. */
  public MustResult.Standing standing(int must) {
    Count met = met(must);
    return met.denominator() == 0
        ? MustResult.Standing.NOT_JUDGED
        : met.numerator() == met.denominator()
            ? MustResult.Standing.MET
            : MustResult.Standing.NOT_MET;
  }

  /** How many musts of the exercise stand so. */
  public long musts(MustResult.Standing standing) {
    return java.util.stream.IntStream.range(0, plan.musts().size())
        .filter(i -> standing(i) == standing)
        .count();
  }
}
