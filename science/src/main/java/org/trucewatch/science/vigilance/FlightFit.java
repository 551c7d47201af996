// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;

/**
 * A straight flight at one speed, fitted to the places of the nodes that heard it: a node stands to either side of the flight at up to
 * its range of hearing, so that what they heard scatters about it, the less the louder.
 *
 * @param seconds middle of the time
 * @param east place then, km
 * @param north place then, km
 * @param velocityEast km/s
 * @param velocityNorth km/s
 */
record FlightFit(
    double seconds, double east, double north, double velocityEast, double velocityNorth) {
  private static final double SOUND_KILOMETERS_PER_SECOND = 0.34;

  /** Distance at which a node just hears it, km, shared design, physics, section 5: 3 to 5 km for piston engines. */
  static final double HEARING_KILOMETERS = 4;

  /** Decibels at the edge of hearing, above which the distance shrinks as the level grows. */
  private static final double EDGE_DECIBELS = 3;

  private static final int ITERATIONS = 6;

  double eastAt(double t) {
    return east + velocityEast * (t - seconds);
  }

  double northAt(double t) {
    return north + velocityNorth * (t - seconds);
  }

  double speed() {
    return Math.sqrt(velocityEast * velocityEast + velocityNorth * velocityNorth);
  }

  /** How far the flight was from the node when it made what was heard, km. */
  double away(Heard h) {
    double x = eastAt(h.seconds()) - h.east();
    double y = northAt(h.seconds()) - h.north();
    double sound = Math.sqrt(x * x + y * y) / SOUND_KILOMETERS_PER_SECOND;
    x -= velocityEast * sound;
    y -= velocityNorth * sound;
    return Math.sqrt(x * x + y * y);
  }

  /** Distance that a level speaks of, km: spreading by 20 lg from the edge of hearing. */
  static double likelyKilometers(Heard h) {
    double nearer = StrictMath.pow(10, -(h.decibels() - EDGE_DECIBELS) / 20);
    return Math.min(HEARING_KILOMETERS, Math.max(0.3, HEARING_KILOMETERS * nearer));
  }

  /** Least squares from a start, each place weighed by the distance its level speaks of; what is beyond the gate does not count. */
  static FlightFit refined(FlightFit start, List<Heard> heard, double gateKilometers) {
    FlightFit fit = start;
    for (int i = 0; i < ITERATIONS; i++) {
      Sums s = new Sums();
      for (Heard h : heard) {
        double away = fit.away(h);
        if (away < gateKilometers) {
          s.add(h, fit, away);
        }
      }
      fit = s.solved(fit);
    }
    return fit;
  }

  /**
   * Standard deviation of either component of the velocity, km/s. Reports of one pass of one node err together, so nodes count, not
   * reports.
   */
  double velocitySd(List<Heard> heard) {
    double weights = 0;
    double times = 0;
    double squares = 0;
    double misfit = 0;
    for (Heard h : heard) {
      double sd = likelyKilometers(h) / Math.sqrt(2);
      double w = 1 / (sd * sd);
      weights += w;
      times += w * h.seconds();
      squares += w * h.seconds() * h.seconds();
      double away = away(h);
      misfit += w * away * away / 2;
    }
    long nodes = heard.stream().mapToInt(Heard::sensor).distinct().count();
    double spread = squares - times * times / weights;
    double scale = Math.max(1, misfit / Math.max(1, heard.size() - 2.0));
    double together = heard.size() / (double) Math.max(1, nodes);
    return Math.sqrt(scale * together / Math.max(spread, 1e-12));
  }

  /** Weighted sums of a line through time for both coordinates. */
  private static final class Sums {
    private double weight;
    private double time;
    private double timeSquared;
    private final double[] place = new double[2];
    private final double[] placeTime = new double[2];

    void add(Heard h, FlightFit fit, double away) {
      double sd = likelyKilometers(h);
      double w = 1 / (sd * sd);
      // Sound left that much earlier, when the flight was that far behind.
      double t = h.seconds() - away / SOUND_KILOMETERS_PER_SECOND - fit.seconds;
      weight += w;
      time += w * t;
      timeSquared += w * t * t;
      place[0] += w * h.east();
      place[1] += w * h.north();
      placeTime[0] += w * t * h.east();
      placeTime[1] += w * t * h.north();
    }

    FlightFit solved(FlightFit before) {
      double determinant = weight * timeSquared - time * time;
      if (!(weight > 0 && determinant > 1e-9 * weight * weight)) {
        return before;
      }
      double[] at = new double[2];
      double[] speed = new double[2];
      for (int k = 0; k < 2; k++) {
        speed[k] = (weight * placeTime[k] - time * place[k]) / determinant;
        at[k] = (place[k] - speed[k] * time) / weight;
      }
      return new FlightFit(before.seconds, at[0], at[1], speed[0], speed[1]);
    }
  }
}
