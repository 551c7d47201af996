// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a network's nodes stand in a row. Arrival times at a row are the same for a place on one side of it and its mirror image on
 * the other, so a row cannot say which; events are found from nodes that stand about a place.
 *
 * @param nodes    how many there are
 * @param inRow    of them, those that are in a row with every two of their {@link #NEIGHBOURS} nearest: no three of these make a triangle
 *                 wide enough to start an event from
 * @param lengthKm extent of the network along its long axis
 * @param offsetKm largest distance of a node from the straight line that fits all nodes best
 */
public record NetworkShape(int nodes, int inRow, double lengthKm, double offsetKm) {
  /** Neighbours of a node that are looked at; seeds are looked for among about as many. */
  static final int NEIGHBOURS = 6;

  /** Least of twice a triangle's area to the square of its longest side: three equal steps bent by less than a fifth of a step are a row. */
  static final double WIDTH_MIN = 0.1;

  /** The shape of these nodes. */
  public static NetworkShape of(List<NetworkStation> stations) {
    int n = stations.size();
    double[] x = stations.stream().mapToDouble(NetworkStation::eastKm).toArray();
    double[] y = stations.stream().mapToDouble(NetworkStation::northKm).toArray();
    double mx = 0;
    double my = 0;
    for (int i = 0; i < n; i++) {
      mx += x[i] / n;
      my += y[i] / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - mx) * (x[i] - mx);
      xy += (x[i] - mx) * (y[i] - my);
      yy += (y[i] - my) * (y[i] - my);
    }
    double angle = 0.5 * StrictMath.atan2(2 * xy, xx - yy);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double[] along = new double[n];
    double[] across = new double[n];
    double least = 0;
    double most = 0;
    double offset = 0;
    for (int i = 0; i < n; i++) {
      along[i] = cos * (x[i] - mx) + sin * (y[i] - my);
      across[i] = cos * (y[i] - my) - sin * (x[i] - mx);
      least = Math.min(least, along[i]);
      most = Math.max(most, along[i]);
      offset = Math.max(offset, Math.abs(across[i]));
    }
    return new NetworkShape(n, inRow(along, across), most - least, offset);
  }

  /** Whether every node is in a row with its neighbours: then no event can be found. */
  public boolean isRow() {
    return nodes > 0 && inRow == nodes;
  }

  private static int inRow(double[] along, double[] across) {
    int n = along.length;
    int[] order = IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> along[i]))
        .mapToInt(i -> i)
        .toArray();
    int count = 0;
    for (int at = 0; at < n; at++) {
      count += isOpen(nearest(order, at, along, across), along, across) ? 0 : 1;
    }
    return count;
  }

  /** The node at a place of the order and its nearest, looking outwards along the axis until none can be nearer. */
  private static int[] nearest(int[] order, int at, double[] along, double[] across) {
    int node = order[at];
    int[] near = new int[Math.min(NEIGHBOURS, order.length - 1) + 1];
    double[] distance = new double[near.length];
    int count = 1;
    near[0] = node;
    for (int step = 1; step < order.length; step++) {
      boolean anyNearer = false;
      for (int side = -1; side <= 1; side += 2) {
        int other = at + side * step;
        if (other >= 0 && other < order.length) {
          int candidate = order[other];
          double far = Math.abs(along[candidate] - along[node]);
          if (count < near.length || far < distance[count - 1]) {
            anyNearer = true;
            double d =
                StrictMath.hypot(along[candidate] - along[node], across[candidate] - across[node]);
            count = insert(near, distance, count, candidate, d);
          }
        }
      }
      if (!anyNearer) {
        break;
      }
    }
    return near;
  }

  /** Keeps the list in order of distance, the node itself first. */
  private static int insert(int[] near, double[] distance, int count, int node, double d) {
    int place = count;
    if (count == near.length) {
      if (d >= distance[count - 1]) {
        return count;
      }
      place = count - 1;
    }
    while (place > 1 && distance[place - 1] > d) {
      near[place] = near[place - 1];
      distance[place] = distance[place - 1];
      place--;
    }
    near[place] = node;
    distance[place] = d;
    return Math.min(near.length, count + 1);
  }

  private static boolean isOpen(int[] near, double[] along, double[] across) {
    for (int i = 0; i < near.length; i++) {
      for (int k = i + 1; k < near.length; k++) {
        for (int m = k + 1; m < near.length; m++) {
          if (isOpen(near[i], near[k], near[m], along, across)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isOpen(int a, int b, int c, double[] x, double[] y) {
    double abx = x[b] - x[a];
    double aby = y[b] - y[a];
    double acx = x[c] - x[a];
    double acy = y[c] - y[a];
    double bcx = acx - abx;
    double bcy = acy - aby;
    double longest =
        Math.max(abx * abx + aby * aby, Math.max(acx * acx + acy * acy, bcx * bcx + bcy * bcy));
    return Math.abs(abx * acy - aby * acx) > WIDTH_MIN * longest;
  }
}
