// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * One node of a network, in a local plane (x east, y north, z up; kilometres).
 *
 * @param id      name, unique in the network
 * @param owner   who runs it; empty where not known
 * @param eastKm  x in the local plane
 * @param northKm y in the local plane
 * @param upKm    height above the plane's datum, 0 where not known
 */
public record NetworkStation(String id, String owner, double eastKm, double northKm, double upKm) {
  /** Farthest coordinate that is still a local plane: beyond it the Earth's curvature is not small. */
  public static final double COORDINATE_KM_MAX = 20_000;

  /** Checks that the place is finite. */
  public NetworkStation {
    requirePlace(id, "eastKm", eastKm);
    requirePlace(id, "northKm", northKm);
    requirePlace(id, "upKm", upKm);
  }

  private static void requirePlace(String id, String name, double value) {
    // Negated so that NaN fails too.
    if (!(Math.abs(value) <= COORDINATE_KM_MAX)) {
      throw new IllegalArgumentException("station " + id + ": " + name + " is " + value
          + " km, expected -" + COORDINATE_KM_MAX + " to " + COORDINATE_KM_MAX);
    }
  }
}
