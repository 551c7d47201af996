// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.quantity.GeoPoint;

/** Polygons that a point may lie on, in longitude and latitude. */
final class Ground {
  private final List<Indexed> polygons;

  private Ground(List<Polygon> polygons) {
    this.polygons = polygons.stream().map(Indexed::new).toList();
  }

  /** A polygon, its box for the quick no, and its index for the exact answer. */
  private record Indexed(Envelope box, IndexedPointInAreaLocator locator) {
    Indexed(Polygon polygon) {
      this(polygon.getEnvelopeInternal(), new IndexedPointInAreaLocator(polygon));
    }

    boolean holds(Coordinate at) {
      return box.covers(at) && locator.locate(at) != Location.EXTERIOR;
    }
  }

  static Ground ofAreas(List<ControlMap.Area> areas) {
    return new Ground(areas.stream().map(Ground::polygon).toList());
  }

  /** Parts of a region may be listed in any order, so each of its rings counts as ground. */
  static Ground ofRegions(List<AdministrativeArea> regions) {
    var factory = new GeometryFactory();
    List<Polygon> polygons = new ArrayList<>();
    for (AdministrativeArea region : regions) {
      for (List<GeoPoint> ring : region.rings()) {
        polygons.add(factory.createPolygon(ring(factory, ring)));
      }
    }
    return new Ground(polygons);
  }

  boolean holds(GeoPoint point) {
    var at = new Coordinate(point.longitudeDegrees(), point.latitudeDegrees());
    for (Indexed polygon : polygons) {
      if (polygon.holds(at)) {
        return true;
      }
    }
    return false;
  }

  /** Area in the plane of the point's own metric; good for telling the largest, not for publication. */
  static double roughArea(ControlMap.Area area) {
    double cosine =
        StrictMath.cos(StrictMath.toRadians(area.exterior().getFirst().latitudeDegrees()));
    return polygon(area).getArea() * cosine;
  }

  private static Polygon polygon(ControlMap.Area area) {
    var factory = new GeometryFactory();
    LinearRing[] holes =
        area.holes().stream().map(h -> ring(factory, h)).toArray(LinearRing[]::new);
    return factory.createPolygon(ring(factory, area.exterior()), holes);
  }

  private static LinearRing ring(GeometryFactory factory, List<GeoPoint> points) {
    return factory.createLinearRing(points.stream()
        .map(p -> new Coordinate(p.longitudeDegrees(), p.latitudeDegrees()))
        .toArray(Coordinate[]::new));
  }
}
