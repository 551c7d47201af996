// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/**
 * How the control maps of an agreement are to be read.
 *
 * @param areasOf id of the party whose control the polygons show
 * @param otherSide id of the party on the other side of their edge
 * @param source who assesses them
 * @param uncertaintyLeastMeters smallest error credited to the edge
 * @param uncertaintyMostMeters largest error credited to the edge
 * @param corridorMeters observations nearer to the line than this bear on the obligations on the ground
 * @param ageDaysMost an older map does not show the line of the day
 */
public record ControlConvention(
    String areasOf,
    String otherSide,
    String source,
    double uncertaintyLeastMeters,
    double uncertaintyMostMeters,
    double corridorMeters,
    int ageDaysMost) {
  public ControlConvention {
    if (!(0 <= uncertaintyLeastMeters && uncertaintyLeastMeters <= uncertaintyMostMeters)) {
      throw new IllegalArgumentException("control uncertainty runs from " + uncertaintyLeastMeters
          + " m to " + uncertaintyMostMeters + " m, expected 0 <= least <= most");
    }
    if (!(corridorMeters > 0 && corridorMeters <= 1e6)) {
      throw new IllegalArgumentException(
          "corridor is " + corridorMeters + " m wide, expected above 0, at most 1e6");
    }
    if (ageDaysMost < 0) {
      throw new IllegalArgumentException("ageDaysMost is " + ageDaysMost + ", expected 0 or more");
    }
  }
}
