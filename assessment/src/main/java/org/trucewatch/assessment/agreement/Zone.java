// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;
import java.util.Optional;

/**
 * An area of an agreement.
 *
 * @param zoneId stable
 * @param title for people
 * @param priority where zones overlap, the greater one rules
 * @param ring corners in order, degrees; empty for a band
 * @param band strip along a reference line; empty for a ring
 * @param provenance where that was read
 */
public record Zone(
    String zoneId,
    String title,
    int priority,
    List<Corner> ring,
    Optional<Band> band,
    Provenance provenance) {
  /** Most corners of one zone. */
  public static final int CORNERS_MAX = 10_000;

  /** A corner in degrees. */
  public record Corner(double latitudeDegrees, double longitudeDegrees) {}

  /**
   * A strip along a reference line, on the side of the party whose line it is.
   *
   * @param lineId the line
   * @param nearMeters nearest distance from it
   * @param farMeters farthest distance from it
   */
  public record Band(String lineId, double nearMeters, double farMeters) {
    public Band {
      if (!(0 <= nearMeters && nearMeters < farMeters && farMeters <= 1e6)) {
        throw new IllegalArgumentException("band runs from " + nearMeters + " m to " + farMeters
            + " m, expected 0 <= near < far <= 1e6");
      }
    }
  }

  public Zone {
    ring = List.copyOf(ring);
    if (ring.isEmpty() == band.isEmpty()
        || !ring.isEmpty() && ring.size() < 3
        || ring.size() > CORNERS_MAX) {
      throw new IllegalArgumentException("zone " + zoneId + " has " + ring.size() + " corners and "
          + (band.isPresent() ? "a band" : "no band")
          + ", expected 3 to " + CORNERS_MAX + " corners or a band");
    }
  }
}
