// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.simulation.score.ArrayComparison;
import org.trucewatch.simulation.score.ClauseCases;
import org.trucewatch.simulation.score.ExerciseScene;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.JudgedExercise;
import org.trucewatch.simulation.score.OnsetComparison;

/**
 * The scores so far, and the files they go to. A run is added whole or not at all, so that what another thread writes as the program is
 * stopped holds only what was finished. Thread-safe.
 */
final class ScoreReport {
  private final @Nullable Path json;
  private final @Nullable Path html;
  private final List<String> planned;
  private final int runs;
  private final List<Scored> scored = new ArrayList<>();
  private final ArrayComparison comparison = new ArrayComparison();
  private final OnsetComparison onsets = new OnsetComparison();
  private boolean isFinished;

  /** An exercise with its score so far and the picture of its first run. */
  record Scored(ExerciseScore score, ExerciseScene scene) {}

  /**
   * What a report holds.
   *
   * @param scored in the order they were played
   * @param planned names of all that were to be played
   * @param runs of each that were to be played
   * @param isPartial whether it was stopped before the end
   * @param arrays what arrays recorded beside what was drawn for them; without hours where none recorded
   * @param onsets read from windows of nodes beside those drawn
   */
  record Content(
      List<Scored> scored,
      List<String> planned,
      int runs,
      boolean isPartial,
      ArrayComparison arrays,
      OnsetComparison onsets) {
    /** Names of those with all their runs. */
    List<String> done() {
      return scored.stream()
          .filter(s -> s.score().runs().size() == runs)
          .map(s -> s.score().plan().name())
          .toList();
    }
  }

  ScoreReport(@Nullable Path json, @Nullable Path html, List<String> planned, int runs) {
    this.json = json;
    this.html = html;
    this.planned = List.copyOf(planned);
    this.runs = runs;
  }

  /** Writes what there is as the program is stopped, saying that it is partial. */
  void writeWhenStopped() {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(
            () -> {
              if (stopped()) {
                System.err.println(
                    "Stopped: the report holds " + content().done().size() + " of " + planned.size()
                        + " exercises and says that it is partial.");
              }
            },
            "partial-report"));
  }

  private synchronized boolean stopped() {
    if (isFinished || json == null && html == null) {
      return false;
    }
    write();
    return true;
  }

  synchronized void add(JudgedExercise given, List<ClauseCases> cases) {
    Scored last = scored.isEmpty() ? null : scored.getLast();
    if (last == null || !last.score().plan().name().equals(given.plan().name())) {
      last = new Scored(new ExerciseScore(given.plan()), ExerciseScene.of(given));
      scored.add(last);
    }
    last.score().add(given, cases);
  }

  /** Takes what recordings give, run by run. */
  ArrayComparison comparison() {
    return comparison;
  }

  /** Takes what windows of nodes give, run by run. */
  OnsetComparison onsets() {
    return onsets;
  }

  /** Nothing more comes: the report is whole. */
  synchronized void finish() {
    isFinished = true;
    write();
  }

  synchronized Content content() {
    return new Content(List.copyOf(scored), planned, runs, !isFinished, comparison, onsets);
  }

  private synchronized void write() {
    if (json != null) {
      Installation.write(json, ScoreJson.of(content()));
    }
    if (html != null) {
      Installation.write(html, new ScorePage(content()).html());
    }
  }
}
