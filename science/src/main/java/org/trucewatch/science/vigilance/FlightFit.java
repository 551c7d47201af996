// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
   * Standard deviation of a component of the velocity, km/s, from how far the nodes' reports pull it: reports of one node err together,
   * so each node pulls once (a variance by clusters).
   */
  double velocitySd(List<Heard> heard) {
    double weights = 0;
    double times = 0;
    double squares = 0;
    for (Heard h : heard) {
      double w = weight(h);
      weights += w;
      times += w * h.seconds();
      squares += w * h.seconds() * h.seconds();
    }
    double middle = times / weights;
    Map<Integer, double[]> pulls = new TreeMap<>();
    for (Heard h : heard) {
      double[] pull = pulls.computeIfAbsent(h.sensor(), n -> new double[2]);
      double lever = weight(h) * (h.seconds() - middle);
      pull[0] += lever * (h.east() - eastAt(h.seconds()));
      pull[1] += lever * (h.north() - northAt(h.seconds()));
    }
    double sum = 0;
    for (double[] pull : pulls.values()) {
      sum += (pull[0] * pull[0] + pull[1] * pull[1]) / 2;
    }
    double spread = Math.max(squares - times * middle, 1e-9);
    // Few clusters understate: by the usual factor, and half as much again for sound that lags and
    // turns that are no straight line.
    double few = 1.5 * pulls.size() / Math.max(1.0, pulls.size() - 2.0);
    return Math.sqrt(few * sum) / spread;
  }

  private static double weight(Heard h) {
    double sd = likelyKilometers(h) / Math.sqrt(2);
    return 1 / (sd * sd);
  }

  /** Weighted sums of a line through time for both coordinates. */
  private static final class Sums {
    private double weight;
    private double time;
    private double timeSquared;
    private final double[] place = new double[2];
    private final double[] placeTime = new double[2];

    void add(Heard h, FlightFit fit, double away) {
      double w = weight(h);
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
