// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import java.util.Optional;

/**
 * What an exercise file says of its weather.
 *
 * @param regime one for the whole exercise; drawn day by day where empty
 * @param windMetersPerSecond mean wind; drawn where NaN
 * @param windFromRadians where it comes from, clockwise from north; drawn where NaN
 * @param temperatureKelvin mean of the day
 * @param relativeHumidity 0 to 1
 * @param cloudCover 0 to 1
 */
public record WeatherPlan(
    Optional<Regime> regime,
    double windMetersPerSecond,
    double windFromRadians,
    double temperatureKelvin,
    double relativeHumidity,
    double cloudCover) {

  /** Classes of propagation; drawn 55, 25 and 20 % of the time. [A] */
  public enum Regime {
    /** Wind above 3 m/s: far downwind, a shadow upwind. */
    WINDY,
    /** Calm night: sound bends down and carries far. */
    INVERSION,
    /** Calm sunny day: sound bends up. */
    LAPSE
  }
}
