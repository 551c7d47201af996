// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.source.Occurrence;

/** From what happened until the last report that was needed had come, for pulses that were found. Computing time is not in it. */
public final class DelayScore {
  private final Samples located = new Samples();
  private final Samples complete = new Samples();

  static DelayScore of(JudgedExercise given, TruthMatch match) {
    Map<Long, Double> received = new HashMap<>();
    List<Observation> all = given.record().observations();
    for (int i = 0; i < all.size(); i++) {
      received.put(given.record().numbers()[i], all.get(i).receivedSeconds());
    }
    DelayScore d = new DelayScore();
    int[] foundAs = match.foundAs();
    for (int p = 0; p < foundAs.length; p++) {
      if (foundAs[p] >= 0) {
        d.add(match.pulses().get(p), given.judgement().impulses().get(foundAs[p]), received);
      }
    }
    return d;
  }

  private void add(Occurrence truth, Impulse found, Map<Long, Double> received) {
    List<Double> times = new ArrayList<>();
    for (long report : found.reports()) {
      Double at = received.get(report);
      if (at != null) {
        times.add(at);
      }
    }
    Collections.sort(times);
    if (times.size() >= TruthMatch.PICKS_MIN) {
      located.add(times.get(TruthMatch.PICKS_MIN - 1) - truth.seconds());
      complete.add(times.getLast() - truth.seconds());
    }
  }

  void add(DelayScore other) {
    located.add(other.located);
    complete.add(other.complete);
  }

  /** Until the least reports of an event had come, s. */
  public Samples toLocate() {
    return located;
  }

  /** Until all that it was made of had come, late ones included, s. */
  public Samples toComplete() {
    return complete;
  }
}
