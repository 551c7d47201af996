// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import java.util.List;

/** A piece of ground in the local plane. */
public sealed interface GroundArea {
  /** All within a radius. */
  record Disc(double eastKm, double northKm, double radiusKm) implements GroundArea {
    /** Checks the radius. */
    public Disc {
      if (!(radiusKm > 0 && radiusKm < 1000)) {
        throw new IllegalArgumentException(
            "radiusKm is " + radiusKm + ", expected more than 0 and less than 1000");
      }
    }
  }

  /** Corners in order, either way round, the first not repeated; sides must not cross. */
  record Polygon(List<Corner> corners) implements GroundArea {
    /** Most corners. */
    public static final int CORNERS_MAX = 10_000;

    /** Checks that it has an inside. */
    public Polygon {
      corners = List.copyOf(corners);
      if (corners.size() < 3 || corners.size() > CORNERS_MAX) {
        throw new IllegalArgumentException(
            "polygon has " + corners.size() + " corners, expected 3 to " + CORNERS_MAX);
      }
    }

    /** A corner. */
    public record Corner(double eastKm, double northKm) {}
  }
}
