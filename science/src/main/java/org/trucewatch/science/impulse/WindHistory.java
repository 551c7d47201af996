// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.science.coverage.AirDraw;

/** The wind along the line as the travel times of located pulses show it, in cells of 40 km and 2 hours. */
public final class WindHistory {
  private static final double CELL_KILOMETERS = 40;
  private static final double CELL_SECONDS = 7_200;

  /** Fewest pulses of a cell that speak of its wind. */
  private static final int PULSES_MIN = 3;

  /** Below this a wind that pulses show has no direction to speak of, m/s. */
  private static final double WINDY = 3;

  /** Mean of a logarithmic wind over the lowest 100 m, which sound travels with, over that at 10 m: (ln 2000 - 1) / ln 200. */
  private static final double ALOFT = 1.25;

  /** One standard deviation of a component of the wind that pulses show, m/s. [A] */
  private static final double PULSES_SD = 1;

  private record Seen(double east, double seconds, double windEast, double windNorth) {}

  private final List<Seen> seen = new ArrayList<>();

  private final WindForecast forecast;

  private WindHistory(WindForecast forecast) {
    this.forecast = forecast;
  }

  /** Of located pulses. */
  public static WindHistory of(List<LocatedPulse> pulses, LineIndex index) {
    WindHistory history = new WindHistory(index.record().forecast());
    for (LocatedPulse p : pulses) {
      PulseTimes times = PulseTimes.of(p, index);
      if (times.tellsWind()) {
        history.seen.add(new Seen(
            p.eastKilometers(),
            p.seconds(),
            1000 * times.windEastKilometersPerSecond(),
            1000 * times.windNorthKilometersPerSecond()));
      }
    }
    return history;
  }

  /** Median wind towards east and north, m/s; empty where not known. */
  public double[] median(double east, double seconds) {
    List<Seen> near = seen.stream()
        .filter(s -> Math.abs(s.east - east) < CELL_KILOMETERS
            && Math.abs(s.seconds - seconds) < CELL_SECONDS)
        .toList();
    if (near.size() < PULSES_MIN) {
      return new double[0];
    }
    double[] x = near.stream().mapToDouble(Seen::windEast).sorted().toArray();
    double[] y = near.stream().mapToDouble(Seen::windNorth).sorted().toArray();
    return new double[] {x[x.length / 2], y[y.length / 2]};
  }

  /** What was forecast. */
  public WindForecast forecast() {
    return forecast;
  }

  /** What is known of the air of a stretch at a time: the forecast, else what pulses show, else the year's weather. */
  public List<AirDraw> draws(double east, double seconds, int draws) {
    double[] wind = median(east, seconds);
    Optional<WindForecast.Told> told = forecast.at(east, seconds);
    if (told.isPresent()) {
      return drawn(told.get(), wind, draws);
    }
    return wind.length == 0
        ? AirDraw.year(draws)
        : AirDraw.about(draws, wind[0] / ALOFT, wind[1] / ALOFT, PULSES_SD, Double.NaN, Double.NaN);
  }

  /** Where a forecast tells no direction, that which pulses show is taken: travel times tell it well. */
  private static List<AirDraw> drawn(WindForecast.Told told, double[] wind, int draws) {
    double away = wind.length == 0 ? 0 : Math.sqrt(wind[0] * wind[0] + wind[1] * wind[1]);
    if (!told.hasDirection() && away < WINDY) {
      return AirDraw.about(draws, told.metersPerSecond(), told.sd());
    }
    double east = told.hasDirection() ? told.towardsEast() : wind[0] / away;
    double north = told.hasDirection() ? told.towardsNorth() : wind[1] / away;
    return AirDraw.about(
        draws,
        told.metersPerSecond() * east,
        told.metersPerSecond() * north,
        told.sd(),
        told.stepKelvin(),
        told.stepSd());
  }
}
