// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Which nodes are near a place, of a network of any extent. */
final class NodeGrid {
  /** Nodes in a square, about. */
  private static final int CROWD = 8;

  private final double[] east;
  private final double[] north;
  private final double sideKm;
  private final TreeMap<Long, int[]> squares = new TreeMap<>();

  NodeGrid(List<NetworkStation> nodes) {
    east = nodes.stream().mapToDouble(NetworkStation::eastKm).toArray();
    north = nodes.stream().mapToDouble(NetworkStation::northKm).toArray();
    sideKm = Math.max(0.1, Math.sqrt(CROWD * area() / Math.max(1, east.length)));
    for (int i = 0; i < east.length; i++) {
      int[] own = {i};
      squares.merge(key(square(east[i]), square(north[i])), own, NodeGrid::joined);
    }
  }

  private static int[] joined(int[] old, int[] more) {
    int[] all = Arrays.copyOf(old, old.length + more.length);
    System.arraycopy(more, 0, all, old.length, more.length);
    return all;
  }

  private double area() {
    double width = span(east);
    double height = span(north);
    return Math.max(width * height, (width * width + height * height) / 64);
  }

  /** Side of the square that each node has, in the mean. */
  double spacingKm() {
    return Math.sqrt(area() / Math.max(1, east.length));
  }

  private static double span(double[] values) {
    return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
  }

  private long square(double km) {
    return (long) Math.floor(km / sideKm);
  }

  private static long key(long column, long row) {
    return (column << 32) + row;
  }

  double kilometers(int a, int b) {
    return distance(a, east[b], north[b]);
  }

  private double distance(int node, double x, double y) {
    double dx = east[node] - x;
    double dy = north[node] - y;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Nodes within a distance of a place, ascending. */
  int[] within(double x, double y, double km) {
    return inBox(x - km, x + km, y - km, y + km, node -> distance(node, x, y) <= km);
  }

  /** Nodes within a distance of a box, ascending. */
  int[] around(double west, double to, double south, double until, double km) {
    return inBox(west - km, to + km, south - km, until + km, node -> true);
  }

  private int[] inBox(
      double west,
      double to,
      double south,
      double until,
      java.util.function.IntPredicate condition) {
    int[] found = new int[16];
    int count = 0;
    for (long column = square(west); column <= square(to); column++) {
      for (int[] members : squares
          .subMap(key(column, square(south)), true, key(column, square(until)), true)
          .values()) {
        for (int node : members) {
          if (east[node] >= west
              && east[node] <= to
              && north[node] >= south
              && north[node] <= until
              && condition.test(node)) {
            found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
            found[count++] = node;
          }
        }
      }
    }
    int[] nodes = Arrays.copyOf(found, count);
    Arrays.sort(nodes);
    return nodes;
  }

  /** Distance of a node's so many nearest nodes; of its farthest where there are fewer. */
  double nearestKm(int node, int count) {
    if (east.length - 1 <= count) {
      return Math.max(span(east), span(north)) * 2;
    }
    double km = sideKm;
    while (true) {
      int[] near = within(east[node], north[node], km);
      if (near.length > count) {
        double[] distances =
            Arrays.stream(near).mapToDouble(j -> kilometers(node, j)).sorted().toArray();
        return distances[count];
      }
      km *= 1.5;
    }
  }

  /** The same nodes in order of distance from a node, then of number. */
  int[] byDistance(int node, int[] others) {
    long[] keys = new long[others.length];
    for (int i = 0; i < keys.length; i++) {
      // Positive floats order like their bits.
      keys[i] =
          ((long) Float.floatToIntBits((float) kilometers(node, others[i])) << 32) | others[i];
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(k -> (int) k).toArray();
  }
}
