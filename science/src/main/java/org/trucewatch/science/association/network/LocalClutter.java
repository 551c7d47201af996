// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Judges events against the picks that nobody explains around each of their own, in seconds instead of over the whole record.
 *
 * <p>The search takes a node's false picks as a constant rate. Beyond the range at which a salvo is associated its rounds still arrive, as a
 * train of seconds, and three dozen nodes' trains yield places where six agree by chance. So each pick of an event is charged the logarithm of the ratio
 * of the rate around it to the mean rate, where that is above 1; an event that falls below the least probability is dropped, its picks are
 * then nobody's, and the rest is judged again until none falls.
 */
final class LocalClutter {
  /** Either side of a pick; about a salvo's length. */
  private static final double WINDOW_SECONDS = 10;

  /** Least probability of an event that trains speak against. */
  private static final double CHARGED_MIN = 0.999;

  private final NodePicks picks;
  private final double seconds;
  private final double matchesPerGate;
  private final Map<Long, Integer> rowOf = new HashMap<>();
  private final boolean[] owned;
  private final int[] free;

  LocalClutter(NodePicks picks, double seconds, double matchesPerGate) {
    this.picks = picks;
    this.seconds = Math.max(1, seconds);
    this.matchesPerGate = matchesPerGate;
    owned = new boolean[picks.size()];
    free = new int[picks.start().length - 1];
    for (int row = 0; row < picks.size(); row++) {
      rowOf.put(picks.ids()[row], row);
    }
  }

  /** Those that stand, with log-odds and probability as the trains leave them. */
  List<NetworkEvent> standing(List<NetworkEvent> events, double probabilityMin) {
    List<NetworkEvent> stand = events;
    while (true) {
      own(stand);
      List<NetworkEvent> judged = new ArrayList<>();
      List<NetworkEvent> next = new ArrayList<>();
      for (NetworkEvent e : stand) {
        double score = score(e);
        double probability = ProbabilityCalibration.probability(score, matchesPerGate);
        boolean charged = score < e.logOdds();
        if (probability >= (charged ? Math.max(CHARGED_MIN, probabilityMin) : probabilityMin)) {
          next.add(e);
          judged.add(charged ? e.withLogOdds(score, probability) : e);
        }
      }
      if (next.size() == stand.size()) {
        return judged;
      }
      stand = next;
    }
  }

  private void own(List<NetworkEvent> events) {
    Arrays.fill(owned, false);
    for (int node = 0; node < free.length; node++) {
      free[node] = picks.start()[node + 1] - picks.start()[node];
    }
    for (NetworkEvent e : events) {
      for (EventPick p : e.picks()) {
        owned[row(p)] = true;
        free[p.station()]--;
      }
    }
  }

  private int row(EventPick pick) {
    return Objects.requireNonNull(rowOf.get(pick.pickId()));
  }

  private double score(NetworkEvent event) {
    double score = event.logOdds();
    for (EventPick pick : event.picks()) {
      int node = pick.station();
      int own = row(pick);
      double at = picks.timesSeconds()[own];
      int near = 0;
      for (int row = own - 1; row >= picks.start()[node] && isNear(row, at); row--) {
        near += owned[row] ? 0 : 1;
      }
      for (int row = own + 1; row < picks.start()[node + 1] && isNear(row, at); row++) {
        near += owned[row] ? 0 : 1;
      }
      double mean = (free[node] + 1) / seconds;
      double local = near / (2 * WINDOW_SECONDS);
      score -= local > mean ? StrictMath.log(local / mean) : 0;
    }
    return score;
  }

  private boolean isNear(int row, double at) {
    return Math.abs(picks.timesSeconds()[row] - at) < WINDOW_SECONDS;
  }
}
