// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import org.trucewatch.domain.quantity.GeoPoint;

/**
 * A place that is hot on quiet days too, such as a steel works.
 *
 * @param name for people
 * @param centre middle of the place
 * @param radiusMeters thermal anomalies nearer than this are put down to it
 * @param source how it is known
 */
public record PersistentHeatSource(
    String name, GeoPoint centre, double radiusMeters, String source) {
  public PersistentHeatSource {
    if (!(radiusMeters > 0 && radiusMeters <= 50_000)) {
      throw new IllegalArgumentException(
          "radiusMeters is " + radiusMeters + ", expected above 0, at most 50000");
    }
  }
}
