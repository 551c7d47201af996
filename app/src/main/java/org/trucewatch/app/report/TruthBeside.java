// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.report;

import java.util.List;
import java.util.Optional;
import org.trucewatch.app.replay.ReplayPlan.Truth;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Location.Region;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.GroundLine;

/**
 * How far a location is from where the event is known to have been. Looked at after the run, never by it.
 *
 * @param smallestRegion probability of the smallest region that holds the truth; empty where none does
 */
record TruthBeside(Truth truth, double distanceKilometers, Optional<Double> smallestRegion) {

  static TruthBeside of(Truth truth, Located located) {
    GeoPoint a = truth.place();
    double kilometers = GroundLine.geodesic(a, located.mean()).kilometers();
    Optional<Double> region = located.regions().stream()
        .filter(r -> holds(r, a))
        .map(Region::probability)
        .findFirst();
    return new TruthBeside(truth, kilometers, region);
  }

  /** Even-odd rule over all rings, so that holes need no care. */
  static boolean holds(Region region, GeoPoint point) {
    boolean inside = false;
    for (List<GeoPoint> ring : region.rings()) {
      for (int i = 0; i + 1 < ring.size(); i++) {
        if (crosses(ring.get(i), ring.get(i + 1), point)) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  private static boolean crosses(GeoPoint a, GeoPoint b, GeoPoint p) {
    double latitude = p.latitudeDegrees();
    if (a.latitudeDegrees() > latitude == b.latitudeDegrees() > latitude) {
      return false;
    }
    double part = (latitude - a.latitudeDegrees()) / (b.latitudeDegrees() - a.latitudeDegrees());
    return p.longitudeDegrees()
        < a.longitudeDegrees() + part * (b.longitudeDegrees() - a.longitudeDegrees());
  }
}
