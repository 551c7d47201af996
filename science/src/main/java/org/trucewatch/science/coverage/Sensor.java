// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * One sensor of a network, in a local plane.
 *
 * @param id name
 * @param kind what it is
 * @param eastKm x
 * @param northKm y
 * @param owner who hosts it, empty where not known
 * @param facingRadians middle of a radar's sector, clockwise from north; NaN for all round
 */
public record Sensor(
    String id, SensorKind kind, double eastKm, double northKm, String owner, double facingRadians) {
  /** Farthest coordinate that is still a plane. */
  public static final double COORDINATE_KM_MAX = 20_000;

  /** Checks that the place is finite. */
  public Sensor {
    if (!(Math.abs(eastKm) <= COORDINATE_KM_MAX && Math.abs(northKm) <= COORDINATE_KM_MAX)) {
      throw new IllegalArgumentException("sensor " + id + " is at " + eastKm + ", " + northKm
          + " km, expected within " + COORDINATE_KM_MAX);
    }
  }

  /** One that looks all round. */
  public static Sensor allRound(
      String id, SensorKind kind, double eastKm, double northKm, String owner) {
    return new Sensor(id, kind, eastKm, northKm, owner, Double.NaN);
  }
}
