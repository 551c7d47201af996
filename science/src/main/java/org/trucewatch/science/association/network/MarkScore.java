// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.kinds.BearingLikelihood;
import org.trucewatch.science.association.kinds.ClassLikelihood;
import org.trucewatch.science.association.kinds.LevelLikelihood;
import org.trucewatch.science.association.kinds.RobustRatio;
import org.trucewatch.science.association.kinds.TraceSpeedLikelihood;

/**
 * What the marks of picks say of a source, as log ratios against clutter that add to the arrival time's.
 *
 * <p>Bearing and trace speed speak of the path alone. Level and class speak of the event too: its level at 1 km and its kind are
 * not told. They are estimated from the picks that the event has ({@link #learn}); until then their priors stand in. {@link
 * #eventTerm} then turns the sum at the estimate into the integral over them (Laplace for the level, exact for the kind), so a state
 * that was fitted is paid for. One object, one thread; the state is that of the last event learnt.
 */
final class MarkScore {
  /** A bearing says nothing nearer than this to its node, km: there an array is no point. */
  private static final double KM_MIN = 0.1;

  /** Log ratio below which marks speak against a place: for a bearing of 5 degrees, from 2.9 standard deviations on. */
  static final double AGAINST = -0.7;

  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);
  private static final int REWEIGHTINGS = 4;

  /** Steps of range in an average over them. */
  private static final int RANGES = 64;

  private final MarkColumns marks;
  private final int[] channel;
  private final Waves waves;
  private final double wind;
  private final double[] kind = new double[ClassLikelihood.KINDS];
  private double source;
  private double sourceVariance;
  private boolean isLearnt;
  private double term;

  // The row of a bearing in the normal equations, after bearingRow.
  double slopeX;
  double slopeY;
  double residual;

  private MarkScore(MarkColumns marks, int[] channel, Waves waves) {
    this.marks = marks;
    this.channel = channel;
    this.waves = waves;
    wind = StrictMath.hypot(waves.windEast(), waves.windNorth());
    forget();
  }

  /** The score of a field's marks; null where it has none. */
  static @Nullable MarkScore of(PickField field, Waves waves) {
    return field.marks == null ? null : of(field.marks, field, waves);
  }

  /** The score of marks of a field's rows, whether or not the field was searched with them. */
  static MarkScore of(MarkColumns marks, PickField field, Waves waves) {
    return new MarkScore(marks, field.channel, waves);
  }

  /** Back to the priors of level and kind. */
  final void forget() {
    source = LevelLikelihood.SOURCE_LEVEL;
    sourceVariance = LevelLikelihood.SOURCE_SPREAD * LevelLikelihood.SOURCE_SPREAD;
    Arrays.fill(kind, 1.0 / kind.length);
    isLearnt = false;
    term = 0;
  }

  /** Log ratio of a row's marks for a travel time with these slopes, s and s/km. */
  double logRatio(int row, double travel, double sx, double sy) {
    double sum = ofPath(row, sx, sy);
    if (!Double.isNaN(marks.level[row])) {
      double slowness = Math.sqrt(sx * sx + sy * sy) + 1e-12;
      sum += RobustRatio.log(level(row, loss(travel, sx, sy, slowness)));
    }
    if (marks.wave[row] >= 0) {
      double mean = 0;
      for (int k = 0; k < kind.length; k++) {
        mean += kind[k] * classRatio(row, k);
      }
      sum += StrictMath.log(mean);
    }
    return sum;
  }

  /** The part of bearing and trace speed alone: all that is known before there is an event. */
  double ofPath(int row, double sx, double sy) {
    double slowness = Math.sqrt(sx * sx + sy * sy) + 1e-12;
    double sum = 0;
    if (marks.concentration[row] > 0) {
      sum += RobustRatio.log(bearing(row, sx, sy, slowness));
    }
    if (!Double.isNaN(marks.speed[row])) {
      double density =
          TraceSpeedLikelihood.density(marks.speed[row], marks.speedError[row], 1 / slowness);
      sum += RobustRatio.log(density / marks.clutter.speedDensity(marks.speed[row]));
    }
    return sum;
  }

  /** Whether a pick's bearing allows a place with these slopes. */
  boolean agrees(int row, double sx, double sy) {
    double slowness = Math.sqrt(sx * sx + sy * sy) + 1e-12;
    return !(marks.concentration[row] > 0)
        || RobustRatio.log(bearing(row, sx, sy, slowness)) > AGAINST;
  }

  /** Bearing's density over clutter's; the wave front's centre moves with the wind. */
  private double bearing(int row, double sx, double sy, double slowness) {
    double east = sx / slowness + waves.windEast() * slowness;
    double north = sy / slowness + waves.windNorth() * slowness;
    double length = Math.sqrt(east * east + north * north);
    double cosine = (east * marks.sine[row] + north * marks.cosine[row]) / length;
    return BearingLikelihood.ratio(marks.logPeak[row], marks.concentration[row], cosine);
  }

  /** Weight of a row's bearing in the location, and with it its slopes and residual; 0 where it has none. */
  double bearingWeight(int row, double sx, double sy, double km) {
    double concentration = marks.concentration[row];
    if (!(concentration > 0)) {
      return 0;
    }
    double slowness = Math.sqrt(sx * sx + sy * sy) + 1e-12;
    double east = sx / slowness + waves.windEast() * slowness;
    double north = sy / slowness + waves.windNorth() * slowness;
    double length = Math.sqrt(east * east + north * north);
    double far = Math.max(KM_MIN, km) * length;
    slopeX = north / length / far;
    slopeY = -east / length / far;
    // The gradient of a von Mises density is the sine of the deviation.
    residual = (marks.sine[row] * north - marks.cosine[row] * east) / length;
    return concentration * RobustRatio.share(bearing(row, sx, sy, slowness));
  }

  /** By how much a row's bearing is off the event, radians, clockwise positive; NaN where it has none. */
  double deviation(Candidate c, int row) {
    if (!(marks.concentration[row] > 0)) {
      return Double.NaN;
    }
    int node = channel[row] / waves.phases();
    waves.seconds(node, channel[row] % waves.phases(), c.x, c.y, c.depthRow);
    double slowness = StrictMath.hypot(waves.slopeX(), waves.slopeY()) + 1e-12;
    double east = waves.slopeX() / slowness + waves.windEast() * slowness;
    double north = waves.slopeY() / slowness + waves.windNorth() * slowness;
    return StrictMath.atan2(
        marks.sine[row] * north - marks.cosine[row] * east,
        marks.sine[row] * east + marks.cosine[row] * north);
  }

  /** Adds a row's bearing to a normal matrix of (x, y, t0). */
  void addTo(double[][] sums, int row, double sx, double sy, double km) {
    double w = bearingWeight(row, sx, sy, km);
    sums[0][0] += w * slopeX * slopeX;
    sums[0][1] += w * slopeX * slopeY;
    sums[1][0] += w * slopeX * slopeY;
    sums[1][1] += w * slopeY * slopeY;
  }

  private double loss(double travel, double sx, double sy, double slowness) {
    double along = -(waves.windEast() * sx + waves.windNorth() * sy) / slowness;
    return LevelLikelihood.loss(travel / slowness, along, wind);
  }

  private double level(int row, double loss) {
    double level = marks.level[row];
    double spread = isLearnt ? 0 : sourceVariance;
    return LevelLikelihood.density(level, source, spread, loss) / marks.clutter.levelDensity(level);
  }

  private double classRatio(int row, int ofKind) {
    int seen = marks.wave[row];
    double ratio = ClassLikelihood.probability(seen, ofKind) / marks.clutter.classProbability(seen);
    return (1 - RobustRatio.TAIL) * ratio + RobustRatio.TAIL;
  }

  /** Estimates the event's level and kind from the first {@code count} rows that are not negative, at the candidate's place. */
  void learn(Candidate c, int[] rows, int count) {
    if (!marks.ofEvent) {
      return;
    }
    forget();
    double[] atOne = new double[count];
    int[] row = new int[count];
    int levels = 0;
    double[] logKind = new double[kind.length];
    int classes = 0;
    for (int i = 0; i < count; i++) {
      if (rows[i] >= 0 && !Double.isNaN(marks.level[rows[i]])) {
        row[levels] = rows[i];
        atOne[levels++] = marks.level[rows[i]] + loss(c, rows[i]);
      }
      if (rows[i] >= 0 && marks.wave[rows[i]] >= 0) {
        classes++;
        for (int k = 0; k < kind.length; k++) {
          logKind[k] += StrictMath.log(classRatio(rows[i], k));
        }
      }
    }
    if (classes > 0) {
      term += learnKind(logKind, rows, count);
    }
    if (levels > 0) {
      term += learnLevel(row, Arrays.copyOf(atOne, levels));
      isLearnt = true;
    }
  }

  private double loss(Candidate c, int row) {
    int node = channel[row] / waves.phases();
    double travel = waves.seconds(node, channel[row] % waves.phases(), c.x, c.y, c.depthRow);
    double sx = waves.slopeX();
    double sy = waves.slopeY();
    return loss(travel, sx, sy, Math.sqrt(sx * sx + sy * sy) + 1e-12);
  }

  /** The posterior of the kind; returns the log of the sum over kinds less what the picks alone will sum to. */
  private double learnKind(double[] logKind, int[] rows, int count) {
    double most = Arrays.stream(logKind).max().orElse(0);
    double sum = 0;
    for (int k = 0; k < kind.length; k++) {
      kind[k] = StrictMath.exp(logKind[k] - most);
      sum += kind[k];
    }
    double whole = most + StrictMath.log(sum / kind.length);
    for (int k = 0; k < kind.length; k++) {
      kind[k] /= sum;
    }
    for (int i = 0; i < count; i++) {
      if (rows[i] >= 0 && marks.wave[rows[i]] >= 0) {
        double mean = 0;
        for (int k = 0; k < kind.length; k++) {
          mean += kind[k] * classRatio(rows[i], k);
        }
        whole -= StrictMath.log(mean);
      }
    }
    return whole;
  }

  /** The likeliest level at 1 km, robustly; returns the log of its prior and of the width it is integrated over. */
  private double learnLevel(int[] row, double[] atOne) {
    double[] sorted = atOne.clone();
    Arrays.sort(sorted);
    double own = 1 / (LevelLikelihood.SPREAD * LevelLikelihood.SPREAD);
    double prior = 1 / sourceVariance;
    double at = sorted[sorted.length / 2];
    double precision = prior;
    for (int round = 0; round < REWEIGHTINGS; round++) {
      double right = prior * LevelLikelihood.SOURCE_LEVEL;
      precision = prior;
      for (int i = 0; i < atOne.length; i++) {
        double density = LevelLikelihood.density(atOne[i], at, 0, 0);
        double clutter = marks.clutter.levelDensity(marks.level[row[i]]);
        double weight = own * RobustRatio.share(density / clutter);
        precision += weight;
        right += weight * atOne[i];
      }
      at = right / precision;
    }
    source = at;
    return LevelLikelihood.logPrior(at) + 0.5 * (LOG_TWO_PI - StrictMath.log(precision));
  }

  /** What integrating over level and kind adds to the sum at their estimate; 0 where nothing was learnt. */
  double eventTerm() {
    return term;
  }

  /** Whether the event's level was learnt, so that it says how far the event is heard. */
  boolean hasLevel() {
    return isLearnt;
  }

  /** Log weight of a range, km, given the event's level and where nodes begin to pick. */
  double logRange(double km) {
    double there = source - LevelLikelihood.loss(km, 0, 0);
    return LevelLikelihood.logRange(there, marks.clutter.thresholdDecibels);
  }

  /** Mean of the weight of a range over what was thought of ranges before. */
  double meanRangeWeight(RangePrior prior, double farKm) {
    double sum = 1e-12;
    double below = 0;
    for (int i = 0; i < RANGES; i++) {
      double next = i == RANGES - 1 ? 1 : prior.below(farKm * (i + 1) / RANGES);
      sum += (next - below) * StrictMath.exp(logRange(farKm * (i + 0.5) / RANGES));
      below = next;
    }
    return sum;
  }
}
