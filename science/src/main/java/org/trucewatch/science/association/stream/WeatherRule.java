// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.List;
import org.trucewatch.science.association.network.MediumState;

/** How the weather is carried from one window to the next: each tile's own, less sure with time, or a neighbour's where that is surer. */
final class WeatherRule {
  /** Random walk of the wind, m/s in a minute: about 1 m/s in ten minutes. */
  private static final double WALK_PER_ROOT_MINUTE = 0.3;

  /** Difference of the wind between neighbouring tiles, about 100 km apart, m/s. */
  private static final double NEIGHBOUR_SD = 2;

  private final List<Tile> tiles;
  private final MediumState first;
  private final double walkVariance;

  WeatherRule(List<Tile> tiles, MediumState first, double windowSeconds) {
    this.tiles = tiles;
    this.first = first;
    walkVariance = WALK_PER_ROOT_MINUTE * WALK_PER_ROOT_MINUTE * windowSeconds / 60;
  }

  MediumState first() {
    return first;
  }

  /** A tile's next weather from what all tiles say now. */
  MediumState next(int tile, MediumState[] now) {
    if (first.windSdMetersPerSecond() == 0) {
      return first; // The wind is held as it was given.
    }
    MediumState best = now[tile];
    double variance = sq(best.windSdMetersPerSecond());
    for (Tile other : tiles) {
      double own = sq(now[other.index()].windSdMetersPerSecond()) + NEIGHBOUR_SD * NEIGHBOUR_SD;
      if (other.index() != tile && isNeighbour(tiles.get(tile), other) && own < variance) {
        best = now[other.index()];
        variance = own;
      }
    }
    double most = sq(first.windSdMetersPerSecond());
    return new MediumState(
        best.windEastMetersPerSecond(),
        best.windNorthMetersPerSecond(),
        Math.sqrt(Math.min(most, variance + walkVariance)),
        best.speedKmPerSecond(),
        best.speedSdKmPerSecond(),
        best.relativePathError(),
        best.relativePathErrorSd(),
        now[tile].detectionProbability(),
        best.events());
  }

  private static double sq(double v) {
    return v * v;
  }

  private static boolean isNeighbour(Tile a, Tile b) {
    double side = 1.5 * a.sideKm();
    return Math.abs(a.westKm() - b.westKm()) < side && Math.abs(a.southKm() - b.southKm()) < side;
  }
}
