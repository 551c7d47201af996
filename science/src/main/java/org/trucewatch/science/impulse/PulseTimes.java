// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;

/**
 * How the times of a pulse's picks fit a point source in steady wind: place, time and wind are fitted once more by robust least
 * squares, so that what is left belongs to single paths and single nodes.
 */
public final class PulseTimes {
  /** What a path's time is off by itself after weather, as a share; 0.3 to 1 % [shared design, algorithms, section 3.1]. */
  static final double PATH_SHARE = 0.004;

  private static final double WIND_SD = 0.008;
  private static final double SOUND_SD = 0.004;
  private static final double HUBER = 2;
  private static final int ITERATIONS = 8;
  private static final int TELLING_PICKS = 9;
  private static final double TELLING_SD = 0.0025;

  private final double sound;
  private double seconds;
  private double east;
  private double north;
  private double windEast;
  private double windNorth;
  private double soundOff;
  private double windSd;
  private double misfit;
  private final List<Arrival> arrivals;

  private record Arrival(int sensor, double east, double north, double seconds, double sigma) {}

  private PulseTimes(LocatedPulse pulse, LineIndex index) {
    LineRecord record = index.record();
    sound = record.soundKilometersPerSecond();
    seconds = pulse.seconds();
    east = pulse.eastKilometers();
    north = pulse.northKilometers();
    List<Arrival> all = new ArrayList<>();
    for (long number : pulse.picks()) {
      if (index.observation(number) instanceof Observation.Pick p) {
        Sensor s = record.sensors().get(p.sensor());
        all.add(new Arrival(
            p.sensor(), s.eastKilometers(), s.northKilometers(), p.seconds(), p.sigmaSeconds()));
      }
    }
    arrivals = all;
  }

  /** Fits a pulse. */
  public static PulseTimes of(LocatedPulse pulse, LineIndex index) {
    PulseTimes times = new PulseTimes(pulse, index);
    for (int i = 0; i < ITERATIONS; i++) {
      times.step();
    }
    return times;
  }

  private double speed(double unitEast, double unitNorth) {
    return Math.max(0.1, sound + soundOff + windEast * unitEast + windNorth * unitNorth);
  }

  /** When sound from here gets to a place, seconds of the record. */
  public double arrivalSeconds(double atEast, double atNorth) {
    double x = atEast - east;
    double y = atNorth - north;
    double away = Math.max(1e-6, Math.sqrt(x * x + y * y));
    return seconds + away / speed(x / away, y / away);
  }

  private void step() {
    SmallSystem system = new SmallSystem(6);
    double squares = 0;
    for (Arrival a : arrivals) {
      double x = a.east - east;
      double y = a.north - north;
      double away = Math.max(1e-6, Math.sqrt(x * x + y * y));
      double speed = speed(x / away, y / away);
      double travel = away / speed;
      double left = a.seconds - seconds - travel;
      double path = PATH_SHARE * travel;
      double sigma = Math.sqrt(a.sigma * a.sigma + path * path);
      double z = Math.abs(left) / sigma;
      double weight = Math.min(1, HUBER / Math.max(z, 1e-9)) / (sigma * sigma);
      squares += Math.min(z * z, 9 * HUBER * HUBER);
      double[] row = {
        1,
        -x / away / speed,
        -y / away / speed,
        -travel / speed * x / away,
        -travel / speed * y / away,
        -travel / speed
      };
      system.add(row, left, weight);
    }
    system.expect(1, 0, 2);
    system.expect(2, 0, 2);
    system.expect(0, 0, 20);
    system.expect(3, -windEast, WIND_SD);
    system.expect(4, -windNorth, WIND_SD);
    system.expect(5, -soundOff, SOUND_SD);
    double[] d = system.solution();
    seconds += d[0];
    east += bounded(d[1], 1);
    north += bounded(d[2], 1);
    windEast += bounded(d[3], 0.01);
    windNorth += bounded(d[4], 0.01);
    soundOff += bounded(d[5], 0.01);
    windSd = Math.sqrt(Math.max(system.variance(3), system.variance(4)));
    misfit = squares / Math.max(1, arrivals.size() - 3);
  }

  private static double bounded(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }

  /** Mean square of what is left over its standard deviation, by degrees of freedom of place and time. */
  public double misfit() {
    return misfit;
  }

  /** How many picks it has. */
  public int picks() {
    return arrivals.size();
  }

  /** Whether the picks tell the wind within a few metres a second. */
  public boolean tellsWind() {
    return arrivals.size() >= TELLING_PICKS && windSd < TELLING_SD && misfit < 3;
  }

  /** Wind that the times show, towards the east. */
  public double windEastKilometersPerSecond() {
    return windEast;
  }

  /** Wind that the times show, towards the north. */
  public double windNorthKilometersPerSecond() {
    return windNorth;
  }
}
