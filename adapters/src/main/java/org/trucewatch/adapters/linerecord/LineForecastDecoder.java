// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.domain.Decoded;
import org.trucewatch.science.impulse.WindForecast;
import org.trucewatch.science.impulse.WindForecast.Span;
import org.trucewatch.science.impulse.WindForecast.Told;

/**
 * Decodes the table of forecasts: a row for each span and stretch, with the wind 10 m above ground as where the air moves to, the step of
 * temperature from 2 to 20 m, and one standard deviation of either's error. A forecast without an error is refused: nothing could be
 * concluded from it.
 */
public final class LineForecastDecoder {
  /** Most rows of one table: a year of hours along the longest line. */
  public static final int SPANS_MAX = 400_000;

  /** No forecast of wind is better, m/s. */
  static final double SD_LEAST = 0.1;

  /** No forecast of the step of temperature is better, K. */
  static final double STEP_SD_LEAST = 0.05;

  /** A component of a wind has a speed below the strongest's. */
  private static final double COMPONENT_MAX = WindForecast.METERS_PER_SECOND_MAX / 2 * Math.sqrt(2);

  private static final double SECONDS_MAX = 3_600 * LineAboutDecoder.HOURS_MAX;

  private LineForecastDecoder() {}

  /** The spans, in the table's order. */
  public static Decoded<Span> decode(String channel, byte[] bytes) {
    return Table.decode(
        channel,
        bytes,
        LineTable.WIND_FORECAST.columns(),
        SPANS_MAX + 1,
        LineForecastDecoder::span);
  }

  private static Span span(TableRow row) {
    double from = row.number("from_s", -SECONDS_MAX, SECONDS_MAX, "s");
    double to = row.number("to_s", -SECONDS_MAX, SECONDS_MAX, "s");
    double west = LineNetworkDecoder.kilometers(row, "from_km");
    double east = LineNetworkDecoder.kilometers(row, "to_km");
    if (to <= from) {
      throw row.unreadable("to_s", "more than from_s, " + from);
    }
    if (east <= west) {
      throw row.unreadable("to_km", "more than from_km, " + west);
    }
    return new Span(from, to, west, east, told(row));
  }

  private static Told told(TableRow row) {
    return Told.vector(
        row.number("wind_east_mps", -COMPONENT_MAX, COMPONENT_MAX, "m/s"),
        row.number("wind_north_mps", -COMPONENT_MAX, COMPONENT_MAX, "m/s"),
        row.number("sd_mps", SD_LEAST, WindForecast.METERS_PER_SECOND_MAX, "m/s"),
        row.number("step_k", -WindForecast.STEP_KELVIN_MAX, WindForecast.STEP_KELVIN_MAX, "K"),
        row.number("step_sd_k", STEP_SD_LEAST, WindForecast.STEP_KELVIN_MAX, "K"));
  }
}
