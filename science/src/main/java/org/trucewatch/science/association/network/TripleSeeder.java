// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Seeds from triples of picks. Three picks of the first wave at three nodes near one another fix place and origin time in closed
 * form; the nodes nearest to that place then say whether they heard it too.
 *
 * <p>With wind the closed form is that of still air: in the frame that moves with the air, sound spreads in circles, and a node's
 * pick at time t stands at (node - wind * t).
 */
final class TripleSeeder {
  private static final double SIGMAS = 3;

  private final Ground ground;
  private final Waves waves;
  private final PickField field;
  private final Odds odds;
  private final int verifiers;
  private final int countMin;
  private final double scoreMin;
  private final SeedBins bins;
  private final @Nullable MarkScore marks;
  private final int phases;
  private final double speed;
  private final double speed2;
  private final double wx;
  private final double wy;
  private final double sigma;
  private final double[] logSigma = new double[257];
  private final double logSigmaScale;

  /** A triple speaks for a place only where its nodes are among so many nearest. */
  int near = Integer.MAX_VALUE;

  private int rowA;
  private int rowB;
  private int rowC;
  long solved;
  long verified;

  TripleSeeder(
      Ground ground,
      Waves waves,
      PickField field,
      Odds odds,
      int verifiers,
      int countMin,
      double scoreMin) {
    this.ground = ground;
    this.waves = waves;
    this.field = field;
    this.odds = odds;
    this.verifiers = verifiers;
    this.countMin = countMin;
    this.scoreMin = scoreMin;
    phases = waves.phases();
    marks = MarkScore.of(field, waves);
    speed = waves.speed(0);
    speed2 = speed * speed;
    wx = waves.windEast();
    wy = waves.windNorth();
    sigma = field.size == 0 ? 0.05 : median(field.sigma);
    double boxKm = ground.spacingKm / 16;
    bins = new SeedBins(boxKm, 0.25 * boxKm / speed);
    double longest = 1.5 * ground.audibleKm / waves.slowest(phases - 1);
    logSigmaScale = 256 / longest;
    for (int i = 0; i <= 256; i++) {
      logSigma[i] = 0.5 * StrictMath.log(spread(i / logSigmaScale));
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Variance of a verifying pick's residual: its own, its path's, and as much again twice for the triple's own error. */
  private double spread(double travel) {
    return 2 * (sigma * sigma + odds.relativeVariance * travel * travel);
  }

  /** All triples among the {@code nearest} nodes of any cell. */
  static long[] triples(Ground ground, int nearest) {
    long n = ground.nodes;
    long[] keys = new long[1024];
    int count = 0;
    for (int[] order : ground.order) {
      int k = Math.min(nearest, order.length);
      int[] near = Arrays.copyOf(order, k);
      Arrays.sort(near);
      for (int a = 0; a < k; a++) {
        for (int b = a + 1; b < k; b++) {
          for (int c = b + 1; c < k; c++) {
            if (count == keys.length) {
              keys = unique(keys, count);
              count = (int) keys[keys.length - 1];
              keys = Arrays.copyOf(keys, Math.max(1024, count * 2));
            }
            keys[count++] = (near[a] * n + near[b]) * n + near[c];
          }
        }
      }
    }
    long[] sorted = unique(keys, count);
    return Arrays.copyOf(sorted, (int) sorted[sorted.length - 1]);
  }

  /** Sorted without repeats; the number of them stands in the last place. */
  private static long[] unique(long[] keys, int count) {
    Arrays.sort(keys, 0, count);
    long[] kept = new long[count + 1];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        kept[size++] = keys[i];
      }
    }
    kept[kept.length - 1] = size;
    return kept;
  }

  SeedBins seed(long[] triples) {
    int n = ground.nodes;
    for (long key : triples) {
      int c = (int) (key % n);
      int b = (int) (key / n % n);
      int a = (int) (key / n / n);
      if (isOpen(a, b, c)) {
        sweep(a, b, c);
      }
    }
    return bins;
  }

  /** Three nodes in a row cannot tell one side of the row from the other. */
  private boolean isOpen(int a, int b, int c) {
    double abx = ground.east[b] - ground.east[a];
    double aby = ground.north[b] - ground.north[a];
    double acx = ground.east[c] - ground.east[a];
    double acy = ground.north[c] - ground.north[a];
    double twice = Math.abs(abx * acy - aby * acx);
    double longest = Math.max(
        abx * abx + aby * aby, Math.max(acx * acx + acy * acy, sq(abx - acx) + sq(aby - acy)));
    return twice > 0.1 * longest;
  }

  private static double sq(double v) {
    return v * v;
  }

  private double window(int a, int b) {
    double d =
        Math.sqrt(sq(ground.east[a] - ground.east[b]) + sq(ground.north[a] - ground.north[b]));
    double t = d / waves.slowest(0);
    return t + 3 * Math.sqrt(2 * (sigma * sigma + odds.relativeVariance * t * t));
  }

  private void sweep(int a, int b, int c) {
    double ab = window(a, b);
    double ac = window(a, c);
    double bc = window(b, c);
    double[] time = field.time;
    int cha = a * phases;
    int chb = b * phases;
    int chc = c * phases;
    int endB = field.start[chb + 1];
    int endC = field.start[chc + 1];
    int fromB = field.start[chb];
    int fromC = field.start[chc];
    for (int pa = field.start[cha]; pa < field.start[cha + 1]; pa++) {
      double ta = time[pa];
      while (fromB < endB && time[fromB] < ta - ab) {
        fromB++;
      }
      while (fromC < endC && time[fromC] < ta - ac) {
        fromC++;
      }
      for (int pb = fromB; pb < endB && time[pb] <= ta + ab; pb++) {
        double tb = time[pb];
        double to = Math.min(ta + ac, tb + bc);
        for (int pc = fromC; pc < endC && time[pc] <= to; pc++) {
          if (time[pc] >= tb - bc) {
            rowA = pa;
            rowB = pb;
            rowC = pc;
            solve(a, b, c, ta, tb - ta, time[pc] - ta);
          }
        }
      }
    }
  }

  /** Source of three picks; times of b and c are after that of a. */
  private void solve(int a, int b, int c, double ta, double tb, double tc) {
    solved++;
    double bx = ground.east[b] - wx * tb - ground.east[a];
    double by = ground.north[b] - wy * tb - ground.north[a];
    double cx = ground.east[c] - wx * tc - ground.east[a];
    double cy = ground.north[c] - wy * tc - ground.north[a];
    double det = bx * cy - by * cx;
    double kb = 0.5 * (bx * bx + by * by - speed2 * tb * tb);
    double kc = 0.5 * (cx * cx + cy * cy - speed2 * tc * tc);
    double inverse = 1 / det;
    double ax = (kb * cy - kc * by) * inverse;
    double ay = (kc * bx - kb * cx) * inverse;
    double gx = speed2 * (tb * cy - tc * by) * inverse;
    double gy = speed2 * (tc * bx - tb * cx) * inverse;
    double qa = gx * gx + gy * gy - speed2;
    double qb = ax * gx + ay * gy;
    double qc = ax * ax + ay * ay;
    double root = qb * qb - qa * qc;
    if (!(root >= 0)) {
      return;
    }
    root = Math.sqrt(root);
    double latest = Math.min(0, Math.min(tb, tc));
    double one = (-qb - root) / qa;
    double two = (-qb + root) / qa;
    if (one <= latest) {
      place(a, b, c, ta, one, ax + gx * one, ay + gy * one);
    }
    if (two <= latest) {
      place(a, b, c, ta, two, ax + gx * two, ay + gy * two);
    }
  }

  private void place(int a, int b, int c, double ta, double after, double dx, double dy) {
    double x = ground.east[a] + dx + wx * after;
    double y = ground.north[a] + dy + wy * after;
    int cell = ground.cellOf(x, y);
    if (cell >= 0
        && isInReach(cell, x, y, a, b, c)
        && (near == Integer.MAX_VALUE || isNearest(cell, a, b, c))
        && agree(a, b, c, x, y)) {
      verify(cell, x, y, ta + after);
    }
  }

  private boolean isInReach(int cell, double x, double y, int a, int b, int c) {
    double far = ground.reach[cell] + ground.cellKm;
    far *= far;
    return sq(x - ground.east[a]) + sq(y - ground.north[a]) <= far
        && sq(x - ground.east[b]) + sq(y - ground.north[b]) <= far
        && sq(x - ground.east[c]) + sq(y - ground.north[c]) <= far;
  }

  /** Whether the bearings of the triple's picks, where they have any, allow the place. */
  private boolean agree(int a, int b, int c, double x, double y) {
    return marks == null
        || (agrees(rowA, a, x, y) && agrees(rowB, b, x, y) && agrees(rowC, c, x, y));
  }

  private boolean agrees(int row, int node, double x, double y) {
    waves.seconds(node, 0, x, y, 0);
    return marks == null || marks.agrees(row, waves.slopeX(), waves.slopeY());
  }

  /** Whether all three nodes are among the nearest of a cell; else other triples see that place better. */
  private boolean isNearest(int cell, int a, int b, int c) {
    int[] order = ground.order[cell];
    int found = 0;
    for (int i = 0; i < near && i < order.length && found < 3; i++) {
      int node = order[i];
      found += node == a || node == b || node == c ? 1 : 0;
    }
    return found == 3;
  }

  private void verify(int cell, double x, double y, double t0) {
    verified++;
    int[] order = ground.order[cell];
    int most = Math.min(verifiers, order.length);
    double sum = 0;
    double best = Double.NEGATIVE_INFINITY;
    int count = 0;
    int bestCount = 0;
    for (int i = 0; i < most; i++) {
      for (int ph = 0; ph < phases; ph++) {
        double gain = gain(order[i], ph, x, y, t0);
        sum += gain;
        if (gain != odds.silent) {
          count++;
          if (sum > best) {
            best = sum;
            bestCount = count;
          }
        }
      }
      if (count + phases * (most - 1 - i) < countMin) {
        return;
      }
    }
    if (bestCount >= countMin && best >= scoreMin) {
      bins.offer(x, y, t0, best);
    }
  }

  private double gain(int node, int ph, double x, double y, double t0) {
    double travel = waves.seconds(node, ph, x, y, 0);
    double predicted = t0 + travel;
    int channel = node * phases + ph;
    double variance = spread(travel);
    double half = SIGMAS * Math.sqrt(variance);
    if (marks != null) {
      return markedGain(marks, channel, predicted, half, variance, travel);
    }
    int end = field.start[channel + 1];
    double best = half;
    double[] time = field.time;
    for (int at = field.firstAtOrAfter(channel, predicted - half); at < end; at++) {
      double miss = Math.abs(time[at] - predicted);
      if (miss < best) {
        best = miss;
      } else if (time[at] > predicted) {
        break;
      }
    }
    if (best >= half) {
      return odds.silent;
    }
    int step = Math.min(256, (int) (travel * logSigmaScale));
    return Math.max(
        odds.silent + 1e-9, odds.heard[channel] - logSigma[step] - 0.5 * best * best / variance);
  }

  /** The best pick in the gate by time, bearing and trace speed together; marks that speak against it hide a pick. */
  private double markedGain(
      MarkScore score, int channel, double predicted, double half, double variance, double travel) {
    double sx = waves.slopeX();
    double sy = waves.slopeY();
    int step = Math.min(256, (int) (travel * logSigmaScale));
    double best = odds.silent;
    int end = field.start[channel + 1];
    for (int at = field.firstAtOrAfter(channel, predicted - half);
        at < end && field.time[at] < predicted + half;
        at++) {
      double r = Math.abs(field.time[at] - predicted);
      double mark = score.ofPath(at, sx, sy);
      if (r < half && mark > MarkScore.AGAINST) {
        double net = odds.heard[channel] - logSigma[step] - 0.5 * r * r / variance + mark;
        best = Math.max(best, Math.max(odds.silent + 1e-9, net));
      }
    }
    return best;
  }
}
