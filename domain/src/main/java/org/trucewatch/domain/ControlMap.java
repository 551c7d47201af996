// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.LocalDate;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * The ground that one party controlled on one day, as somebody assessed it.
 *
 * @param date day of the snapshot
 * @param partyId whose control the areas show
 * @param source who assessed it
 * @param uncertaintyMeters how far the edge may be off, the largest error the source is credited with
 * @param areas without overlap
 */
public record ControlMap(
    LocalDate date, String partyId, String source, double uncertaintyMeters, List<Area> areas) {
  public ControlMap {
    areas = List.copyOf(areas);
    if (!(uncertaintyMeters >= 0 && uncertaintyMeters <= 1e6)) {
      throw new IllegalArgumentException(
          "uncertaintyMeters is " + uncertaintyMeters + ", expected 0 to 1e6");
    }
  }

  /**
   * One connected area. Rings are closed: the last point repeats the first.
   *
   * @param exterior outer edge, at least 4 points
   * @param holes edges of what is not part of it
   */
  public record Area(List<GeoPoint> exterior, List<List<GeoPoint>> holes) {
    /** A triangle, closed. */
    public static final int RING_POINTS_MIN = 4;

    public Area {
      exterior = List.copyOf(exterior);
      holes = holes.stream().map(List::copyOf).toList();
      if (exterior.size() < RING_POINTS_MIN) {
        throw new IllegalArgumentException(
            "ring has " + exterior.size() + " points, expected at least " + RING_POINTS_MIN);
      }
    }
  }
}
