// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.network.NetworkEvent.Covariance;

/**
 * Places one event from its arrivals, with what is known of the air as a prior.
 *
 * <p>Unknown are place, origin time, wind and speed, and how wind and speed change with range; all of the air has a normal prior. So what the
 * air's error moves is in the covariance exactly, and an error of the travel times that is common to an event's paths is a part of the
 * speed's. A farther path runs through higher air: the height a ray reaches grows with its range, and a logarithmic profile's mean
 * up to that height grows with the logarithm of it. Gauss-Newton with Huber's weights. Valid for straight rays on the plane; the arrivals
 * are taken to be the event's own.
 */
public final class PlaceFit {
  private static final int STEPS_MAX = 12;
  private static final double HUBER = 1.5;
  private static final int UNKNOWNS = 8;

  /** Range at which wind and speed are those of the prior, km: events teach the air mostly at ranges like this. */
  private static final double MIDDLE_KM = 3;

  /** Nearer than this every ray runs through the lowest air, km. */
  private static final double LOWEST_KM = 0.5;

  /**
   * Growth of a path's wind per e-fold of range, as a share: 1 / ln(10 m / 5 cm), the logarithmic law over open country. Thinner or
   * thicker air near the ground changes it by half. [R: Stull 1988; spread A]
   */
  private static final double WIND_GROWTH = 0.19;

  private static final double WIND_GROWTH_SD = 0.10;

  /** Growth of a path's speed per e-fold of range, km/s: an inversion or a lapse of 4 K in the lowest 100 m. [A] */
  private static final double SPEED_GROWTH_SD = 0.7e-3;

  /** Longest step, km. */
  private static final double STEP_KM = 3;

  /** Shift below which the fit has settled, km. */
  private static final double SETTLED_KM = 1e-5;

  private final AirPrior air;
  private final double pathError;
  private final double factor;

  /**
   * Wind and speed at one event, learnt from others.
   *
   * @param windEast km/s, where the air moves to
   * @param windNorth km/s
   * @param speed km/s
   * @param information inverse of the covariance of these three, row by row
   */
  @SuppressWarnings("ArrayRecordComponent") // Read only, nine numbers, thousands of them.
  public record AirPrior(double windEast, double windNorth, double speed, double[] information) {
    /** From a learnt state, with what differs between events: wind from place to place, and a common error of the paths. */
    static AirPrior of(Air air, double windSd, double commonError) {
      double[] c = air.covariance();
      double own = windSd * windSd;
      double common = commonError * commonError * air.speed() * air.speed();
      double[][] inverse = AirLearner.inverse(new double[][] {
        {c[0] + own, c[1], c[2]}, {c[1], c[3] + own, c[4]}, {c[2], c[4], c[5] + common}
      });
      double[] information = new double[9];
      for (int i = 0; i < 9; i++) {
        information[i] = inverse[i / 3][i % 3];
      }
      return new AirPrior(air.windEast(), air.windNorth(), air.speed(), information);
    }
  }

  /**
   * An arrival.
   *
   * @param eastKm of the node
   * @param northKm of the node
   * @param seconds when
   * @param sigmaSeconds of the reading
   */
  public record Arrival(double eastKm, double northKm, double seconds, double sigmaSeconds) {}

  /**
   * Where and when.
   *
   * @param covariance of (x km, y km, t0 s)
   */
  public record Place(double eastKm, double northKm, double seconds, Covariance covariance) {}

  /**
   * A place and how well the arrivals agree with it.
   *
   * @param place where and when
   * @param logEvidence natural logarithm of the arrivals' probability, summed over places and air about the best ones (Laplace); only
   *     differences between fits of the same nodes mean something
   * @param worst largest miss of an arrival, in its standard deviations
   */
  record Fitted(Place place, double logEvidence, double worst) {}

  /**
   * @param pathError of each path by itself, as a share of the travel time
   * @param factor by which the covariance is widened for a crowd
   */
  public PlaceFit(AirPrior air, double pathError, double factor) {
    this.air = air;
    this.pathError = pathError;
    this.factor = factor;
  }

  /** The same fit with air that is so many times less surely known, as standard deviations. */
  PlaceFit withLooserAir(double times) {
    double[] information = air.information.clone();
    for (int i = 0; i < information.length; i++) {
      information[i] /= times * times;
    }
    return new PlaceFit(
        new AirPrior(air.windEast, air.windNorth, air.speed, information), pathError, factor);
  }

  /** The place, from a first one; null where the arrivals fix none. */
  public @Nullable Place place(
      List<Arrival> arrivals, double eastKm, double northKm, double seconds) {
    Fitted fitted = fitted(arrivals, eastKm, northKm, seconds);
    return fitted == null ? null : fitted.place;
  }

  /** The same with its evidence. */
  @Nullable
  Fitted fitted(List<Arrival> arrivals, double eastKm, double northKm, double seconds) {
    double[] state = {
      eastKm, northKm, seconds, air.windEast, air.windNorth, air.speed, 0, WIND_GROWTH
    };
    double[][] a = new double[UNKNOWNS][UNKNOWNS];
    double[] b = new double[UNKNOWNS];
    for (int step = 0; step < STEPS_MAX; step++) {
      normal(arrivals, state, a, b);
      if (!decomposed(a)) {
        return null;
      }
      solve(a, b);
      double length = Math.sqrt(b[0] * b[0] + b[1] * b[1]);
      double scale = length > STEP_KM ? STEP_KM / length : 1;
      for (int i = 0; i < UNKNOWNS; i++) {
        state[i] += scale * b[i];
      }
      if (length < SETTLED_KM) {
        break;
      }
    }
    normal(arrivals, state, a, b);
    if (!decomposed(a)) {
      return null;
    }
    double[] told = loss(arrivals, state);
    double loss = told[0];
    for (int i = 0; i < UNKNOWNS; i++) {
      loss += StrictMath.log(a[i][i]);
    }
    double[] x = column(a, 0);
    double[] y = column(a, 1);
    double[] t = column(a, 2);
    return new Fitted(
        new Place(
            state[0],
            state[1],
            state[2],
            new Covariance(
                factor * x[0],
                factor * x[1],
                factor * x[2],
                factor * y[1],
                factor * y[2],
                factor * t[2])),
        -loss,
        told[1]);
  }

  /** Minus the logarithm of the arrivals' and the air's probability at a state, and the largest miss in standard deviations. */
  private double[] loss(List<Arrival> arrivals, double[] state) {
    double loss = prior(state, new double[UNKNOWNS][UNKNOWNS], new double[UNKNOWNS]);
    double worst = 0;
    double product = 1; // One logarithm for all variances.
    for (Arrival arrival : arrivals) {
      double travel = travel(arrival, state);
      double variance = variance(arrival, travel);
      double z = Math.abs(arrival.seconds - state[2] - travel) / Math.sqrt(variance);
      loss += z > HUBER ? HUBER * (z - HUBER / 2) : z * z / 2;
      worst = Math.max(worst, z);
      product *= variance;
      if (product < 1e-200) {
        loss += StrictMath.log(product) / 2;
        product = 1;
      }
    }
    return new double[] {loss + StrictMath.log(product) / 2, worst};
  }

  private double variance(Arrival arrival, double travel) {
    return arrival.sigmaSeconds * arrival.sigmaSeconds + pathError * pathError * travel * travel;
  }

  private static double travel(Arrival arrival, double[] state) {
    double dx = arrival.eastKm - state[0];
    double dy = arrival.northKm - state[1];
    double distance = Math.sqrt(dx * dx + dy * dy) + 1e-9;
    double folds = folds(distance);
    double carried = (state[3] * dx + state[4] * dy) / distance;
    return distance / (state[5] + state[6] * folds + (1 + state[7] * folds) * carried);
  }

  private static double folds(double kilometers) {
    return StrictMath.log(Math.max(kilometers, LOWEST_KM) / MIDDLE_KM);
  }

  /** The normal equations at a state. */
  private void normal(List<Arrival> arrivals, double[] state, double[][] a, double[] b) {
    prior(state, a, b);
    double[] row = new double[UNKNOWNS];
    for (Arrival arrival : arrivals) {
      double dx = arrival.eastKm - state[0];
      double dy = arrival.northKm - state[1];
      double distance = Math.sqrt(dx * dx + dy * dy) + 1e-9;
      double ux = dx / distance;
      double uy = dy / distance;
      double folds = folds(distance);
      double carried = state[3] * ux + state[4] * uy;
      double grown = 1 + state[7] * folds;
      double slowness = 1 / (state[5] + state[6] * folds + grown * carried);
      double travel = distance * slowness;
      row[0] = -ux * slowness;
      row[1] = -uy * slowness;
      row[2] = 1;
      row[5] = -travel * slowness;
      row[3] = row[5] * ux * grown;
      row[4] = row[5] * uy * grown;
      row[6] = row[5] * folds;
      row[7] = row[5] * folds * carried;
      double r = arrival.seconds - state[2] - travel;
      double variance = variance(arrival, travel);
      double z = Math.abs(r) / Math.sqrt(variance);
      double weight = (z > HUBER ? HUBER / z : 1) / variance;
      for (int i = 0; i < UNKNOWNS; i++) {
        b[i] += weight * row[i] * r;
        for (int k = 0; k <= i; k++) {
          a[i][k] += weight * row[i] * row[k];
        }
      }
    }
  }

  private double prior(double[] state, double[][] a, double[] b) {
    for (int i = 0; i < UNKNOWNS; i++) {
      java.util.Arrays.fill(a[i], 0);
      b[i] = 0;
    }
    double[] miss = {
      air.windEast - state[3], air.windNorth - state[4], air.speed - state[5],
    };
    double loss = 0;
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        loss += air.information[3 * i + k] * miss[i] * miss[k] / 2;
        b[3 + i] += air.information[3 * i + k] * miss[k];
        a[3 + i][3 + k] = air.information[3 * i + k];
      }
    }
    loss += expected(6, 0, SPEED_GROWTH_SD, state, a, b);
    loss += expected(7, WIND_GROWTH, WIND_GROWTH_SD, state, a, b);
    return loss;
  }

  private static double expected(
      int i, double mean, double sd, double[] state, double[][] a, double[] b) {
    double miss = mean - state[i];
    a[i][i] += 1 / (sd * sd);
    b[i] += miss / (sd * sd);
    return miss * miss / (2 * sd * sd);
  }

  /** Cholesky's lower triangle in place. */
  private static boolean decomposed(double[][] a) {
    for (int i = 0; i < UNKNOWNS; i++) {
      for (int k = 0; k <= i; k++) {
        double sum = a[i][k];
        for (int m = 0; m < k; m++) {
          sum -= a[i][m] * a[k][m];
        }
        if (i > k) {
          a[i][k] = sum / a[k][k];
        } else if (sum > 1e-12 * Math.abs(a[i][i])) {
          a[i][i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  private static void solve(double[][] l, double[] b) {
    for (int i = 0; i < UNKNOWNS; i++) {
      for (int m = 0; m < i; m++) {
        b[i] -= l[i][m] * b[m];
      }
      b[i] /= l[i][i];
    }
    for (int i = UNKNOWNS - 1; i >= 0; i--) {
      for (int m = i + 1; m < UNKNOWNS; m++) {
        b[i] -= l[m][i] * b[m];
      }
      b[i] /= l[i][i];
    }
  }

  private static double[] column(double[][] l, int which) {
    double[] b = new double[UNKNOWNS];
    b[which] = 1;
    solve(l, b);
    return b;
  }
}
