// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.sensortable;

import org.trucewatch.domain.quantity.GeoPoint;

/** How a file says where. */
public sealed interface TablePlace {
  /**
   * In a flat plane, whose origin only the file's author knows.
   *
   * @param xKilometers east
   * @param yKilometers north
   */
  record OnPlane(double xKilometers, double yKilometers) implements TablePlace {}

  /**
   * On the Earth.
   *
   * @param point on the ellipsoid
   */
  record OnEarth(GeoPoint point) implements TablePlace {}
}
