// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.List;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;

/**
 * What was reported along a line during a span.
 *
 * @param sensors observations count in this list
 * @param observations by number, ascending; the number of row i is {@code numbers[i]}
 * @param numbers of the observations
 * @param line where control changes hands
 * @param fromSeconds begin of the span
 * @param toSeconds end
 * @param soundKilometersPerSecond speed of sound by the thermometer
 * @param forecast wind over the span, as a weather service told it
 */
public record LineRecord(
    List<Sensor> sensors,
    List<Observation> observations,
    long[] numbers,
    ControlLine line,
    double fromSeconds,
    double toSeconds,
    double soundKilometersPerSecond,
    WindForecast forecast) {
  public LineRecord {
    sensors = List.copyOf(sensors);
    observations = List.copyOf(observations);
    numbers = numbers.clone();
    if (numbers.length != observations.size()) {
      throw new IllegalArgumentException(
          numbers.length + " numbers for " + observations.size() + " observations");
    }
  }

  /** A record for which no wind was forecast. */
  public LineRecord(
      List<Sensor> sensors,
      List<Observation> observations,
      long[] numbers,
      ControlLine line,
      double fromSeconds,
      double toSeconds,
      double soundKilometersPerSecond) {
    this(
        sensors,
        observations,
        numbers,
        line,
        fromSeconds,
        toSeconds,
        soundKilometersPerSecond,
        WindForecast.UNKNOWN);
  }

  /** The same record with other observations. */
  public LineRecord with(List<Observation> others, long[] theirNumbers) {
    return new LineRecord(
        sensors,
        others,
        theirNumbers,
        line,
        fromSeconds,
        toSeconds,
        soundKilometersPerSecond,
        forecast);
  }

  /** The same record of a span that ends no later than {@code seconds}, and not before it begins. */
  public LineRecord until(double seconds) {
    return new LineRecord(
        sensors,
        observations,
        numbers,
        line,
        fromSeconds,
        Math.max(fromSeconds, Math.min(seconds, toSeconds)),
        soundKilometersPerSecond,
        forecast);
  }
}
