// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import org.trucewatch.simulation.Chance;

/** What turbulence does to single paths of sound: alike for paths that pass close by each other at about the same time. */
public final class Eddies {
  /** Share of the spread of levels that neighbouring paths have in common. [A] */
  private static final double COMMON_LEVEL = 0.3;

  private static final double ALONE = Math.sqrt(1 - COMMON_LEVEL);
  private static final double TOGETHER = Math.sqrt(COMMON_LEVEL);

  private final Turbulence level;
  private final Turbulence windEast;
  private final Turbulence windNorth;
  private final Turbulence drift;

  /** Fields of their own seeds. [A: 2 km and 10 min for levels, 1 km and 2 min for eddies, 15 km and 15 min for what the mean misses] */
  public Eddies(Chance chance) {
    level = new Turbulence(chance.forked("level"), 2, 600);
    windEast = new Turbulence(chance.forked("east"), 1, 120);
    windNorth = new Turbulence(chance.forked("north"), 1, 120);
    drift = new Turbulence(chance.forked("drift"), 15, 900);
  }

  /**
   * A path's level about its mean, in standard deviations of paths.
   *
   * @param own a normal draw for the path alone
   */
  public double level(double midEastKm, double midNorthKm, double seconds, double own) {
    return TOGETHER * level.at(midEastKm, midNorthKm, seconds) + ALONE * own;
  }

  /** Wind of the eddies along a unit vector about the middle of a path, in standard deviations. */
  public double along(
      double midEastKm, double midNorthKm, double seconds, double east, double north) {
    return east * windEast.at(midEastKm, midNorthKm, seconds)
        + north * windNorth.at(midEastKm, midNorthKm, seconds);
  }

  /** What the mean of the hour misses around a place for a quarter of an hour, in standard deviations. */
  public double drift(double eastKm, double northKm, double seconds) {
    return drift.at(eastKm, northKm, seconds);
  }
}
