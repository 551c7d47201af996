// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

/**
 * Finds nodes whose clock is off by more than the gates: such a node is silent in events it should have heard, and its free
 * picks all miss them by the same time.
 */
final class NodeClocks {
  /** Largest clock fault looked for, seconds: leap seconds and the 16 s of GPS time are well inside. */
  static final double FAULT_SECONDS_MAX = 60;

  /** Fewest events that a node should have heard before it is judged. */
  static final int EXPECTED_MIN = 8;

  private final Search search;

  NodeClocks(Search search) {
    this.search = search;
  }

  List<NodeNote> faulty(List<NetworkStation> stations) {
    int phases = search.waves.phases();
    List<NodeNote> notes = new ArrayList<>();
    for (int node = 0; node < stations.size(); node++) {
      double[] misses = new double[1024];
      int count = 0;
      int expected = 0;
      int heard = 0;
      for (Candidate c : search.events) {
        double dx = search.ground.east[node] - c.x;
        double dy = search.ground.north[node] - c.y;
        if (c.score < 5 || Math.sqrt(dx * dx + dy * dy) > 0.9 * c.audibleKm) {
          continue;
        }
        expected++;
        int channel = node * phases;
        double at = c.time + search.waves.seconds(node, 0, c.x, c.y, c.depthRow);
        for (int row = search.field.firstAtOrAfter(channel, at - FAULT_SECONDS_MAX);
            row < search.field.start[channel + 1]
                && search.field.time[row] <= at + FAULT_SECONDS_MAX;
            row++) {
          heard += search.owner[row] >= 0 && contains(c.picks, row) ? 1 : 0;
          if (search.owner[row] < 0) {
            misses = count == misses.length ? Arrays.copyOf(misses, count * 2) : misses;
            misses[count++] = search.field.time[row] - at;
          }
        }
      }
      if (expected >= EXPECTED_MIN && heard < 0.4 * expected) {
        judge(stations.get(node).id(), node, Arrays.copyOf(misses, count), expected, heard)
            .ifPresent(notes::add);
      }
    }
    return notes;
  }

  private static boolean contains(int[] rows, int row) {
    return Arrays.binarySearch(rows, row) >= 0;
  }

  private java.util.Optional<NodeNote> judge(
      String id, int node, double[] misses, int expected, int heard) {
    Arrays.sort(misses);
    double width = width();
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
    double chance = misses.length * width / (2 * FAULT_SECONDS_MAX);
    if (best < 0.5 * expected || best < chance + 5 * Math.sqrt(chance + 1)) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(new NodeNote(
        node,
        Reason.CLOCK,
        "node " + id + ": " + best + " of its picks miss " + expected
            + " events it should have heard by the same " + Math.round(offset * 10) / 10.0
            + " s, and " + heard + " fit. Its picks were set aside. Set its clock."));
  }

  /** Width of the window for equal misses: five sigma at twice the node spacing. */
  private double width() {
    double travel = 2 * search.ground.spacingKm / search.waves.speed(0);
    return 5 * Math.sqrt(0.05 * 0.05 + search.pathError * search.pathError * travel * travel) + 0.1;
  }
}
