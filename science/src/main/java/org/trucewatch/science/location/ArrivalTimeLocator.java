// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.quantity.LocalPoint;

/**
 * Where and when a pulse began, by plain least squares of its arrival times at single sensors: one speed of sound, no
 * weights, every time believed. It is what a location costs where nothing is set aside, and its residuals show a clock
 * that is wrong. The golden path weighs and doubts its picks instead ({@code science.association.network}).
 *
 * <p>Gauss-Newton from the middle of the sensors, halved while it does not descend.
 */
public final class ArrivalTimeLocator {
  private static final int STEPS_MAX = 60;
  private static final int HALVINGS_MAX = 30;
  private static final double SETTLED_METERS = 1e-7;

  private final double soundMetersPerSecond;

  public ArrivalTimeLocator(double soundMetersPerSecond) {
    if (!(soundMetersPerSecond > 0)) {
      throw new IllegalArgumentException(
          "soundMetersPerSecond is " + soundMetersPerSecond + ", expected above 0");
    }
    this.soundMetersPerSecond = soundMetersPerSecond;
  }

  /** One sensor's place and what its clock showed. */
  public record Arrival(LocalPoint sensor, double seconds) {}

  /**
   * What fits best.
   *
   * @param place of the pulse
   * @param originSeconds when it began
   * @param rmsSeconds root of the mean square of the residuals, over the number of arrivals
   */
  public record Fit(LocalPoint place, double originSeconds, double rmsSeconds) {}

  /** The fit; empty for fewer than four arrivals, or where the sensors stand on one line. */
  public Optional<Fit> locate(List<Arrival> arrivals) {
    if (arrivals.size() < 4) {
      return Optional.empty();
    }
    double east = 0;
    double north = 0;
    for (Arrival a : arrivals) {
      east += a.sensor().eastMeters() / arrivals.size();
      north += a.sensor().northMeters() / arrivals.size();
    }
    Fit fit = at(arrivals, east, north);
    for (int step = 0; step < STEPS_MAX; step++) {
      double[] way = step(arrivals, fit);
      if (way.length == 0) {
        return Optional.empty();
      }
      Fit next = descended(arrivals, fit, way);
      double moved = StrictMath.hypot(
          next.place().eastMeters() - fit.place().eastMeters(),
          next.place().northMeters() - fit.place().northMeters());
      fit = next;
      if (moved < SETTLED_METERS) {
        break;
      }
    }
    return Optional.of(fit);
  }

  private Fit descended(List<Arrival> arrivals, Fit from, double[] way) {
    double share = 1;
    for (int i = 0; i < HALVINGS_MAX; i++, share /= 2) {
      Fit next = at(
          arrivals,
          from.place().eastMeters() + share * way[0],
          from.place().northMeters() + share * way[1]);
      if (next.rmsSeconds() < from.rmsSeconds()) {
        return next;
      }
    }
    return from;
  }

  /** The best origin time for a place, and what it leaves. */
  private Fit at(List<Arrival> arrivals, double east, double north) {
    double origin = 0;
    for (Arrival a : arrivals) {
      origin += (a.seconds() - travel(a, east, north)) / arrivals.size();
    }
    double squares = 0;
    for (Arrival a : arrivals) {
      double r = a.seconds() - origin - travel(a, east, north);
      squares += r * r;
    }
    return new Fit(new LocalPoint(east, north), origin, Math.sqrt(squares / arrivals.size()));
  }

  private double travel(Arrival a, double east, double north) {
    return StrictMath.hypot(a.sensor().eastMeters() - east, a.sensor().northMeters() - north)
        / soundMetersPerSecond;
  }

  /** Gauss-Newton's step in east and north, the origin time eliminated; empty where it is not determined. */
  private double[] step(List<Arrival> arrivals, Fit fit) {
    int n = arrivals.size();
    double[] slopeE = new double[n];
    double[] slopeN = new double[n];
    double meanE = 0;
    double meanN = 0;
    for (int i = 0; i < n; i++) {
      double e = fit.place().eastMeters() - arrivals.get(i).sensor().eastMeters();
      double m = fit.place().northMeters() - arrivals.get(i).sensor().northMeters();
      double away = Math.max(StrictMath.hypot(e, m), 1e-9) * soundMetersPerSecond;
      slopeE[i] = e / away;
      slopeN[i] = m / away;
      meanE += slopeE[i] / n;
      meanN += slopeN[i] / n;
    }
    double ee = 0;
    double en = 0;
    double nn = 0;
    double re = 0;
    double rn = 0;
    for (int i = 0; i < n; i++) {
      double e = slopeE[i] - meanE;
      double m = slopeN[i] - meanN;
      double r = arrivals.get(i).seconds()
          - fit.originSeconds()
          - travel(arrivals.get(i), fit.place().eastMeters(), fit.place().northMeters());
      ee += e * e;
      en += e * m;
      nn += m * m;
      re += e * r;
      rn += m * r;
    }
    double determinant = ee * nn - en * en;
    if (!(determinant > 1e-12 * (ee + nn) * (ee + nn))) {
      return new double[0];
    }
    return new double[] {(nn * re - en * rn) / determinant, (ee * rn - en * re) / determinant};
  }
}
