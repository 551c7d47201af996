// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Cramér-Rao bound of a place from arrival times, bearings and places together, where origin time, wind and temperature are not
 * known exactly: no unbiased estimate is tighter. The Fisher information of (origin time, wind east, wind north, temperature, x, y)
 * is summed, the priors of wind and temperature are added to it, and the first four are eliminated one after another (Schur
 * complement). A travel time is d / (c + w·u), u from source to sensor, linear about still air.
 *
 * <p>Source: shared design, physics 8.1 and algorithms 4.1. Not for use by two threads at once.
 */
public final class LocationBound {
  /** Speed of sound at 10 degrees Celsius, dry, km/s. */
  public static final double SOUND_KM_PER_SECOND = 0.3373;

  /** Change of the speed of sound with temperature, km/s per kelvin; physics 1.1. */
  static final double SOUND_PER_KELVIN = 0.0006;

  /** What is left of the information when it is this small a share is rounding; ellipses up to 30,000 times as long as wide pass. */
  private static final double DETERMINED_MIN = 1e-9;

  private static final int SIZE = 6;
  private static final int NUISANCES = 4;
  private static final int X = 4;
  private static final int Y = 5;

  private final double[] priors = new double[NUISANCES];
  private final double[][] information = new double[SIZE][SIZE];

  /**
   * @param windErrorKmPerSecond one standard deviation of each component beforehand; 0 where the wind is known
   * @param temperatureErrorKelvin likewise
   */
  public LocationBound(double windErrorKmPerSecond, double temperatureErrorKelvin) {
    priors[1] = precision(windErrorKmPerSecond);
    priors[2] = precision(windErrorKmPerSecond);
    priors[3] = precision(temperatureErrorKelvin);
    clear();
  }

  private static double precision(double error) {
    return error > 0 ? 1 / (error * error) : Double.POSITIVE_INFINITY;
  }

  /** Forgets all measurements. */
  public void clear() {
    for (double[] row : information) {
      java.util.Arrays.fill(row, 0);
    }
    for (int i = 1; i < NUISANCES; i++) {
      information[i][i] = Double.isInfinite(priors[i]) ? 1 : priors[i];
    }
  }

  /**
   * An arrival of sound.
   *
   * @param eastKm from the source to the sensor
   * @param northKm likewise
   * @param kmPerSecond speed in still air
   * @param errorSeconds one standard deviation, the path's own included
   */
  public void addSound(double eastKm, double northKm, double kmPerSecond, double errorSeconds) {
    double range = Math.sqrt(eastKm * eastKm + northKm * northKm);
    if (range == 0) {
      add(new double[] {1, 0, 0, 0, 0, 0}, errorSeconds);
      return;
    }
    double e = eastKm / range;
    double n = northKm / range;
    double bySpeed = -range / (kmPerSecond * kmPerSecond);
    add(
        new double[] {
          1,
          Double.isInfinite(priors[1]) ? 0 : bySpeed * e,
          Double.isInfinite(priors[2]) ? 0 : bySpeed * n,
          Double.isInfinite(priors[3]) ? 0 : bySpeed * SOUND_PER_KELVIN,
          -e / kmPerSecond,
          -n / kmPerSecond
        },
        errorSeconds);
  }

  /** An arrival through the ground, which no wind moves; arguments as {@link #addSound}. */
  public void addSeismic(double eastKm, double northKm, double kmPerSecond, double errorSeconds) {
    double slow = Math.sqrt(eastKm * eastKm + northKm * northKm) * kmPerSecond;
    double e = slow == 0 ? 0 : -eastKm / slow;
    double n = slow == 0 ? 0 : -northKm / slow;
    add(new double[] {1, 0, 0, 0, e, n}, errorSeconds);
  }

  /**
   * A bearing.
   *
   * @param eastKm from the source to the array
   * @param northKm likewise
   * @param errorRadians one standard deviation
   */
  public void addBearing(double eastKm, double northKm, double errorRadians) {
    double square = eastKm * eastKm + northKm * northKm;
    if (square > 0) {
      add(new double[] {0, 0, 0, 0, northKm / square, -eastKm / square}, errorRadians);
    }
  }

  /** A place by itself, with the same error along both axes. */
  public void addPlace(double errorKm) {
    add(new double[] {0, 0, 0, 0, 1, 0}, errorKm);
    add(new double[] {0, 0, 0, 0, 0, 1}, errorKm);
  }

  private void add(double[] gradient, double error) {
    double weight = 1 / (error * error);
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j <= i; j++) {
        information[i][j] += weight * gradient[i] * gradient[j];
      }
    }
  }

  /** Least covariance of the place, km², east and north; infinite where the measurements do not determine one. */
  public Symmetric2 covarianceKm2() {
    double[][] a = new double[SIZE][];
    for (int i = 0; i < SIZE; i++) {
      a[i] = information[i].clone();
    }
    for (int pivot = 0; pivot < NUISANCES; pivot++) {
      double d = a[pivot][pivot];
      if (d > 0) {
        for (int i = pivot + 1; i < SIZE; i++) {
          double share = a[i][pivot] / d;
          for (int j = pivot + 1; j <= i; j++) {
            a[i][j] -= share * a[j][pivot];
          }
        }
      }
    }
    Symmetric2 left = new Symmetric2(a[X][X], a[Y][X], a[Y][Y]);
    double least = DETERMINED_MIN * (information[X][X] + information[Y][Y]);
    boolean determined =
        left.trace() > least && left.determinant() > DETERMINED_MIN * left.trace() * left.trace();
    return determined
        ? left.inverse()
        : new Symmetric2(Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY);
  }
}
