// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Cramér-Rao bound of a place from arrival times with a free origin time, where the medium is known: no unbiased locator does
 * better. J = sum of a aᵀ / sigma², a the gradient of one arrival by (x, y, t0), sigma² = pick² + (path · T)²; the bound is the
 * inverse of J with t0 eliminated.
 *
 * <p>Travel time in moving air: T = d / (c + w·u), u from the source to the station. The gradient is of the whole of it, so that
 * the wind's change of direction along the way counts. Source of the form: S. Stein and M. Wysession, An Introduction to
 * Seismology, 2003, section 7.2; written out for sound in the shared design, algorithms, section 4.1.
 */
public final class ArrivalBound {
  private final double pickErrorSeconds;
  private final double pathErrorFraction;
  private final double windEastKilometersPerSecond;
  private final double windNorthKilometersPerSecond;

  private double tt;
  private double tx;
  private double ty;
  private double xx;
  private double xy;
  private double yy;

  /**
   * @param pickErrorSeconds one standard deviation of a pick
   * @param pathErrorFraction of the travel time, one standard deviation, independent between picks
   * @param windEastKilometersPerSecond where the air moves to; 0 for seismic waves
   * @param windNorthKilometersPerSecond north
   */
  public ArrivalBound(
      double pickErrorSeconds,
      double pathErrorFraction,
      double windEastKilometersPerSecond,
      double windNorthKilometersPerSecond) {
    this.pickErrorSeconds = pickErrorSeconds;
    this.pathErrorFraction = pathErrorFraction;
    this.windEastKilometersPerSecond = windEastKilometersPerSecond;
    this.windNorthKilometersPerSecond = windNorthKilometersPerSecond;
  }

  /**
   * Adds what one pick tells.
   *
   * @param eastKilometers from the source to the station
   * @param northKilometers likewise
   * @param kilometersPerSecond speed of the wave in still air
   * @return standard deviation of this arrival about its prediction, s
   */
  public double add(double eastKilometers, double northKilometers, double kilometersPerSecond) {
    if (eastKilometers == 0 && northKilometers == 0) {
      return pickErrorSeconds; // no direction, and nothing said of the place
    }
    double windEast = windEastKilometersPerSecond;
    double windNorth = windNorthKilometersPerSecond;
    double square = eastKilometers * eastKilometers + northKilometers * northKilometers;
    double speed = kilometersPerSecond * Math.sqrt(square)
        + windEast * eastKilometers
        + windNorth * northKilometers;
    double path = pathErrorFraction * square / speed;
    double variance = pickErrorSeconds * pickErrorSeconds + path * path;
    double[] gradient =
        gradient(eastKilometers, northKilometers, kilometersPerSecond, windEast, windNorth);
    double ax = gradient[0];
    double ay = gradient[1];
    tt += 1 / variance;
    tx += ax / variance;
    ty += ay / variance;
    xx += ax * ax / variance;
    xy += ax * ay / variance;
    yy += ay * ay / variance;
    return Math.sqrt(variance);
  }

  /** Of the travel time by the source's x and y, s/km: T = d² / g, g = c d + w·(east, north). */
  static double[] gradient(
      double east, double north, double speed, double windEast, double windNorth) {
    double square = east * east + north * north;
    double distance = Math.sqrt(square);
    double g = speed * distance + windEast * east + windNorth * north;
    double part = square / (g * g);
    return new double[] {
      part * (speed * east / distance + windEast) - 2 * east / g,
      part * (speed * north / distance + windNorth) - 2 * north / g
    };
  }

  /** Least covariance of the place, km²; infinite or NaN where the picks do not determine one. */
  public Symmetric2 covarianceKilometers2() {
    return new Symmetric2(xx - tx * tx / tt, xy - tx * ty / tt, yy - ty * ty / tt).inverse();
  }
}
