// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.line.LineWatch;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.propagation.HumidAir;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.ExerciseRun;
import org.trucewatch.simulation.exercise.ObservationSink;
import org.trucewatch.simulation.score.JudgedExercise;
import org.trucewatch.simulation.score.TruthTable;
import org.trucewatch.simulation.truth.TruthSink;
import org.trucewatch.simulation.truth.TruthSinks;

/** Plays an exercise and lets the watch judge what was reported. The watch is given observations, registrations and the published line. */
public final class ExerciseWatch {
  private static final IntConsumer SILENT = day -> {};

  private final ExercisePlan plan;
  private final Sides sides;
  private final long seed;
  private final ExerciseRun run;
  private UnaryOperator<LineRecord> listening = UnaryOperator.identity();

  public ExerciseWatch(ExercisePlan plan, Sides sides, long seed) {
    this.plan = plan;
    this.sides = sides;
    this.seed = seed;
    this.run = new ExerciseRun(plan, sides, seed);
  }

  /** What is played. */
  ExerciseRun run() {
    return run;
  }

  /** What is added to the record after it was played and before it is judged: what arrays recorded. */
  void listen(UnaryOperator<LineRecord> heard) {
    listening = heard;
  }

  /** Plays and judges; nothing is written. */
  public JudgedExercise judged(Optional<Terms> terms, Consumer<String> progress) {
    return judged(terms, progress, (number, o) -> {}, List.of(), SILENT);
  }

  /** Plays and judges; observations and truth also go to these. */
  JudgedExercise judged(
      Optional<Terms> terms,
      Consumer<String> progress,
      ObservationSink also,
      List<TruthSink> alsoTruth,
      IntConsumer dayDone) {
    List<Observation> observations = new ArrayList<>();
    TruthTable truth = new TruthTable();
    List<TruthSink> sinks = new ArrayList<>(alsoTruth);
    sinks.add(truth);
    run.play(
        (number, o) -> {
          observations.add(o);
          also.accept(number, o);
        },
        new TruthSinks(sinks),
        dayDone);
    long[] numbers = new long[observations.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i; // numbers count up from 0 in the order in which observations leave
    }
    LineRecord record = listening.apply(new LineRecord(
        run.sensors(),
        observations,
        numbers,
        run.publishedLine(),
        0,
        run.theatre().seconds(),
        soundKilometersPerSecond(),
        run.windForecast()));
    progress.accept(plan.name() + ", seed " + seed + ": " + observations.size()
        + " observations of " + run.sites().size() + " sensors");
    LineJudgement judgement = new LineWatch(
            List.of(sides.first().id(), sides.second().id()),
            terms,
            plan.extent().start())
        .judge(record, progress);
    return new JudgedExercise(
        plan, sides, seed, run.theatre(), run.sites(), record, truth, judgement);
  }

  private double soundKilometersPerSecond() {
    return HumidAir.of(plan.weather().temperatureKelvin(), plan.weather().relativeHumidity())
            .soundMetersPerSecond()
        / 1000;
  }
}
