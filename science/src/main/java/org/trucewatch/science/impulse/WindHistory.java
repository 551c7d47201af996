// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.science.coverage.Weather;

/** The wind along the line as the travel times of located pulses show it, in cells of 40 km and 2 hours. */
public final class WindHistory {
  private static final double CELL_KILOMETERS = 40;
  private static final double CELL_SECONDS = 7_200;

  /** Fewest pulses of a cell that speak of its wind. */
  private static final int PULSES_MIN = 3;

  /** Above this the air is windy, m/s. */
  private static final double WINDY = 3;

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

  /** Whether enough pulses near this place and time show the wind. */
  public boolean isKnown(double east, double seconds) {
    return median(east, seconds).length > 0;
  }

  /** Speed that was forecast, 10 m above the ground. */
  public WindForecast forecast() {
    return forecast;
  }

  /**
   * Draws of the weather: with the wind that is known, or of the whole year. A forecast rules how much the wind drowns, what pulses show
   * where it goes to, as travel times tell the direction well, and the speed near the ground less so.
   */
  public List<Weather> weathers(double east, double seconds, int draws) {
    List<Weather> year = Weather.draws(draws);
    double[] wind = median(east, seconds);
    if (forecast.isKnown()) {
      return Weather.draws(draws, forecast.metersPerSecond(), forecast.sd()).stream()
          .map(w -> towards(w, wind))
          .toList();
    }
    if (wind.length == 0) {
      return year;
    }
    return learnt(year, wind, Math.sqrt(wind[0] * wind[0] + wind[1] * wind[1]));
  }

  private static Weather towards(Weather w, double[] wind) {
    double away = wind.length == 0 ? 0 : Math.sqrt(wind[0] * wind[0] + wind[1] * wind[1]);
    return away < WINDY || w.state() != Weather.State.WINDY
        ? w
        : new Weather(
            w.state(),
            w.windMetersPerSecond(),
            wind[0] / away,
            wind[1] / away,
            w.sourceDecibels(),
            w.couplingMagnitudes());
  }

  private static List<Weather> learnt(List<Weather> year, double[] wind, double speed) {
    if (speed < WINDY) {
      List<Weather> calm =
          year.stream().filter(w -> w.state() != Weather.State.WINDY).toList();
      return calm.isEmpty() ? year : calm;
    }
    return year.stream()
        .map(w -> new Weather(
            Weather.State.WINDY,
            speed,
            wind[0] / speed,
            wind[1] / speed,
            w.sourceDecibels(),
            w.couplingMagnitudes()))
        .toList();
  }
}
