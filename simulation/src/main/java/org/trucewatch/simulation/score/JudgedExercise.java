// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.sensor.Site;

/**
 * An exercise that was played once and judged, with its truth.
 *
 * @param plan what was played
 * @param sides who stood on which bank
 * @param seed from which
 * @param theatre the true line
 * @param sites where sensors really stood; observations count in this list
 * @param record what the system was given
 * @param truth what really happened
 * @param judgement what the system made of it
 */
public record JudgedExercise(
    ExercisePlan plan,
    Sides sides,
    long seed,
    Theatre theatre,
    List<Site> sites,
    LineRecord record,
    TruthTable truth,
    LineJudgement judgement) {
  public JudgedExercise {
    sites = List.copyOf(sites);
  }

  /** How far a place really lies from the line, km across it. */
  double fromLine(double eastKilometers, double northKilometers) {
    return Math.abs(northKilometers - theatre.lineNorthKilometers(eastKilometers));
  }
}
