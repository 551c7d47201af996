// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.science.impulse.WindForecast;
import org.trucewatch.science.impulse.WindForecast.Span;
import org.trucewatch.science.impulse.WindForecast.Told;
import org.trucewatch.science.propagation.HumidAir;
import org.trucewatch.science.propagation.Refraction;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.weather.WeatherPlan.Regime;

/**
 * Air by place and time: every 60 km along the line and every hour, from knots drawn every 6 hours; by height within {@link Air}. Any place
 * and time may be asked in any order, and gives the same answer; only the last {@link #HOURS_HELD} hours are held.
 */
public final class WeatherField {
  private static final double CELL_KILOMETERS = 60;
  private static final double HOUR_SECONDS = 3_600;
  private static final int KNOT_HOURS = 6;
  private static final int HOURS_HELD = 64;

  /** Change of the wind from place to place and over hours, m/s, each component. [A] */
  private static final double WIND_CHANGE = 1.0;

  /** Half of the day's range of temperature, K. [A] */
  private static final double DAY_RANGE_KELVIN = 5;

  /** One standard deviation of a forecast of the mean wind 10 m above ground, each component, in wind, m/s. [A: 1.5 to 2 a day ahead] */
  private static final double WINDY_SD = 1.5;

  /** The same in calm air, where the service's own runs agree better. [A] */
  private static final double CALM_SD = 0.8;

  /** One standard deviation of a forecast of the step of temperature from 2 to 20 m, K. [A] */
  private static final double FORECAST_STEP_SD = 0.7;

  private final WeatherPlan plan;
  private final Chance chance;
  private final int turn;
  private final int cells;
  private final Air[][] held = new Air[HOURS_HELD][];
  private final long[] heldHours = new long[HOURS_HELD];

  /**
   * @param latitudeDegrees of the place: on the southern half of the Earth wind turns the other way with height
   * @param lengthKilometers of the line
   */
  public WeatherField(
      WeatherPlan plan, double latitudeDegrees, double lengthKilometers, Chance chance) {
    this.plan = plan;
    this.chance = chance;
    this.turn = latitudeDegrees < 0 ? -1 : 1;
    this.cells = 2 + (int) (lengthKilometers / CELL_KILOMETERS);
    Arrays.fill(heldHours, Long.MIN_VALUE);
  }

  /** The air at a place so many seconds after the start, which is taken as midnight of local solar time. */
  public Air at(double eastKilometers, double seconds) {
    long hour = (long) Math.floor(seconds / HOUR_SECONDS);
    int cell = (int) (Math.max(0, eastKilometers) / CELL_KILOMETERS);
    return hour(hour)[Math.min(cell, cells - 1)];
  }

  private Air[] hour(long hour) {
    int slot = (int) Math.floorMod(hour, (long) HOURS_HELD);
    Air[] air = held[slot];
    if (air == null || heldHours[slot] != hour) {
      air = new Air[cells];
      for (int i = 0; i < cells; i++) {
        air[i] = drawn(i, hour);
      }
      held[slot] = air;
      heldHours[slot] = hour;
    }
    return air;
  }

  /**
   * What a weather service tells beforehand of each cell and hour until a time: the truth and an error, normal with the stated standard
   * deviation, whose neighbours in place and time err alike. As precise as its table says it.
   */
  public WindForecast forecast(double untilSeconds, Chance service) {
    Turbulence[] errors = new Turbulence[3];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = new Turbulence(service.forked("error" + i), CELL_KILOMETERS, 6 * HOUR_SECONDS);
    }
    List<Span> spans = new ArrayList<>();
    for (double from = 0; from < untilSeconds; from += HOUR_SECONDS) {
      for (int cell = 0; cell < cells; cell++) {
        double middle = (cell + 0.5) * CELL_KILOMETERS;
        Air air = at(middle, from);
        double sd = air.regime() == Regime.WINDY ? WINDY_SD : CALM_SD;
        double step = air.warmerKelvin(Refraction.HIGH_METERS)
            + FORECAST_STEP_SD * errors[2].at(middle, 0, from);
        // The first and last cells hold for all that lies beyond the line's ends.
        spans.add(new Span(
            from,
            from + HOUR_SECONDS,
            cell == 0 ? -BEYOND_KILOMETERS : cell * CELL_KILOMETERS,
            cell == cells - 1
                ? (cells + 1) * CELL_KILOMETERS + BEYOND_KILOMETERS
                : (cell + 1) * CELL_KILOMETERS,
            Told.vector(
                hundredth(air.windEastMetersPerSecond() + sd * errors[0].at(middle, 0, from)),
                hundredth(air.windNorthMetersPerSecond() + sd * errors[1].at(middle, 0, from)),
                sd,
                hundredth(step),
                FORECAST_STEP_SD)));
      }
    }
    return new WindForecast(spans);
  }

  private static final double BEYOND_KILOMETERS = 100;

  private static double hundredth(double value) {
    return Math.rint(100 * value) / 100 + 0.0;
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
    return new Air(regime, east, north, sound, plan.cloudCover(), turn);
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
