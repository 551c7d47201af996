// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import org.trucewatch.science.propagation.HumidAir;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

/**
 * Air by place and time: every 60 km along the line and every hour, from knots drawn every 6 hours. Any place and time
 * may be asked in any order, and gives the same answer; only one hour is held.
 */
public final class WeatherField {
  private static final double CELL_KILOMETERS = 60;
  private static final double HOUR_SECONDS = 3_600;
  private static final int KNOT_HOURS = 6;

  /** Change of the wind from place to place and over hours, m/s, each component. [A] */
  private static final double WIND_CHANGE = 1.0;

  /** Half of the day's range of temperature, K. [A] */
  private static final double DAY_RANGE_KELVIN = 5;

  private final WeatherPlan plan;
  private final Chance chance;
  private final Air[] cells;
  private long heldHour = Long.MIN_VALUE;

  public WeatherField(WeatherPlan plan, double lengthKilometers, Chance chance) {
    this.plan = plan;
    this.chance = chance;
    this.cells = new Air[2 + (int) (lengthKilometers / CELL_KILOMETERS)];
  }

  /** The air at a place so many seconds after the start, which is taken as midnight of local solar time. */
  public Air at(double eastKilometers, double seconds) {
    long hour = (long) Math.floor(seconds / HOUR_SECONDS);
    if (hour != heldHour) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = drawn(i, hour);
      }
      heldHour = hour;
    }
    int cell = (int) (Math.max(0, eastKilometers) / CELL_KILOMETERS);
    return cells[Math.min(cell, cells.length - 1)];
  }

  private Air drawn(int cell, long hour) {
    long day = Math.floorDiv(hour, 24);
    long ofDay = Math.floorMod(hour, 24);
    Chance today = chance.forked("day" + day);
    boolean windy = today.happens(0.55);
    double from = today.between(0, 2 * Math.PI);
    // Windy days: 3 + 3.2 Weibull(k = 2) m/s; calm ones 1.5 m/s. [A]
    double speed = 3 + 3.2 * Math.sqrt(-StrictMath.log(1 - today.between(0, 1)));
    Regime regime = plan.regime().orElse(windy ? Regime.WINDY : calm(ofDay));
    if (regime != Regime.WINDY) {
      speed = 1.5;
    }
    speed = Double.isNaN(plan.windMetersPerSecond()) ? speed : plan.windMetersPerSecond();
    from = Double.isNaN(plan.windFromRadians()) ? from : plan.windFromRadians();
    double change = regime == Regime.WINDY ? WIND_CHANGE : WIND_CHANGE / 3;
    double east = -speed * StrictMath.sin(from) + change * knotted("e", cell, hour);
    double north = -speed * StrictMath.cos(from) + change * knotted("n", cell, hour);
    double warmth = -StrictMath.cos(2 * Math.PI * (ofDay - 3) / 24.0);
    double kelvin = plan.temperatureKelvin() + DAY_RANGE_KELVIN * warmth;
    double sound = HumidAir.of(kelvin, plan.relativeHumidity()).soundMetersPerSecond();
    return new Air(regime, east, north, sound, plan.cloudCover());
  }

  private static Regime calm(long hourOfDay) {
    return hourOfDay < 7 || hourOfDay >= 19 ? Regime.INVERSION : Regime.LAPSE;
  }

  private double knotted(String component, int cell, long hour) {
    long knot = Math.floorDiv(hour, KNOT_HOURS);
    double share = Math.floorMod(hour, KNOT_HOURS) / (double) KNOT_HOURS;
    double a = chance.forked(component + cell + "/" + knot).gaussianWithin(1, 3);
    double b = chance.forked(component + cell + "/" + (knot + 1)).gaussianWithin(1, 3);
    return a + share * (b - a);
  }
}
