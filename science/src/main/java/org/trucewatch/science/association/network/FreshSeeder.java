// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;

/**
 * Seeds that a new pick makes possible: every triple of it with earlier picks of close nodes, solved as {@link TripleSeeder} does, and
 * verified by the nodes nearest to the place. A node whose pick may still come is unknown, not silent.
 */
final class FreshSeeder {
  /** Nodes of a cell that triples are made of. */
  private static final int NEAREST = 4;

  private static final double SIGMAS = 3;

  private final Ground ground;
  private final int[][] pairs;
  private PickField field;
  private Odds odds;
  private Waves waves;
  private boolean[] usable = {};
  private double knownUntil;
  private double sigma;
  private double scoreMin;
  private int countMin;
  private SeedBins bins;

  /** Knows the triples of a ground. */
  FreshSeeder(Ground ground) {
    this.ground = ground;
    pairs = pairs(ground);
    field = new PickField(
        ground.nodes, new int[ground.nodes + 1], new long[0], new double[0], new double[0], null);
    waves = new StraightWaves(ground, new double[] {1}, 0, 0);
    odds = new Odds(0.5, new double[0], 1, 0, new RangePrior(1));
    bins = new SeedBins(1, 1);
  }

  /** For each node the two others of its triples, one after the other. */
  private static int[][] pairs(Ground ground) {
    int n = ground.nodes;
    int[][] pairs = new int[n][0];
    int[] count = new int[n];
    for (long key : TripleSeeder.triples(ground, NEAREST)) {
      int[] nodes = {(int) (key / n / n), (int) (key / n % n), (int) (key % n)};
      if (isOpen(ground, nodes)) {
        for (int i = 0; i < 3; i++) {
          int a = nodes[i];
          if (count[a] + 2 > pairs[a].length) {
            pairs[a] = Arrays.copyOf(pairs[a], Math.max(16, count[a] * 2));
          }
          pairs[a][count[a]++] = nodes[(i + 1) % 3];
          pairs[a][count[a]++] = nodes[(i + 2) % 3];
        }
      }
    }
    for (int a = 0; a < n; a++) {
      pairs[a] = Arrays.copyOf(pairs[a], count[a]);
    }
    return pairs;
  }

  /** Three nodes in a row cannot tell one side of the row from the other: least double area over the square of the longest side. */
  private static boolean isOpen(Ground ground, int[] nodes) {
    double twice = 0;
    double longest = 0;
    for (int i = 0; i < 3; i++) {
      int a = nodes[i];
      int b = nodes[(i + 1) % 3];
      twice += ground.east[a] * ground.north[b] - ground.east[b] * ground.north[a];
      longest = Math.max(
          longest, sq(ground.east[a] - ground.east[b]) + sq(ground.north[a] - ground.north[b]));
    }
    return Math.abs(twice) > 0.1 * longest;
  }

  private static double sq(double v) {
    return v * v;
  }

  /**
   * What seeds are made from.
   *
   * @param allowed rows that may be used
   */
  void prepare(PickField picks, boolean[] allowed, Waves air, Odds by, double known, int heard) {
    field = picks;
    usable = allowed;
    waves = air;
    odds = by;
    knownUntil = known;
    countMin = heard;
    sigma = picks.size == 0 ? 0.05 : picks.sigma[picks.size / 2];
    scoreMin = -0.5 * by.logEventDensity - 4;
    double boxKm = ground.spacingKm / 16;
    bins = new SeedBins(boxKm, 0.25 * boxKm / air.speed(0));
  }

  /** The best seeds of the rows offered since {@link #prepare}. */
  SeedBins seeds() {
    return bins.peaks();
  }

  /** Makes seeds of a row with all usable rows of its node's triples; {@code fresh} rows before it have had their turn. */
  void offer(int row, boolean[] fresh) {
    int a = field.channel[row];
    double t = field.time[row];
    int[] others = pairs[a];
    for (int i = 0; i < others.length; i += 2) {
      int b = others[i];
      int c = others[i + 1];
      double ab = window(a, b);
      double ac = window(a, c);
      double bc = window(b, c);
      for (int pb = field.firstAtOrAfter(b, t - ab);
          pb < field.start[b + 1] && field.time[pb] <= t + ab;
          pb++) {
        if (usable[pb] && !(fresh[pb] && pb < row)) {
          double tb = field.time[pb];
          double to = Math.min(t + ac, tb + bc);
          for (int pc = field.firstAtOrAfter(c, Math.max(t - ac, tb - bc));
              pc < field.start[c + 1] && field.time[pc] <= to;
              pc++) {
            if (usable[pc] && !(fresh[pc] && pc < row)) {
              solve(a, b, c, t, tb - t, field.time[pc] - t);
            }
          }
        }
      }
    }
  }

  /** Largest difference of two nodes' arrivals of one event. */
  private double window(int a, int b) {
    double d =
        Math.sqrt(sq(ground.east[a] - ground.east[b]) + sq(ground.north[a] - ground.north[b]));
    double t = d / waves.slowest(0);
    return t + 3 * Math.sqrt(2 * (sigma * sigma + odds.relativeVariance * t * t));
  }

  /** Source of three picks in the frame that moves with the air; times of b and c are after that of a. */
  private void solve(int a, int b, int c, double ta, double tb, double tc) {
    double speed2 = sq(waves.speed(0));
    double bx = ground.east[b] - waves.windEast() * tb - ground.east[a];
    double by = ground.north[b] - waves.windNorth() * tb - ground.north[a];
    double cx = ground.east[c] - waves.windEast() * tc - ground.east[a];
    double cy = ground.north[c] - waves.windNorth() * tc - ground.north[a];
    double inverse = 1 / (bx * cy - by * cx);
    double kb = 0.5 * (bx * bx + by * by - speed2 * tb * tb);
    double kc = 0.5 * (cx * cx + cy * cy - speed2 * tc * tc);
    double ax = (kb * cy - kc * by) * inverse;
    double ay = (kc * bx - kb * cx) * inverse;
    double gx = speed2 * (tb * cy - tc * by) * inverse;
    double gy = speed2 * (tc * bx - tb * cx) * inverse;
    double qa = gx * gx + gy * gy - speed2;
    double qb = ax * gx + ay * gy;
    double root = qb * qb - qa * (ax * ax + ay * ay);
    if (root >= 0) {
      root = Math.sqrt(root);
      double latest = Math.min(0, Math.min(tb, tc));
      for (int sign = -1; sign <= 1; sign += 2) {
        double after = (-qb + sign * root) / qa;
        if (after <= latest) {
          place(
              a,
              ta + after,
              ground.east[a] + ax + (gx + waves.windEast()) * after,
              ground.north[a] + ay + (gy + waves.windNorth()) * after);
        }
      }
    }
  }

  private void place(int a, double t0, double x, double y) {
    int cell = ground.cellOf(x, y);
    if (cell >= 0) {
      double far = ground.reach[cell] + ground.cellKm;
      if (sq(x - ground.east[a]) + sq(y - ground.north[a]) <= far * far) {
        verify(ground.order[cell], x, y, t0);
      }
    }
  }

  private void verify(int[] order, double x, double y, double t0) {
    int most = Math.min(Search.VERIFIERS, order.length);
    double sum = 0;
    double best = Double.NEGATIVE_INFINITY;
    int count = 0;
    int bestCount = 0;
    for (int i = 0; i < most && count + most - i >= countMin; i++) {
      double travel = waves.seconds(order[i], 0, x, y, 0);
      double variance = 2 * (sigma * sigma + odds.relativeVariance * travel * travel);
      double miss = miss(order[i], t0 + travel, SIGMAS * Math.sqrt(variance));
      if (miss >= 0) {
        count++;
        sum += Math.max(
            odds.silent,
            odds.heard[order[i]] - 0.5 * (StrictMath.log(variance) + miss * miss / variance));
        if (sum > best) {
          best = sum;
          bestCount = count;
        }
      } else if (t0 + travel <= knownUntil) {
        sum += odds.silent;
      }
    }
    if (bestCount >= countMin && best >= scoreMin) {
      bins.offer(x, y, t0, best);
    }
  }

  /** How far the nearest usable pick is from the prediction; negative where none is inside the gate. */
  private double miss(int node, double predicted, double half) {
    double best = half;
    for (int at = field.firstAtOrAfter(node, predicted - half);
        at < field.start[node + 1] && field.time[at] <= predicted + half;
        at++) {
      if (usable[at]) {
        best = Math.min(best, Math.abs(field.time[at] - predicted));
      }
    }
    return best < half ? best : -1;
  }
}
