// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.Optional;
import org.trucewatch.domain.quantity.Symmetric2;

/** Where a fire may have come from, as one body of evidence says: always an area. Kilometres in the line's plane. */
public sealed interface Origin {
  /** A launch was located, or a track leads back to it. */
  record Place(double eastKilometers, double northKilometers, Symmetric2 covariance)
      implements Origin {}

  /**
   * Within reach of the burst: a ring, or a sector of it.
   *
   * @param eastKilometers of the burst
   * @param northKilometers of the burst
   * @param covariance of the burst's place
   * @param nearKilometers least range of the classes it may have been
   * @param farKilometers greatest
   * @param direction towards the origin, where a bearing or a crater tells
   */
  record Reach(
      double eastKilometers,
      double northKilometers,
      Symmetric2 covariance,
      double nearKilometers,
      double farKilometers,
      Optional<Direction> direction)
      implements Origin {}

  /** Clockwise from north, radians, and one standard deviation. */
  record Direction(double azimuthRadians, double sdRadians) {}
}
