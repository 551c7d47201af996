// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.source.Occurrence.Shot;

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

  /** 150 to 170 km/h (shared design, physics, section 5). */
  static double kilometersPerSecond(Chance chance) {
    return chance.between(150, 170) / 3600;
  }

  /** Height above the ground. [A] */
  static double heightMeters(Chance chance) {
    return chance.between(200, 2_000);
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
