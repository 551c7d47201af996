// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.Instant;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;

/** What a locator found. Geometry that cannot be solved is an answer, not an exception. */
public sealed interface Location {
  /**
   * @param mean mean of the posterior
   * @param covarianceKilometers2 of the posterior, in the tangent plane at the mean, km², east before north
   * @param occurredAt mean of the origin time's posterior
   * @param occurredAtErrorSeconds 1-sigma
   * @param regions highest-density regions, smallest first
   * @param cells the posterior itself where the locator has it, densest first; their mass is that of the largest region or
   *     more, never above 1. Attribution integrates it; it is not for release
   */
  record Located(
      GeoPoint mean,
      Symmetric2 covarianceKilometers2,
      Instant occurredAt,
      double occurredAtErrorSeconds,
      List<Region> regions,
      List<Cell> cells)
      implements Location {
    public Located {
      regions = List.copyOf(regions);
      cells = List.copyOf(cells);
    }

    /** A location whose posterior is not kept cell by cell. */
    public Located(
        GeoPoint mean,
        Symmetric2 covarianceKilometers2,
        Instant occurredAt,
        double occurredAtErrorSeconds,
        List<Region> regions) {
      this(mean, covarianceKilometers2, occurredAt, occurredAtErrorSeconds, regions, List.of());
    }
  }

  /**
   * A piece of the posterior.
   *
   * @param center its middle
   * @param areaKilometers2 its area, the same for all cells of one location
   * @param probability mass inside, 0 to 1
   */
  record Cell(GeoPoint center, double areaKilometers2, double probability) {}

  /** No honest location exists; the reason is for people to read. */
  record NotLocatable(String reason) implements Location {}

  /**
   * A highest-density region of the posterior.
   *
   * @param probability mass inside, 0 to 1
   * @param areaKilometers2 its area
   * @param rings closed rings, exterior counter-clockwise, holes clockwise
   */
  record Region(double probability, double areaKilometers2, List<List<GeoPoint>> rings) {
    public Region {
      rings = rings.stream().map(List::copyOf).toList();
    }
  }
}
