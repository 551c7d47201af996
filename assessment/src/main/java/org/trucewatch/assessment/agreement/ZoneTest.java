// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ObservedAct.Place;
import org.trucewatch.assessment.agreement.Zone.Band;
import org.trucewatch.assessment.agreement.Zone.Corner;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.condition.Truth;

/**
 * Whether an act lies in a zone. A place whose error reaches over the zone's edge is in neither. Distances are on a plane
 * that touches the Earth at the place: right within 0.1 % up to 100 km from it, which is far beyond any place's error.
 */
final class ZoneTest {
  /** Mean radius of WGS 84, Moritz 2000. */
  private static final double EARTH_RADIUS_METERS = 6_371_008.8;

  private ZoneTest() {}

  static Explanation explain(
      Zone zone, List<ReferenceLine> lines, Optional<Place> place, Facts facts) {
    String text = "it lies in " + zone.title();
    if (zone.band().isPresent()) {
      return band(text, zone.band().get(), lines, facts);
    }
    if (place.isEmpty()) {
      return new Leaf(text, Truth.UNKNOWN, "the place is not established", List.of());
    }
    double edge = edgeMeters(zone.ring(), place.get());
    Truth truth = edge < place.get().errorMeters()
        ? Truth.UNKNOWN
        : Truth.of(inside(zone.ring(), place.get()));
    String why = String.format(
        Locale.ROOT,
        "it lies %.0f m from the edge, known within %.0f m",
        edge,
        place.get().errorMeters());
    return new Leaf(text, truth, why, List.of());
  }

  private static Leaf band(String text, Band band, List<ReferenceLine> lines, Facts facts) {
    String name = lines.stream()
        .filter(l -> l.lineId().equals(band.lineId()))
        .findFirst()
        .map(ReferenceLine::distanceFact)
        .orElse("");
    Optional<FactValue> value = facts.find(name);
    if (value.isEmpty()) {
      return new Leaf(text, Truth.UNKNOWN, facts.whyUnknown(name), List.of(name));
    }
    List<Boolean> ends = value.get().ends().stream()
        .map(e -> e instanceof Double d && band.nearMeters() <= d && d < band.farMeters())
        .distinct()
        .toList();
    Truth truth = ends.size() == 1 ? Truth.of(ends.getFirst()) : Truth.UNKNOWN;
    return new Leaf(text, truth, name + " is " + value.get().shown() + " m", List.of(name));
  }

  /** Even-odd rule. */
  private static boolean inside(List<Corner> ring, Place p) {
    boolean inside = false;
    for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      Corner a = ring.get(i);
      Corner b = ring.get(j);
      if (a.latitudeDegrees() > p.latitudeDegrees() != b.latitudeDegrees() > p.latitudeDegrees()
          && p.longitudeDegrees()
              < (b.longitudeDegrees() - a.longitudeDegrees())
                      * (p.latitudeDegrees() - a.latitudeDegrees())
                      / (b.latitudeDegrees() - a.latitudeDegrees())
                  + a.longitudeDegrees()) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static double edgeMeters(List<Corner> ring, Place p) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      least = Math.min(least, segmentMeters(ring.get(j), ring.get(i), p));
    }
    return least;
  }

  private static double segmentMeters(Corner a, Corner b, Place p) {
    double scale = StrictMath.cos(Math.toRadians(p.latitudeDegrees()));
    double ax = Math.toRadians(a.longitudeDegrees() - p.longitudeDegrees()) * scale;
    double ay = Math.toRadians(a.latitudeDegrees() - p.latitudeDegrees());
    double dx = Math.toRadians(b.longitudeDegrees() - a.longitudeDegrees()) * scale;
    double dy = Math.toRadians(b.latitudeDegrees() - a.latitudeDegrees());
    double square = dx * dx + dy * dy;
    double t = square == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / square, 0, 1);
    double x = ax + t * dx;
    double y = ay + t * dy;
    return EARTH_RADIUS_METERS * Math.sqrt(x * x + y * y);
  }
}
