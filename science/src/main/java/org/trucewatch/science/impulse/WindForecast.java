// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Mean wind 10 m above open ground, and how much warmer the air is above, by spans of time and stretches of the line, as a weather service
 * told it. It says how far sound carries and how much nodes hear, never what they heard.
 *
 * @param spans in order of begin, then of place; where two hold for one place and time the earlier in the list counts
 */
public record WindForecast(List<Span> spans) {
  /** Nothing was told. */
  public static final WindForecast UNKNOWN = new WindForecast(List.of());

  /** No mean wind on the ground is stronger, m/s. */
  public static final double METERS_PER_SECOND_MAX = 60;

  /** No step of temperature from 2 to 20 m is greater, K. */
  public static final double STEP_KELVIN_MAX = 20;

  /**
   * What was told of one span and stretch.
   *
   * @param metersPerSecond speed
   * @param towardsEast where the air moves to, a unit vector; NaN where no direction was told
   * @param towardsNorth likewise
   * @param sd one standard deviation of the error of each component of the wind (of its speed where no direction was told), m/s
   * @param stepKelvin air 20 m above ground less air at 2 m, K; NaN where it was not told
   * @param stepSd one standard deviation of its error, K; NaN likewise
   */
  public record Told(
      double metersPerSecond,
      double towardsEast,
      double towardsNorth,
      double sd,
      double stepKelvin,
      double stepSd) {
    /** Checks the ranges. */
    public Told {
      boolean isWind = metersPerSecond >= 0 && metersPerSecond <= METERS_PER_SECOND_MAX && sd >= 0;
      if (!isWind) {
        throw new IllegalArgumentException("wind is " + metersPerSecond + " m/s within " + sd
            + ", expected 0 to " + METERS_PER_SECOND_MAX
            + " m/s and a standard deviation of 0 or more");
      }
      boolean isStep = Math.abs(stepKelvin) <= STEP_KELVIN_MAX && stepSd >= 0;
      if (!isStep && !(Double.isNaN(stepKelvin) && Double.isNaN(stepSd))) {
        throw new IllegalArgumentException("step of temperature is " + stepKelvin + " K within "
            + stepSd + ", expected at most " + STEP_KELVIN_MAX
            + " K and a standard deviation of 0 or more, or NaN for both");
      }
    }

    /** Of the components of the wind. */
    public static Told vector(
        double eastMetersPerSecond,
        double northMetersPerSecond,
        double sd,
        double stepKelvin,
        double stepSd) {
      double speed = Math.sqrt(
          eastMetersPerSecond * eastMetersPerSecond + northMetersPerSecond * northMetersPerSecond);
      return speed == 0
          ? new Told(0, 0, 1, sd, stepKelvin, stepSd)
          : new Told(
              speed,
              eastMetersPerSecond / speed,
              northMetersPerSecond / speed,
              sd,
              stepKelvin,
              stepSd);
    }

    /** Whether a direction was told. */
    public boolean hasDirection() {
      return !Double.isNaN(towardsEast);
    }
  }

  /**
   * What was told, and for when and where.
   *
   * @param fromSeconds begin
   * @param toSeconds end, exclusive
   * @param fromKilometers least x
   * @param toKilometers greatest x, exclusive
   */
  public record Span(
      double fromSeconds, double toSeconds, double fromKilometers, double toKilometers, Told told) {
    /** Checks that it is not empty. */
    public Span {
      if (!(fromSeconds < toSeconds && fromKilometers < toKilometers)) {
        throw new IllegalArgumentException("span is " + fromSeconds + " to " + toSeconds + " s, "
            + fromKilometers + " to " + toKilometers + " km, expected ends after begins");
      }
    }
  }

  /** Sorts the spans. */
  public WindForecast {
    spans = spans.stream()
        .sorted(
            Comparator.comparingDouble(Span::fromSeconds).thenComparingDouble(Span::fromKilometers))
        .toList();
  }

  /** One speed everywhere and all the time. NaN for both: nothing was told. */
  public WindForecast(double metersPerSecond, double sd) {
    this(
        Double.isNaN(metersPerSecond) && Double.isNaN(sd)
            ? List.of()
            : List.of(new Span(
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                new Told(metersPerSecond, Double.NaN, Double.NaN, sd, Double.NaN, Double.NaN))));
  }

  /** Whether anything was told. */
  public boolean isKnown() {
    return !spans.isEmpty();
  }

  /** What was told of a place and time. */
  public Optional<Told> at(double eastKilometers, double seconds) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (spans.get(middle).fromSeconds() <= seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low - 1; i >= 0; i--) {
      Span s = spans.get(i);
      if (s.toSeconds() > seconds
          && s.fromKilometers() <= eastKilometers
          && s.toKilometers() > eastKilometers) {
        return Optional.of(s.told());
      }
    }
    return Optional.empty();
  }
}
