// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import java.util.List;

/**
 * Says which picks may be seeds of an event, so that the rest of a quiet time need not be searched.
 *
 * <p>A seed of {@link Search} has five picks among the ten nodes nearest to its place, or eight among the twenty nearest, and any two
 * arrivals of one wave differ by no more than the sound's way between their nodes. So a pick is kept only where enough other nodes
 * around it have one that close. Around means within twice the distance of its own {@value #NEAREST}th (or {@value #WIDE}nd) nearest node, which
 * covers the nearest nodes of a place up to a thinning of the network by half and at its edge; beyond that the sieve may lose what the search
 * would have found. {@code PickSieveTest} holds it against the search of all picks on 120 drawn events; decision record 0029 states the result.
 */
final class PickSieve {
  /** Nodes among which a close seed's picks lie, with a half to spare for nodes that are down and for edges. */
  static final int NEAREST = 16;

  /** The same for a wide seed. */
  static final int WIDE = 32;

  /** Other picks that a close seed has at least. */
  static final int MATES = 4;

  /** Other picks that a wide seed has at least. */
  static final int WIDE_MATES = 7;

  /** Slowness of a tail wind's opposite and of the air's unknown temperature, as a share. */
  private static final double SLOWER = 1.1;

  /** Reading errors of both picks, seconds. */
  private static final double READING_SECONDS = 0.3;

  private static final int PASSES = 4;

  private final int[][] neighbours;
  private final double[][] windows;
  private final int[] close;

  /**
   * @param speedKmPerSecond of sound
   */
  PickSieve(List<NetworkStation> nodes, NodeGrid grid, double speedKmPerSecond) {
    neighbours = new int[nodes.size()][];
    windows = new double[nodes.size()][];
    close = new int[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      double far = 2 * grid.nearestKm(i, WIDE);
      double near = 2 * grid.nearestKm(i, NEAREST);
      int[] around = grid.within(nodes.get(i).eastKm(), nodes.get(i).northKm(), far);
      int self = i;
      around = Arrays.stream(around).filter(j -> j != self).toArray();
      neighbours[i] = grid.byDistance(i, around);
      windows[i] = new double[neighbours[i].length];
      for (int k = 0; k < windows[i].length; k++) {
        double km = grid.kilometers(i, neighbours[i][k]);
        close[i] += km <= near ? 1 : 0;
        windows[i][k] = SLOWER * km / speedKmPerSecond + READING_SECONDS;
      }
    }
  }

  /** For each row whether a seed may hold it. */
  boolean[] kept(NodePicks picks) {
    boolean[] kept = new boolean[picks.size()];
    for (int node = 0; node < neighbours.length; node++) {
      for (int row = picks.start()[node]; row < picks.start()[node + 1]; row++) {
        kept[row] = true;
      }
    }
    // A seed's picks are each other's mates, so only kept ones count in the next pass.
    for (int pass = 0; pass < PASSES; pass++) {
      boolean[] before = kept.clone();
      for (int node = 0; node < neighbours.length; node++) {
        for (int row = picks.start()[node]; row < picks.start()[node + 1]; row++) {
          kept[row] = before[row] && isKept(picks, before, node, picks.timesSeconds()[row]);
        }
      }
    }
    return kept;
  }

  private boolean isKept(NodePicks picks, boolean[] before, int node, double time) {
    int mates = 0;
    int[] around = neighbours[node];
    for (int k = 0; k < around.length; k++) {
      double window = windows[node][k];
      int row = firstAtOrAfter(picks, around[k], time - window);
      int end = picks.start()[around[k] + 1];
      while (row < end && !before[row]) {
        row++;
      }
      if (row < end && picks.timesSeconds()[row] <= time + window) {
        mates++;
        if (mates >= WIDE_MATES || (mates >= MATES && k < close[node])) {
          return true;
        }
      }
    }
    return false;
  }

  private static int firstAtOrAfter(NodePicks picks, int node, double time) {
    int low = picks.start()[node];
    int high = picks.start()[node + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (picks.timesSeconds()[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
