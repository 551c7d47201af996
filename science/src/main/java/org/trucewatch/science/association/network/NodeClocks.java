// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

/**
 * Finds nodes whose clock is off by more than the gates: such a node is silent in events it should have heard, and its free
 * picks all miss them by the same time, or by a time that grows evenly where the clock drifts. What is known of a node is
 * gathered over all pieces of all records before it is judged.
 */
final class NodeClocks {
  /** Largest clock fault looked for, seconds: leap seconds and the 16 s of GPS time are well inside. */
  static final double FAULT_SECONDS_MAX = 60;

  /** Fewest events that a node should have heard before it is judged. */
  static final int EXPECTED_MIN = 8;

  /** Fastest drift looked for: 20 parts in a million are a poor crystal's, a hundred times as much is a broken one's. */
  static final double DRIFT_MAX = 2e-3;

  /** Most free picks that are kept of a node; a node with more of them near its events says nothing by them. */
  static final int MISSES_MAX = 20_000;

  private final Map<Integer, Evidence> byNode = new HashMap<>();
  private double width;

  /** What a node did in events it should have heard: how often it has a pick in them, and by how much its free picks miss. */
  private static final class Evidence {
    int expected;
    int heard;
    int count;
    double[] eventSeconds = new double[64];
    double[] misses = new double[64];

    void add(double event, double miss) {
      if (count == misses.length) {
        misses = Arrays.copyOf(misses, count * 2);
        eventSeconds = Arrays.copyOf(eventSeconds, count * 2);
      }
      eventSeconds[count] = event;
      misses[count++] = miss;
    }
  }

  /** Adds what the events of one search say that began from one time to before another, in seconds. */
  void add(Search search, double fromSeconds, double toSeconds) {
    width = Math.max(width, width(search));
    for (Candidate c : search.events) {
      if (c.score >= 5 && c.time >= fromSeconds && c.time < toSeconds) {
        for (int node = 0; node < search.ground.nodes; node++) {
          double dx = search.ground.east[node] - c.x;
          double dy = search.ground.north[node] - c.y;
          if (Math.sqrt(dx * dx + dy * dy) <= 0.9 * c.audibleKm) {
            add(search, c, node, byNode.computeIfAbsent(node, k -> new Evidence()));
          }
        }
      }
    }
  }

  private static void add(Search search, Candidate c, int node, Evidence evidence) {
    evidence.expected++;
    PickField field = search.field;
    int channel = node * search.waves.phases();
    double at = c.time + search.waves.seconds(node, 0, c.x, c.y, c.depthRow);
    for (int row = field.firstAtOrAfter(channel, at - FAULT_SECONDS_MAX);
        row < field.start[channel + 1] && field.time[row] <= at + FAULT_SECONDS_MAX;
        row++) {
      if (search.owner[row] >= 0) {
        evidence.heard += Arrays.binarySearch(c.picks, row) >= 0 ? 1 : 0;
      } else if (evidence.count < MISSES_MAX) {
        evidence.add(c.time, field.time[row] - at);
      }
    }
  }

  /** Nodes that stand out, in order of index. */
  List<NodeNote> faulty(List<NetworkStation> stations) {
    List<NodeNote> notes = new ArrayList<>();
    for (int node = 0; node < stations.size(); node++) {
      Evidence evidence = byNode.get(node);
      if (evidence != null
          && evidence.expected >= EXPECTED_MIN
          && evidence.heard < 0.4 * evidence.expected) {
        judge(stations.get(node).id(), node, evidence).ifPresent(notes::add);
      }
    }
    return notes;
  }

  /** The most misses within one width, and their median. */
  private record Heap(int count, double secondsOff, double drift) {}

  private Optional<NodeNote> judge(String id, int node, Evidence evidence) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < evidence.count; i++) {
      first = Math.min(first, evidence.eventSeconds[i]);
      last = Math.max(last, evidence.eventSeconds[i]);
    }
    double span = Math.max(1, last - first);
    double middle = 0.5 * (first + last);
    Heap best = heap(evidence, middle, 0);
    // Half a width between the ends, so that no drift between two steps spreads by more than a
    // quarter.
    double step = Math.max(0.5 * width / span, DRIFT_MAX / 1_000);
    double most = Math.min(DRIFT_MAX, FAULT_SECONDS_MAX / span);
    int tried = 1;
    for (double drift = step; drift <= most; drift += step) {
      for (double slope : new double[] {drift, -drift}) {
        Heap other = heap(evidence, middle, slope);
        tried++;
        // A drift has one number more to choose; three more misses pay for it.
        best = other.count() > best.count() + (best.drift() == 0 ? 3 : 0) ? other : best;
      }
    }
    double chance = evidence.count * width / (2 * FAULT_SECONDS_MAX);
    double sigmas = 5 + 0.3 * StrictMath.log(tried);
    if (best.count() < 0.5 * evidence.expected
        || best.count() < chance + sigmas * Math.sqrt(chance + 1)) {
      return Optional.empty();
    }
    return Optional.of(new NodeNote(node, Reason.CLOCK, message(id, evidence, best)));
  }

  private static String message(String id, Evidence evidence, Heap best) {
    String drifting = String.format(
        Locale.ROOT, ", growing by %.2f s an hour (its clock drifts)", best.drift() * 3600);
    return String.format(
        Locale.ROOT,
        "node %s: %d of its picks miss %d events it should have heard by the same %.1f s%s, and %d fit,"
            + " expected a clock within a tenth of a second. Its picks were set aside. Set its clock.",
        id,
        best.count(),
        evidence.expected,
        best.secondsOff(),
        best.drift() == 0 ? "" : drifting,
        evidence.heard);
  }

  private Heap heap(Evidence evidence, double middle, double drift) {
    double[] misses = new double[evidence.count];
    for (int i = 0; i < misses.length; i++) {
      misses[i] = evidence.misses[i] - drift * (evidence.eventSeconds[i] - middle);
    }
    Arrays.sort(misses);
    int best = 0;
    double offset = 0;
    int to = 0;
    for (int from = 0; from < misses.length; from++) {
      to = Math.max(to, from);
      while (to < misses.length && misses[to] <= misses[from] + width) {
        to++;
      }
      if (to - from > best) {
        best = to - from;
        offset = misses[from + best / 2];
      }
    }
    return new Heap(best, offset, drift);
  }

  /** Width of the window for equal misses: five sigma at twice the node spacing. */
  private static double width(Search search) {
    double travel = 2 * search.ground.spacingKm / search.waves.speed(0);
    return 5 * Math.sqrt(0.05 * 0.05 + search.pathError * search.pathError * travel * travel) + 0.1;
  }
}
