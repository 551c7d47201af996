// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.assessment.control.GroundDistance;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.quantity.GeoPoint;

/** Says where something is in terms of the gazetteer, in its spelling: people know places, not coordinates. */
final class NearestPlace {
  /** Farther away a name would say nothing, and the plane's distances no longer hold. */
  private static final double DISTANCE_METERS_MAX = 50_000;

  private static final List<String> OCTANTS = List.of(
      "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west");

  private final List<Sourced<Place>> places;

  NearestPlace(List<Sourced<Place>> places) {
    this.places = List.copyOf(places);
  }

  /** As in "12 km north-east of A", and the leaf of the gazetteer; empty where no place is near. */
  Optional<Sourced<String>> find(GeoPoint point) {
    GroundDistance metric = new GroundDistance(point);
    return places.stream()
        .filter(p -> metric.to(p.value().position()) <= DISTANCE_METERS_MAX)
        .min(
            Comparator.comparingDouble((Sourced<Place> p) -> metric.to(p.value().position()))
                .thenComparing(p -> p.value().name()))
        .map(p -> new Sourced<>(phrase(metric, p.value()), p.leaf()));
  }

  private static String phrase(GroundDistance metric, Place place) {
    // The place seen from the point, turned round: the point seen from the place.
    double east = -metric.eastMeters(place.position());
    double north = -metric.northMeters(place.position());
    double turns = StrictMath.atan2(east, north) / (2 * StrictMath.PI) + 1;
    String octant = OCTANTS.get((int) StrictMath.rint(turns * OCTANTS.size()) % OCTANTS.size());
    double kilometers = metric.to(place.position()) / 1_000;
    return String.format(Locale.ROOT, "%.0f km %s of %s", kilometers, octant, place.name());
  }
}
