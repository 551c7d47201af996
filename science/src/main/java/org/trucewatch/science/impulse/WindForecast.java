// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

/**
 * Mean wind 10 m above open ground over a span, as a weather service told it. It says how much nodes hear, never what they heard.
 *
 * @param metersPerSecond mean; NaN where none was told
 * @param sd one standard deviation of its error, m/s; NaN where none was told
 */
public record WindForecast(double metersPerSecond, double sd) {
  /** Nothing was told. */
  public static final WindForecast UNKNOWN = new WindForecast(Double.NaN, Double.NaN);

  /** No mean wind on the ground is stronger, m/s. */
  public static final double METERS_PER_SECOND_MAX = 60;

  public WindForecast {
    boolean isTold = metersPerSecond >= 0 && metersPerSecond <= METERS_PER_SECOND_MAX && sd >= 0;
    boolean isUnknown = Double.isNaN(metersPerSecond) && Double.isNaN(sd);
    if (!isTold && !isUnknown) {
      throw new IllegalArgumentException("wind is " + metersPerSecond + " m/s within " + sd
          + ", expected 0 to " + METERS_PER_SECOND_MAX
          + " m/s and a standard deviation of 0 or more, or NaN for both");
    }
  }

  /** Whether a wind was told. */
  public boolean isKnown() {
    return !Double.isNaN(metersPerSecond);
  }
}
