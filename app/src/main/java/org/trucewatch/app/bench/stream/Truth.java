// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.NetworkEvent;

/** The true events of a generated stream, and which of them were found. */
final class Truth {
  /** A found event is a true one when they share so much of the larger: as in the shared synthetic sets. */
  private static final double SHARE_MIN = 0.6;

  private double[] time = new double[1024];
  private int[] picks = new int[1024];
  private int size;

  /** Found events that stand, and which true event each is. */
  static final class Standing {
    private final Map<String, Integer> truthOf = new HashMap<>();
    private final Map<String, Double> time = new HashMap<>();

    void stand(Truth truth, NetworkEvent event) {
      truthOf.put(event.eventId(), truth.match(event));
      time.put(event.eventId(), event.timeSeconds());
    }

    void fall(NetworkEvent event) {
      truthOf.remove(event.eventId());
      time.remove(event.eventId());
    }
  }

  void add(double atSeconds, int heardBy) {
    if (size == time.length) {
      time = Arrays.copyOf(time, size * 2);
      picks = Arrays.copyOf(picks, size * 2);
    }
    time[size] = atSeconds;
    picks[size++] = heardBy;
  }

  int size() {
    return size;
  }

  /** The true event that this one is, or -1. */
  int match(NetworkEvent event) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (EventPick pick : event.picks()) {
      shared.merge(GeneratedStream.eventOf(pick.pickId()), 1, Integer::sum);
    }
    for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
      int truth = entry.getKey();
      if (truth >= 0
          && entry.getValue() >= SHARE_MIN * Math.max(event.picks().size(), picks[truth])) {
        return truth;
      }
    }
    return -1;
  }

  /** Whether most of the event's picks, and three, are of one true event. */
  static boolean isReal(NetworkEvent event) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (EventPick pick : event.picks()) {
      shared.merge(GeneratedStream.eventOf(pick.pickId()), 1, Integer::sum);
    }
    shared.remove(-1);
    int most = shared.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return most >= 3 && 2 * most >= event.picks().size();
  }

  /**
   * Counts over a span of origin time.
   *
   * @param detectable true events with enough picks
   * @param right      of those, found
   * @param wrong      found events that are none
   */
  record Score(int detectable, int right, int wrong) {
    double f1() {
      return 2.0 * right / Math.max(1, right + wrong + detectable);
    }

    double precision() {
      return right / (double) Math.max(1, right + wrong);
    }
  }

  /** Scores what stands over a span of origin time. */
  Score score(Standing found, double from, double to) {
    int detectable = 0;
    for (int i = 0; i < size; i++) {
      boolean counts = time[i] >= from && time[i] < to;
      detectable += counts && picks[i] >= GeneratedStream.DETECTABLE_PICKS ? 1 : 0;
    }
    boolean[] used = new boolean[size];
    int right = 0;
    int wrong = 0;
    for (Map.Entry<String, Integer> entry : found.truthOf.entrySet()) {
      double at = found.time.getOrDefault(entry.getKey(), Double.NaN);
      if (at >= from && at < to) {
        int truth = entry.getValue();
        if (truth < 0 || used[truth]) {
          wrong++;
        } else {
          used[truth] = true;
          right += picks[truth] >= GeneratedStream.DETECTABLE_PICKS ? 1 : 0;
        }
      }
    }
    return new Score(detectable, right, wrong);
  }
}
