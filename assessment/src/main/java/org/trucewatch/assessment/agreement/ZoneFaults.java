// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.trucewatch.assessment.agreement.LintFault.Rule;
import org.trucewatch.assessment.agreement.Zone.Band;
import org.trucewatch.assessment.agreement.Zone.Corner;

/** Zones that overlap with equal priority, cross themselves, or leave the agreement's map. */
final class ZoneFaults {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private ZoneFaults() {}

  static List<LintFault> of(Terms terms) {
    List<LintFault> faults = new ArrayList<>();
    List<Zone> zones = terms.zones();
    for (int i = 0; i < zones.size(); i++) {
      offMap(terms, zones.get(i), faults);
      for (int j = 0; j < i; j++) {
        if (zones.get(i).priority() == zones.get(j).priority()
            && overlap(zones.get(j), zones.get(i))) {
          faults.add(fault(
              Rule.ZONE_OVERLAP,
              zones.get(i),
              "overlaps zone " + zones.get(j).zoneId() + ", both with priority "
                  + zones.get(i).priority(),
              "zones apart, or different priorities",
              "Say which rules where both lie."));
        }
      }
    }
    return faults;
  }

  private static LintFault fault(
      Rule rule, Zone zone, String what, String expected, String remedy) {
    return new LintFault(
        rule,
        zone.provenance().file(),
        zone.provenance().line(),
        "zone " + zone.zoneId() + " " + what,
        expected,
        remedy);
  }

  private static void offMap(Terms terms, Zone zone, List<LintFault> faults) {
    for (Corner c : zone.ring()) {
      boolean on = terms.preamble().areas().stream()
          .anyMatch(a -> a.contains(c.latitudeDegrees(), c.longitudeDegrees()));
      if (!on && !terms.preamble().areas().isEmpty()) {
        faults.add(fault(
            Rule.ZONE_OFF_MAP,
            zone,
            "has a corner at " + c.latitudeDegrees() + ", " + c.longitudeDegrees()
                + ", outside the agreement's areas",
            "latitude, longitude inside them",
            "Look for exchanged coordinates."));
      }
    }
    if (!zone.ring().isEmpty() && !polygon(zone).isValid()) {
      faults.add(fault(
          Rule.ZONE_OVERLAP,
          zone,
          "crosses itself",
          "corners in order around it",
          "Order the corners."));
    }
  }

  private static boolean overlap(Zone a, Zone b) {
    if (a.band().isPresent() && b.band().isPresent()) {
      Band p = a.band().get();
      Band q = b.band().get();
      return p.lineId().equals(q.lineId())
          && p.nearMeters() < q.farMeters()
          && q.nearMeters() < p.farMeters();
    }
    if (a.ring().isEmpty() || b.ring().isEmpty()) {
      return false;
    }
    Polygon p = polygon(a);
    Polygon q = polygon(b);
    return p.isValid() && q.isValid() && p.intersects(q) && p.intersection(q).getArea() > 0;
  }

  private static Polygon polygon(Zone zone) {
    List<Coordinate> corners = new ArrayList<>();
    zone.ring()
        .forEach(c -> corners.add(new Coordinate(c.longitudeDegrees(), c.latitudeDegrees())));
    corners.add(corners.getFirst());
    return FACTORY.createPolygon(corners.toArray(Coordinate[]::new));
  }
}
