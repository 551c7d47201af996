// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.science.impulse.LineRecord;

/**
 * Joins what nodes hear of engines to tracks with speed and heading.
 *
 * <p>From each report not yet used, all velocities of a grid are tried over the next minutes; the one that most nodes agree with is
 * refined by weighted least squares and followed forwards as long as nodes hear it. A track needs several nodes one after the other:
 * what one node hears, however often, is none. Fundamentals must agree within what flight can do to a tone.
 */
public final class DroneTracker {
  /** Fewest nodes, one after the other, of a track. */
  static final int NODES_MIN = 4;

  /** Fewest reports of a track. */
  static final int REPORTS_MIN = 6;

  /** Shortest track, s. */
  static final double SECONDS_MIN = 150;

  /** Speeds that are tried, m/s: from small aircraft of 80 km/h to jets of 500 (shared design, physics, section 5). */
  private static final double[] SPEEDS = {24, 30, 36, 42, 48, 56, 68, 84, 104, 130};

  private static final int HEADINGS = 72;

  /** Tones of one engine differ by Doppler of up to 0.4 of sound's speed to either side. */
  private static final double TONE_SHARE = 0.5;

  private static final double FIRST_SECONDS = 360;
  private static final double GATE_KILOMETERS = 5;
  private static final double QUIET_SECONDS = 240;

  /** Tracks, by time, then id. */
  public List<DroneTrack> tracks(LineRecord record) {
    List<Heard> left = heard(record);
    List<DroneTrack> tracks = new ArrayList<>();
    while (!left.isEmpty()) {
      Heard first = left.get(0);
      List<Heard> mine = followed(first, left);
      if (isTrack(mine)) {
        FlightFit fit = fitted(mine);
        tracks.add(track(fit, mine));
        left = new ArrayList<>(left);
        left.removeAll(mine);
      } else {
        left = left.subList(1, left.size());
      }
    }
    tracks.sort(
        Comparator.comparingDouble(DroneTrack::fromSeconds).thenComparing(DroneTrack::trackId));
    return tracks;
  }

  private static List<Heard> heard(LineRecord record) {
    List<Heard> all = new ArrayList<>();
    for (int i = 0; i < record.observations().size(); i++) {
      if (record.observations().get(i) instanceof Observation.DroneHeard d) {
        Sensor s = record.sensors().get(d.sensor());
        all.add(new Heard(
            record.numbers()[i],
            d.sensor(),
            d.seconds(),
            s.eastKilometers(),
            s.northKilometers(),
            d.fundamentalHertz(),
            d.signalToNoiseDecibels()));
      }
    }
    all.sort(Comparator.comparingDouble(Heard::seconds).thenComparingLong(Heard::number));
    return all;
  }

  private static boolean isTrack(List<Heard> mine) {
    return mine.size() >= REPORTS_MIN
        && mine.stream().mapToInt(Heard::sensor).distinct().count() >= NODES_MIN
        && mine.get(mine.size() - 1).seconds() - mine.get(0).seconds() >= SECONDS_MIN;
  }

  /** What belongs to the flight that the first report may begin. */
  private static List<Heard> followed(Heard first, List<Heard> left) {
    List<Heard> soon = new ArrayList<>();
    for (Heard h : left) {
      if (h.seconds() > first.seconds() + FIRST_SECONDS) {
        break;
      }
      if (isToneOf(first, h)) {
        soon.add(h);
      }
    }
    FlightFit fit = begun(first, soon);
    if (fit == null) {
      return List.of();
    }
    fit = FlightFit.refined(fit, soon, GATE_KILOMETERS);
    List<Heard> mine = inside(fit, soon, GATE_KILOMETERS);
    int before = -1;
    while (mine.size() > before && mine.size() >= REPORTS_MIN) {
      before = mine.size();
      fit = FlightFit.refined(fit, mine, GATE_KILOMETERS);
      mine = extended(first, fit, left, mine);
    }
    return mine;
  }

  private static boolean isToneOf(Heard a, Heard b) {
    double ratio = a.hertz() / b.hertz();
    return ratio > 1 - TONE_SHARE && ratio < 1 / (1 - TONE_SHARE);
  }

  /** The straight flight through about the first report that the next minutes agree with best. */
  private static @Nullable FlightFit begun(Heard first, List<Heard> soon) {
    FlightFit best = null;
    double most = REPORTS_MIN / 4.0;
    for (double speed : SPEEDS) {
      for (int k = 0; k < HEADINGS; k++) {
        double heading = 2 * Math.PI * k / HEADINGS;
        FlightFit fit = new FlightFit(
            first.seconds(),
            first.east(),
            first.north(),
            speed / 1000 * StrictMath.sin(heading),
            speed / 1000 * StrictMath.cos(heading));
        double agreed = 0;
        for (Heard h : soon) {
          double share = fit.away(h) / GATE_KILOMETERS;
          agreed += Math.max(0, 1 - share * share);
        }
        if (agreed > most) {
          most = agreed;
          best = fit;
        }
      }
    }
    return best;
  }

  private static List<Heard> inside(FlightFit fit, List<Heard> among, double gate) {
    return among.stream().filter(h -> fit.away(h) < gate).toList();
  }

  /** What the flight's straight line meets before it and after it, until nobody hears it for minutes. */
  private static List<Heard> extended(
      Heard first, FlightFit fit, List<Heard> left, List<Heard> mine) {
    double until = mine.get(mine.size() - 1).seconds() + QUIET_SECONDS;
    List<Heard> more = new ArrayList<>();
    for (Heard h : left) {
      if (h.seconds() > until) {
        break;
      }
      if (isToneOf(first, h) && fit.away(h) < GATE_KILOMETERS) {
        more.add(h);
        until = h.seconds() + QUIET_SECONDS;
      }
    }
    return more;
  }

  private static FlightFit fitted(List<Heard> mine) {
    double middle = (mine.get(0).seconds() + mine.get(mine.size() - 1).seconds()) / 2;
    double east = mine.stream().mapToDouble(Heard::east).average().orElse(0);
    double north = mine.stream().mapToDouble(Heard::north).average().orElse(0);
    FlightFit wide = FlightFit.refined(new FlightFit(middle, east, north, 0, 0), mine, 1e9);
    return FlightFit.refined(wide, mine, GATE_KILOMETERS);
  }

  private static DroneTrack track(FlightFit fit, List<Heard> mine) {
    double sd = fit.velocitySd(mine);
    double heading = StrictMath.atan2(fit.velocityEast(), fit.velocityNorth());
    List<Long> numbers = mine.stream().map(Heard::number).sorted().toList();
    return new DroneTrack(
        String.format(Locale.ROOT, "drone-%d", numbers.get(0)),
        mine.get(0).seconds(),
        mine.get(mine.size() - 1).seconds(),
        fit.east(),
        fit.north(),
        1000 * fit.speed(),
        1000 * sd,
        heading < 0 ? heading + 2 * Math.PI : heading,
        Math.min(Math.PI, sd / Math.max(fit.speed(), 1e-6)),
        numbers);
  }
}
