// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits one candidate to picks: robust Gauss-Newton on (x, y, t0) with the nearest pick of each channel inside a gate, and the
 * score with the audible range that makes it largest.
 */
final class Fitter {
  /** Gates of the successive steps, in standard deviations: wide at first, then as wide as 99.95 % of the arrivals. */
  private static final double[] GATES = {4, 3.5, 3.5, 3.5};

  /** Log-odds that a node just beyond the range heard it after all. */
  private static final double BEYOND = -1;

  /** Fall of the log-odds below its best after which farther nodes are not asked: a dozen silent nodes. */
  private static final double BEYOND_REPAIR = 20;

  /** Nodes beyond the last one asked that the next step may ask. */
  private static final int SPARE_NODES = 8;

  private static final double HUBER = 1.5;
  private static final double LAPLACE = 1.5 * 1.8378770664093453;

  final Ground ground;
  final Waves waves;
  PickField field;
  Odds odds;

  /** Owner of each row of the field: only rows owned by {@link #self} are taken. Null takes all. */
  int @Nullable [] owner;

  int self = -1;

  /** A node whose pick is predicted later than this may still send it: it is not silent but unknown, and counts nothing. */
  double knownUntil = Double.POSITIVE_INFINITY;

  /** Whether rows that nobody owns may be taken too. */
  boolean alsoFree;

  /** What taking each row would cost the event that holds it; null where all is free. */
  double @Nullable [] price;

  private final @Nullable MarkScore marks;
  private final int phases;
  private final int[] node;
  private final double[] distance;
  private final int[] row;
  private final double[] residual;
  private final double[] variance;
  private final double[] slopeX;
  private final double[] slopeY;
  private final double[] ratio;
  private final double[] certainty;
  private final double[] prefix;
  private final double[] heardTo;
  private int listed;
  private int inRange;

  // Normal equations, upper triangle, and right-hand side.
  private double axx;
  private double axy;
  private double axt;
  private double ayy;
  private double ayt;
  private double att;
  private double bx;
  private double by;
  private double bt;

  Fitter(Ground ground, Waves waves, PickField field, Odds odds) {
    this.ground = ground;
    this.waves = waves;
    this.field = field;
    this.odds = odds;
    phases = waves.phases();
    marks = MarkScore.of(field, waves);
    int most = 0;
    for (int[] list : ground.order) {
      most = Math.max(most, list.length);
    }
    node = new int[most];
    distance = new double[most];
    prefix = new double[most];
    heardTo = new double[most];
    certainty = new double[most * phases];
    row = new int[most * phases];
    residual = new double[most * phases];
    variance = new double[most * phases];
    slopeX = new double[most * phases];
    slopeY = new double[most * phases];
    ratio = new double[most * phases];
  }

  /** Fits to the nearest {@code nodesMax} nodes in at most {@code steps} steps; false if it ran away or starved. */
  boolean fit(Candidate c, int nodesMax, int steps, int picksMin) {
    boolean settled = false;
    learnMarks(c, c.picks, c.picks.length);
    int nodes = nodesMax;
    for (int step = 0; step < steps && !settled; step++) {
      if (!list(c, nodes)) {
        return false;
      }
      int used = match(c, gate(steps - 1 - step));
      learnMarks(c, row, inRange * phases);
      nodes = Math.min(nodes, listed + SPARE_NODES);
      if (used < Math.min(4, picksMin) || !normal()) {
        return false;
      }
      settled = step(c);
    }
    if (!list(c, nodes)) {
      return false;
    }
    if (match(c, GATES[GATES.length - 1]) < picksMin || !normal()) {
      return false;
    }
    return finish(c);
  }

  private void learnMarks(Candidate c, int[] rows, int count) {
    if (marks != null) {
      marks.learn(c, rows, count);
    }
  }

  /** The gate so many steps before the last. */
  private static double gate(int stepsLeft) {
    return GATES[Math.max(0, GATES.length - 1 - stepsLeft)];
  }

  private boolean list(Candidate c, int nodesMax) {
    int cell = ground.cellOf(c.x, c.y);
    if (cell < 0) {
      return false;
    }
    int[] order = ground.order[cell];
    listed = Math.min(order.length, nodesMax);
    double[] east = ground.east;
    double[] north = ground.north;
    for (int i = 0; i < listed; i++) {
      double dx = east[order[i]] - c.x;
      double dy = north[order[i]] - c.y;
      double d = Math.sqrt(dx * dx + dy * dy);
      int at = i;
      while (at > 0 && distance[at - 1] > d) {
        distance[at] = distance[at - 1];
        node[at] = node[at - 1];
        at--;
      }
      distance[at] = d;
      node[at] = order[i];
    }
    return true;
  }

  /**
   * Matches nodes in order of distance and sums, until the sum is so far below its best that farther nodes cannot mend it; returns
   * how many picks are in the best range.
   */
  private int match(Candidate c, double gate) {
    double sum = 0;
    double best = Double.NEGATIVE_INFINITY;
    int picks = 0;
    int picksInRange = 0;
    inRange = 0;
    for (int i = 0; i < listed; i++) {
      boolean any = false;
      for (int ph = 0; ph < phases; ph++) {
        int slot = i * phases + ph;
        matchOne(c, slot, node[i], ph, gate);
        boolean has = row[slot] >= 0;
        sum += ratio[slot];
        picks += has ? 1 : 0;
        any |= has;
      }
      prefix[i] = sum;
      if (any && sum > best) {
        best = sum;
        inRange = i + 1;
        picksInRange = picks;
      } else if (sum < Math.max(best, 0) - BEYOND_REPAIR) {
        listed = i + 1;
      }
    }
    c.score = best;
    c.audibleKm = inRange == 0 ? 0 : distance[inRange - 1];
    return picksInRange;
  }

  private void matchOne(Candidate c, int slot, int atNode, int ph, double gate) {
    double travel = waves.seconds(atNode, ph, c.x, c.y, c.depthRow);
    row[slot] = -1;
    double predicted = c.time + travel;
    double absent = predicted > knownUntil ? 0 : odds.silent;
    ratio[slot] = absent;
    certainty[slot] = 0.5;
    int channel = atNode * phases + ph;
    int end = field.start[channel + 1];
    if (end == field.start[channel]) {
      return;
    }
    double path = odds.relativeVariance * travel * travel;
    double typical = field.sigma[field.start[channel]];
    double typicalVariance = path + typical * typical;
    double half = gate * Math.sqrt(typicalVariance);
    int at = field.firstAtOrAfter(channel, predicted - half);
    if (at >= end || field.time[at] > predicted + half) {
      return;
    }
    slopeX[slot] = waves.slopeX();
    slopeY[slot] = waves.slopeY();
    double typicalLog = StrictMath.log(typicalVariance);
    double best = absent;
    for (; at < end && field.time[at] <= predicted + half; at++) {
      if (isFree(at)) {
        double r = field.time[at] - predicted;
        boolean usual = field.sigma[at] == typical;
        double v = usual ? typicalVariance : path + field.sigma[at] * field.sigma[at];
        double logV = usual ? typicalLog : StrictMath.log(v);
        double net =
            odds.heard[channel] - 0.5 * (logV + r * r / v) - (price == null ? 0 : price[at]);
        net += marks == null ? 0 : marks.logRatio(at, travel, slopeX[slot], slopeY[slot]);
        if (net > best) {
          best = net;
          row[slot] = at;
          residual[slot] = r;
          variance[slot] = v;
        }
      }
    }
    ratio[slot] = best;
    // Only events that hold their picks are worth the exponential.
    certainty[slot] = owner == null ? 1 : 1 / (1 + StrictMath.exp(absent - best));
  }

  /** Fits an event to the picks it owns, gently, and keeps its parts for {@link #parts} and {@link #bound}. */
  boolean assess(Candidate c, int picksMin) {
    double before = c.score;
    if (!fit(c, Integer.MAX_VALUE, 3, picksMin)) {
      return false;
    }
    double beyond = 0;
    for (int i = listed - 1; i >= 0; i--) {
      beyond += heardTo[i];
      heardTo[i] = beyond;
    }
    return before > Double.NEGATIVE_INFINITY;
  }

  /** The picks and silent nodes of the last candidate assessed, in order of node and wave. */
  void parts(List<EventPick> picks, List<NetworkEvent.Silent> silent) {
    for (int slot = 0; slot < inRange * phases; slot++) {
      int i = slot / phases;
      Phase phase = Phase.values()[slot % phases];
      if (row[slot] < 0) {
        silent.add(new NetworkEvent.Silent(node[i], phase));
      } else {
        double z = Math.abs(residual[slot]) / Math.sqrt(variance[slot]);
        picks.add(new EventPick(
            field.id[row[slot]],
            node[i],
            phase,
            ratio[slot],
            residual[slot],
            Math.sqrt(variance[slot]),
            certainty[slot] * (z > HUBER ? HUBER / z : 1),
            certainty[slot] * Math.min(1, heardTo[i] / heardTo[0])));
      }
    }
    picks.sort(Comparator.comparingInt(EventPick::station).thenComparing(EventPick::phase));
    silent.sort(Comparator.comparingInt(NetworkEvent.Silent::station)
        .thenComparing(NetworkEvent.Silent::phase));
  }

  /** Sums of weight, slopes and the slopes by wind east, wind north and speed: how the air's error moves (x, y, t0). */
  double[][] sway() {
    double[][] sums = new double[3][3];
    for (int slot = 0; slot < inRange * phases; slot++) {
      if (row[slot] >= 0) {
        double z = Math.abs(residual[slot]) / Math.sqrt(variance[slot]);
        double w = certainty[slot] * (z > HUBER ? HUBER / z : 1) / variance[slot];
        double px = slopeX[slot];
        double py = slopeY[slot];
        double slowness = Math.sqrt(px * px + py * py);
        double travel = distance[slot / phases] * slowness;
        double[] event = {px, py, 1};
        double[] air = {travel * px, travel * py, -travel * slowness};
        for (int i = 0; i < 3; i++) {
          for (int k = 0; k < 3; k++) {
            sums[i][k] += w * event[i] * air[k];
          }
        }
      }
    }
    return sums;
  }

  /** Cramér-Rao bound of the last candidate's picks if all are its own: the inverse of the plain normal matrix. */
  double[] bound() {
    double[][] sums = new double[3][3];
    for (int slot = 0; slot < inRange * phases; slot++) {
      if (row[slot] >= 0) {
        double[] a = {slopeX[slot], slopeY[slot], 1};
        for (int i = 0; i < 3; i++) {
          for (int k = 0; k < 3; k++) {
            sums[i][k] += a[i] * a[k] / variance[slot];
          }
        }
        if (marks != null) {
          marks.addTo(sums, row[slot], slopeX[slot], slopeY[slot], distance[slot / phases]);
        }
      }
    }
    double[][] c = AirLearner.inverse(sums);
    return new double[] {c[0][0], c[0][1], c[0][2], c[1][1], c[1][2], c[2][2]};
  }

  /** What the pick in each slot adds to the score against silence, written at its row. */
  void gains(double[] at) {
    for (int slot = 0; slot < inRange * phases; slot++) {
      if (row[slot] >= 0) {
        at[row[slot]] = ratio[slot] - odds.silent;
      }
    }
  }

  /** Distance of the first node beyond the range, km; the range itself where there is none. */
  double nextKm() {
    return inRange < listed ? distance[inRange] : distance[inRange - 1];
  }

  private boolean isFree(int at) {
    return owner == null || owner[at] == self || (alsoFree && owner[at] < 0);
  }

  /** Adds every pick that the candidate could claim inside its range and a little beyond. */
  void claims(Candidate c, int event, Claims claims) {
    if (!list(c, Integer.MAX_VALUE)) {
      return;
    }
    learnMarks(c, c.picks, c.picks.length);
    double far = 1.1 * c.audibleKm + 0.5 * ground.spacingKm;
    for (int i = 0; i < listed && distance[i] <= far; i++) {
      double beyond = distance[i] > c.audibleKm ? BEYOND : 0;
      for (int ph = 0; ph < phases; ph++) {
        int channel = node[i] * phases + ph;
        double travel = waves.seconds(node[i], ph, c.x, c.y, c.depthRow);
        double sx = waves.slopeX();
        double sy = waves.slopeY();
        double predicted = c.time + travel;
        double path = odds.relativeVariance * travel * travel;
        double typical = field.size == 0 ? 0 : field.sigma[0];
        double half = GATES[GATES.length - 1] * Math.sqrt(path + typical * typical);
        int end = field.start[channel + 1];
        for (int at = field.firstAtOrAfter(channel, predicted - half);
            at < end && field.time[at] <= predicted + half;
            at++) {
          double r = field.time[at] - predicted;
          double v = path + field.sigma[at] * field.sigma[at];
          double net = odds.heard[channel] - 0.5 * (StrictMath.log(v) + r * r / v) + beyond;
          net += marks == null ? 0 : marks.logRatio(at, travel, sx, sy);
          claims.add(event, at, channel, net - odds.silent);
        }
      }
    }
  }

  /** The score averaged over all ranges, by their prior; {@code best} is the largest sum. */
  private double overRanges(double best) {
    double mean = 0;
    double below = odds.range.below(distance[0]);
    MarkScore leveled = marks != null && marks.hasLevel() ? marks : null;
    for (int i = 0; i < listed; i++) {
      double next = i + 1 < listed ? odds.range.below(distance[i + 1]) : 1;
      // The event's level, where known, says how far it should be heard.
      double shell = leveled == null
          ? next - below
          : (next - below) * StrictMath.exp(leveled.logRange(distance[i]));
      heardTo[i] = 0;
      if (prefix[i] > best - 12) {
        heardTo[i] = StrictMath.exp(prefix[i] - best) * shell;
        mean += heardTo[i];
      }
      below = next;
    }
    mean /= leveled == null ? 1 : leveled.meanRangeWeight(odds.range, ground.audibleKm);
    double term = marks == null ? 0 : marks.eventTerm();
    return best + term + StrictMath.log(mean + 1e-12);
  }

  private boolean normal() {
    axx = axy = axt = ayy = ayt = att = bx = by = bt = 0;
    for (int slot = 0; slot < inRange * phases; slot++) {
      if (row[slot] >= 0) {
        double r = residual[slot];
        double z = Math.abs(r) / Math.sqrt(variance[slot]);
        double w = certainty[slot] * (z > HUBER ? HUBER / z : 1) / variance[slot];
        double px = slopeX[slot];
        double py = slopeY[slot];
        axx += w * px * px;
        axy += w * px * py;
        axt += w * px;
        ayy += w * py * py;
        ayt += w * py;
        att += w;
        bx += w * px * r;
        by += w * py * r;
        bt += w * r;
        addBearing(slot);
      }
    }
    // A prior as wide as the network keeps the equations solvable when few picks are left.
    double weak = 1 / (400 * ground.spacingKm * ground.spacingKm);
    axx += weak;
    ayy += weak;
    return att > 0;
  }

  /** Adds the row of a pick's bearing, where it has one. */
  private void addBearing(int slot) {
    if (marks != null) {
      double w = certainty[slot]
          * marks.bearingWeight(row[slot], slopeX[slot], slopeY[slot], distance[slot / phases]);
      double px = marks.slopeX;
      double py = marks.slopeY;
      axx += w * px * px;
      axy += w * px * py;
      ayy += w * py * py;
      bx += w * px * marks.residual;
      by += w * py * marks.residual;
    }
  }

  /** One Gauss-Newton step, no longer than half a node spacing; true when it was below a hundredth of the error. */
  private boolean step(Candidate c) {
    double c00 = ayy * att - ayt * ayt;
    double c01 = axt * ayt - axy * att;
    double c02 = axy * ayt - axt * ayy;
    double det = axx * c00 + axy * c01 + axt * c02;
    double c11 = axx * att - axt * axt;
    double c12 = axy * axt - axx * ayt;
    double c22 = axx * ayy - axy * axy;
    double dx = (c00 * bx + c01 * by + c02 * bt) / det;
    double dy = (c01 * bx + c11 * by + c12 * bt) / det;
    double dt = (c02 * bx + c12 * by + c22 * bt) / det;
    double length = Math.sqrt(dx * dx + dy * dy);
    double most = ground.spacingKm / 2;
    double scale = length > most ? most / length : 1;
    c.x += scale * dx;
    c.y += scale * dy;
    c.time += scale * dt;
    return length * length < 1e-4 * (c00 + c11) / det;
  }

  private double c11() {
    return axx * att - axt * axt;
  }

  private boolean finish(Candidate c) {
    double c00 = ayy * att - ayt * ayt;
    double c01 = axt * ayt - axy * att;
    double c02 = axy * ayt - axt * ayy;
    double det = axx * c00 + axy * c01 + axt * c02;
    if (!(det > 0) || c00 + c11() > ground.spacingKm * ground.spacingKm * det) {
      return false; // Not located to within a node spacing: then nothing is known of it.
    }
    c.covariance[0] = c00 / det;
    c.covariance[1] = c01 / det;
    c.covariance[2] = c02 / det;
    c.covariance[3] = (axx * att - axt * axt) / det;
    c.covariance[4] = (axy * axt - axx * ayt) / det;
    c.covariance[5] = (axx * ayy - axy * axy) / det;
    c.score = overRanges(c.score);
    c.score += odds.logEventDensity + LAPLACE - 0.5 * StrictMath.log(det);
    int[] rows = new int[inRange * phases];
    int count = 0;
    int nodes = 0;
    for (int slot = 0; slot < inRange * phases; slot++) {
      if (row[slot] >= 0) {
        nodes +=
            count == 0 || field.channel[rows[count - 1]] / phases != node[slot / phases] ? 1 : 0;
        rows[count++] = row[slot];
      }
    }
    if (nodes < NetworkAssociator.NODES_MIN) {
      return false;
    }
    c.reachKm = 0.5 * (c.audibleKm + nextKm());
    c.slots = inRange * phases;
    c.picks = Arrays.copyOf(rows, count);
    Arrays.sort(c.picks);
    return true;
  }
}
