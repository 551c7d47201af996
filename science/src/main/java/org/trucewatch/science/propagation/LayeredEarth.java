// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * First arrivals of P and S in an Earth whose speeds depend on depth alone.
 *
 * <p>How it works. The Earth is a sphere of shells; between two levels the speed is v = A rᴮ, which agrees with a straight line in
 * depth to 0.02 % over 50 km and makes distance and time of a ray closed expressions of its ray parameter p = r sin i / v
 * (K. Bullen and B. Bolt, An Introduction to the Theory of Seismology, 4th edition, 1985, section 7.4): with u = r / v,
 *
 * <pre>
 *   distance = [arccos(p / u)] / (1 - B)      time = [sqrt(u² - p²)] / (1 - B)
 * </pre>
 *
 * <p>Three kinds of ray can arrive first: straight up from the source; down, turning within a shell, and up again; and along the
 * top of a faster shell (a head wave), which is straight in distance. Each family is sampled in p and, because the slope of time
 * by distance is p itself, continued between samples by the cubic with the right slopes. The first arrival is the least over all.
 * Reflections never arrive first and are left out.
 *
 * <p>Valid to the distance at which rays turn at the lowest level, beyond which its head wave is continued. Station heights are not
 * in it. Within 0.01 s of TauP 3.2.1 for ak135 to 300 km.
 */
public final class LayeredEarth {
  /** Mean radius for which ak135 is given. */
  static final double RADIUS_KILOMETERS = 6371;

  /** Most levels of one model. */
  public static final int LEVELS_MAX = 1_000;

  private static final int SAMPLES = 48;

  /**
   * Speeds at one depth; two levels of one depth make a jump.
   *
   * @param depthKilometers below the surface
   * @param pKilometersPerSecond of P
   * @param sKilometersPerSecond of S
   */
  public record Level(
      double depthKilometers, double pKilometersPerSecond, double sKilometersPerSecond) {
    public Level {
      boolean speeds = pKilometersPerSecond > 0
          && sKilometersPerSecond > 0
          && pKilometersPerSecond < 20
          && sKilometersPerSecond < 20;
      if (!(depthKilometers >= 0 && depthKilometers < RADIUS_KILOMETERS && speeds)) {
        throw new IllegalArgumentException("level at " + depthKilometers + " km with "
            + pKilometersPerSecond + " and " + sKilometersPerSecond
            + " km/s, expected a depth from 0 and speeds above 0 and below 20 km/s");
      }
    }

    double speed(BodyWave wave) {
      return wave == BodyWave.P ? pKilometersPerSecond : sKilometersPerSecond;
    }
  }

  private final List<Level> levels;

  /**
   * A model.
   *
   * @param levels from the surface, depth 0, down; between two the speed is as good as linear
   */
  public LayeredEarth(List<Level> levels) {
    if (levels.size() < 2
        || levels.size() > LEVELS_MAX
        || levels.getFirst().depthKilometers() != 0) {
      throw new IllegalArgumentException("model has " + levels.size() + " levels, expected 2 to "
          + LEVELS_MAX + " of which the first is at depth 0");
    }
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).depthKilometers() < levels.get(i - 1).depthKilometers()) {
        throw new IllegalArgumentException("level " + i + " is at "
            + levels.get(i).depthKilometers() + " km, expected no less than the one above it");
      }
    }
    this.levels = List.copyOf(levels);
  }

  /** A model of layers of constant speed, each given by the depth of its top; the last goes on 100 km. */
  public static LayeredEarth ofConstantLayers(List<Level> tops) {
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < tops.size(); i++) {
      Level top = tops.get(i);
      double bottom =
          i + 1 < tops.size() ? tops.get(i + 1).depthKilometers() : top.depthKilometers() + 100;
      levels.add(top);
      levels.add(new Level(bottom, top.pKilometersPerSecond(), top.sKilometersPerSecond()));
    }
    return new LayeredEarth(levels);
  }

  /** Depth of the lowest level, km. */
  public double bottomKilometers() {
    return levels.getLast().depthKilometers();
  }

  /**
   * Time of the first arrival, s.
   *
   * @param depthKilometers of the source, above the lowest level
   * @param distanceKilometers along the surface
   */
  public double firstArrivalSeconds(
      BodyWave wave, double depthKilometers, double distanceKilometers) {
    return firstArrivals(wave, depthKilometers, new double[] {distanceKilometers})[0];
  }

  /** The same for many distances, ascending: one fan of rays serves all of them. */
  public double[] firstArrivals(
      BodyWave wave, double depthKilometers, double[] distancesKilometers) {
    if (!(depthKilometers >= 0 && depthKilometers < bottomKilometers())) {
      throw new IllegalArgumentException("source depth is " + depthKilometers
          + " km, expected 0 to less than " + bottomKilometers());
    }
    Shells shells = Shells.of(levels, wave, depthKilometers);
    double[] radians = new double[distancesKilometers.length];
    for (int i = 0; i < radians.length; i++) {
      radians[i] = distancesKilometers[i] / RADIUS_KILOMETERS;
    }
    double[] best = new double[radians.length];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    if (shells.source > 0) {
      double most = shells.slowest(0, shells.source);
      offer(shells, radians, best, Ray.UP, shells.source, 0, most);
    }
    for (int k = shells.source; k < shells.size(); k++) {
      double reach = shells.slowest(0, k);
      double top = Math.min(shells.top[k], reach);
      if (top > shells.bottom[k]) {
        offer(shells, radians, best, Ray.TURNING, k, shells.bottom[k], top);
      }
      if (shells.top[k] <= reach) {
        offerHeadWave(shells, radians, best, k);
      }
    }
    return best;
  }

  private enum Ray {
    UP,
    TURNING
  }

  private static void offer(
      Shells shells, double[] radians, double[] best, Ray kind, int shell, double from, double to) {
    double lastX = Double.NaN;
    double lastT = Double.NaN;
    double lastP = Double.NaN;
    for (int i = 0; i <= SAMPLES; i++) {
      double s = (double) i / SAMPLES;
      // Distance grows with the root of what p falls short of grazing: even steps in that root.
      double p = to - (to - from) * s * s;
      double[] ray = kind == Ray.UP ? shells.up(p, shell) : shells.turning(p, shell);
      if (i > 0) {
        between(radians, best, lastX, lastT, lastP, ray[0], ray[1], p);
      }
      lastX = ray[0];
      lastT = ray[1];
      lastP = p;
    }
  }

  /** Cubic through two samples with the slopes p that they have. */
  private static void between(
      double[] radians,
      double[] best,
      double x0,
      double t0,
      double p0,
      double x1,
      double t1,
      double p1) {
    if (x0 > x1) {
      between(radians, best, x1, t1, p1, x0, t0, p0);
      return;
    }
    double width = x1 - x0;
    int at = Arrays.binarySearch(radians, x0);
    for (int i = at < 0 ? -at - 1 : at; i < radians.length && radians[i] <= x1; i++) {
      double s = width > 0 ? (radians[i] - x0) / width : 0;
      double r = 1 - s;
      double t =
          t0 * r * r * (1 + 2 * s) + t1 * s * s * (3 - 2 * s) + width * s * r * (p0 * r - p1 * s);
      best[i] = Math.min(best[i], t);
    }
  }

  private static void offerHeadWave(Shells shells, double[] radians, double[] best, int shell) {
    double p = shells.top[shell];
    double[] legs = shells.legs(p, shell);
    int at = Arrays.binarySearch(radians, legs[0]);
    for (int i = at < 0 ? -at - 1 : at; i < radians.length; i++) {
      best[i] = Math.min(best[i], legs[1] + p * (radians[i] - legs[0]));
    }
  }

  /**
   * The model for one wave, cut at the source.
   *
   * @param top slowness r / v at the top of each shell, s/rad
   * @param bottom likewise at its bottom
   * @param stretch 1 / (1 - B) of each
   * @param source number of shells above the source
   */
  private record Shells(double[] top, double[] bottom, double[] stretch, int source) {
    static Shells of(List<Level> levels, BodyWave wave, double depth) {
      List<double[]> shells = new ArrayList<>();
      int source = 0;
      for (int i = 1; i < levels.size(); i++) {
        double z0 = levels.get(i - 1).depthKilometers();
        double z1 = levels.get(i).depthKilometers();
        double v0 = levels.get(i - 1).speed(wave);
        double v1 = levels.get(i).speed(wave);
        if (z1 <= z0) {
          continue;
        }
        if (depth > z0 && depth < z1) {
          double v = v0 + (v1 - v0) * (depth - z0) / (z1 - z0);
          shells.add(shell(z0, depth, v0, v));
          source = shells.size();
          shells.add(shell(depth, z1, v, v1));
        } else {
          shells.add(shell(z0, z1, v0, v1));
          source = z1 <= depth ? shells.size() : source;
        }
      }
      return new Shells(column(shells, 0), column(shells, 1), column(shells, 2), source);
    }

    private static double[] shell(double z0, double z1, double v0, double v1) {
      double r0 = RADIUS_KILOMETERS - z0;
      double r1 = RADIUS_KILOMETERS - z1;
      double power = StrictMath.log(v0 / v1) / StrictMath.log(r0 / r1);
      return new double[] {r0 / v0, r1 / v1, 1 / (1 - power)};
    }

    private static double[] column(List<double[]> shells, int at) {
      return shells.stream().mapToDouble(s -> s[at]).toArray();
    }

    int size() {
      return top.length;
    }

    /** Least slowness of some shells: a ray of a greater p does not cross them all. */
    double slowest(int from, int to) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = from; k < to; k++) {
        least = Math.min(least, Math.min(top[k], bottom[k]));
      }
      return least;
    }

    /** Distance, rad, and time, s, of a ray from the source straight up. */
    double[] up(double p, int source) {
      double[] sum = new double[2];
      for (int k = 0; k < source; k++) {
        cross(p, k, 1, sum);
      }
      return sum;
    }

    /** Of a ray down to the top of a shell and from there up to the surface. */
    double[] legs(double p, int shell) {
      double[] sum = new double[2];
      for (int k = 0; k < shell; k++) {
        cross(p, k, k < source ? 1 : 2, sum);
      }
      return sum;
    }

    /** Of a ray that turns within a shell. */
    double[] turning(double p, int shell) {
      double[] sum = legs(p, shell);
      sum[0] += 2 * stretch[shell] * angle(p, top[shell]);
      sum[1] += 2 * stretch[shell] * root(p, top[shell]);
      return sum;
    }

    private void cross(double p, int k, int times, double[] sum) {
      sum[0] += times * stretch[k] * (angle(p, top[k]) - angle(p, bottom[k]));
      sum[1] += times * stretch[k] * (root(p, top[k]) - root(p, bottom[k]));
    }

    private static double angle(double p, double u) {
      return StrictMath.acos(Math.min(1, p / u));
    }

    private static double root(double p, double u) {
      return Math.sqrt(Math.max(0, u * u - p * p));
    }
  }
}
