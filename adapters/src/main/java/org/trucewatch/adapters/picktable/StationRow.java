// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import org.trucewatch.domain.quantity.GeoPoint;

/**
 * One station as its file lists it.
 *
 * @param line of the file, the header being 1
 * @param id the network's code, a dot and the station's; the station's alone where the file has no networks
 * @param owner who runs it: the column {@code owner}, else the network; empty where the file says neither
 * @param place where it stands
 * @param elevationMeters above sea level; 0 where the file does not say
 */
public record StationRow(int line, String id, String owner, Place place, double elevationMeters) {
  /** How the file says where. */
  public sealed interface Place {}

  /**
   * In a flat plane, whose origin only the file's author knows.
   *
   * @param xKilometers east
   * @param yKilometers north
   */
  public record OnPlane(double xKilometers, double yKilometers) implements Place {}

  /**
   * On the Earth.
   *
   * @param point on the ellipsoid
   */
  public record OnEarth(GeoPoint point) implements Place {}
}
