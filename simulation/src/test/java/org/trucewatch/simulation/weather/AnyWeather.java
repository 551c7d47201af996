// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import java.util.Optional;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

/** Weather for tests. */
public final class AnyWeather {
  private AnyWeather() {}

  /** Drawn day by day. */
  public static WeatherField drawn(long seed) {
    return field(Optional.empty(), Double.NaN, Double.NaN, seed);
  }

  /** One regime, with a wind at 10 m that changes by about 1 m/s. */
  public static WeatherField of(Regime regime, double metersPerSecond, double fromRadians) {
    return field(Optional.of(regime), metersPerSecond, fromRadians, 1);
  }

  private static WeatherField field(
      Optional<Regime> regime, double metersPerSecond, double fromRadians, long seed) {
    var plan = new WeatherPlan(regime, metersPerSecond, fromRadians, 283, 0.7, 0.3);
    return new WeatherField(plan, 45, 600, new Chance(seed));
  }
}
