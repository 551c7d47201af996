// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.source.Occurrence.Shot;
import org.trucewatch.simulation.weather.Air;

/**
 * The level and straight flight of a drone with a piston engine between two places.
 *
 * @param fromSeconds begin
 * @param fromEastKilometers begin
 * @param fromNorthKilometers begin
 * @param toSeconds end; nothing is heard from then on
 * @param toEastKilometers end
 * @param toNorthKilometers end
 */
record PistonFlight(
    double fromSeconds,
    double fromEastKilometers,
    double fromNorthKilometers,
    double toSeconds,
    double toEastKilometers,
    double toNorthKilometers) {
  /** One occurrence so often, s. */
  static final double STEP_SECONDS = 10;

  /**
   * How an engine flies.
   *
   * @param kilometersPerSecond through the air
   * @param heightMeters above the ground
   */
  record Engine(double kilometersPerSecond, double heightMeters) {
    /** Speed over the ground along a course that is held against the wind at its height, km/s; at least a quarter of its own. */
    double overGround(Air air, double courseRadians) {
      double sine = StrictMath.sin(courseRadians);
      double cosine = StrictMath.cos(courseRadians);
      double east = air.windEastAt(heightMeters) / 1000;
      double north = air.windNorthAt(heightMeters) / 1000;
      double across = east * cosine - north * sine;
      double through =
          Math.sqrt(Math.max(0, kilometersPerSecond * kilometersPerSecond - across * across));
      return Math.max(kilometersPerSecond / 4, through + east * sine + north * cosine);
    }
  }

  /** 150 to 170 km/h (shared design, physics, section 5), 200 to 2,000 m up. [A] */
  static Engine of(Chance chance) {
    double speed = chance.between(150, 170) / 3600;
    return new Engine(speed, chance.between(200, 2_000));
  }

  /** All of one number. */
  List<Occurrence> occurrences(long number, double heightMeters, Optional<Shot> shot) {
    double east = toEastKilometers - fromEastKilometers;
    double north = toNorthKilometers - fromNorthKilometers;
    double heading = StrictMath.atan2(east, north);
    List<Occurrence> all = new ArrayList<>();
    for (double t = fromSeconds; t < toSeconds; t += STEP_SECONDS) {
      double share = (t - fromSeconds) / (toSeconds - fromSeconds);
      all.add(new Occurrence(
          number,
          Kind.PISTON_DRONE,
          t,
          fromEastKilometers + share * east,
          fromNorthKilometers + share * north,
          heightMeters,
          0,
          heading,
          STEP_SECONDS,
          shot));
    }
    return all;
  }
}
