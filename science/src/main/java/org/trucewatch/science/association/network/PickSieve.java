// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    int[] start = picks.start().clone();
    double[] times = picks.timesSeconds().clone();
    int[] rows = IntStream.range(0, times.length).toArray();
    // A seed's picks are each other's mates, so only kept ones count in the next pass.
    for (int pass = 0; pass < PASSES; pass++) {
      boolean[] stays = staying(start, times);
      int count = 0;
      int from = 0;
      for (int node = 0; node < neighbours.length; node++) {
        int end = start[node + 1];
        for (int i = from; i < end; i++) {
          if (stays[i]) {
            rows[count] = rows[i];
            times[count++] = times[i];
          }
        }
        from = end;
        start[node + 1] = count;
      }
    }
    boolean[] kept = new boolean[picks.size()];
    for (int i = 0; i < start[neighbours.length]; i++) {
      kept[rows[i]] = true;
    }
    return kept;
  }

  /** Rows with enough mates among the rows given. */
  private boolean[] staying(int[] start, double[] times) {
    boolean[] stays = new boolean[times.length];
    for (int node = 0; node < neighbours.length; node++) {
      // Each neighbour's rows are walked once, beside this node's.
      int[] first = new int[neighbours[node].length];
      for (int k = 0; k < first.length; k++) {
        first[k] = start[neighbours[node][k]];
      }
      for (int row = start[node]; row < start[node + 1]; row++) {
        stays[row] = hasMates(node, times[row], first, start, times);
      }
    }
    return stays;
  }

  private boolean hasMates(int node, double time, int[] first, int[] start, double[] times) {
    int mates = 0;
    int[] around = neighbours[node];
    for (int k = 0; k < around.length; k++) {
      double window = windows[node][k];
      int end = start[around[k] + 1];
      int row = first[k];
      while (row < end && times[row] < time - window) {
        row++;
      }
      first[k] = row;
      if (row < end && times[row] <= time + window) {
        mates++;
        if (mates >= WIDE_MATES || (mates >= MATES && k < close[node])) {
          return true;
        }
      }
    }
    return false;
  }
}
