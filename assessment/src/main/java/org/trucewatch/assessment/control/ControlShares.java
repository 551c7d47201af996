// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * How much of a region each of two parties' maps of a day shows as held, how much both claim, and how much neither. Two maps need not
 * fit together: an overlap and a gap are told and nothing is given to either side.
 *
 * <p>Areas are on a sphere, by Lambert's cylindrical projection, which keeps them; edges count as straight in it, which is right
 * within 0.1 % for edges up to 50 km. The flattening of the Earth changes areas by up to 0.5 %, shares by less.
 */
public final class ControlShares {
  /** Mean radius of WGS 84, Moritz 2000, km. */
  private static final double EARTH_RADIUS_KILOMETERS = 6_371.0088;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private ControlShares() {}

  /**
   * Square kilometres.
   *
   * @param region of the region
   * @param first held by the first map's party alone
   * @param second held by the second map's party alone
   * @param overlap that both maps show as held
   * @param gap that neither does
   */
  public record Shares(double region, double first, double second, double overlap, double gap) {
    /** Share of the region that the first map's party alone holds, 0 to 1. */
    public double firstShare() {
      return first / region;
    }

    /** Likewise of the second. */
    public double secondShare() {
      return second / region;
    }
  }

  /** No ground. */
  static final Geometry NOTHING = FACTORY.createPolygon();

  /** Of two maps of one day. */
  public static Shares of(AdministrativeArea region, ControlMap first, ControlMap second) {
    return of(
        ground(region), MeasuredMap.of(first).ground(), MeasuredMap.of(second).ground());
  }

  /** Of ground that was measured before. */
  static Shares of(Geometry region, Geometry first, Geometry second) {
    Geometry a = common(region, first);
    Geometry b = common(region, second);
    double both = common(a, b).getArea();
    double either = union(a, b).getArea();
    return new Shares(
        region.getArea(),
        a.getArea() - both,
        b.getArea() - both,
        both,
        Math.max(0, region.getArea() - either));
  }

  /** All of a region. */
  static Geometry ground(AdministrativeArea region) {
    return union(region.rings().stream().map(ControlShares::polygon).toList());
  }

  static Geometry common(Geometry a, Geometry b) {
    return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
        ? overlay(a, b, OverlayNG.INTERSECTION)
        : NOTHING;
  }

  static Geometry union(Geometry a, Geometry b) {
    return overlay(a, b, OverlayNG.UNION);
  }

  static Geometry without(Geometry a, Geometry b) {
    return overlay(a, b, OverlayNG.DIFFERENCE);
  }

  /** Without its holes. */
  static Geometry filled(Geometry ground) {
    Geometry sum = NOTHING;
    for (int i = 0; i < ground.getNumGeometries(); i++) {
      if (ground.getGeometryN(i) instanceof Polygon p) {
        sum = union(sum, FACTORY.createPolygon(p.getExteriorRing().getCoordinates()));
      }
    }
    return sum;
  }

  /** Where a point of the plane lies. */
  static GeoPoint place(Coordinate c) {
    return GeoPoint.onEllipsoid(
        StrictMath.toDegrees(StrictMath.asin(c.y / EARTH_RADIUS_KILOMETERS)),
        StrictMath.toDegrees(c.x / EARTH_RADIUS_KILOMETERS));
  }

  private static Geometry overlay(Geometry a, Geometry b, int operation) {
    return OverlayNGRobust.overlay(a, b, operation);
  }

  static Geometry union(List<Geometry> parts) {
    Geometry sum = NOTHING;
    for (Geometry part : parts) {
      sum = union(sum, part);
    }
    return sum;
  }

  static Geometry polygon(ControlMap.Area area) {
    Geometry ground = polygon(area.exterior());
    for (List<GeoPoint> hole : area.holes()) {
      ground = without(ground, polygon(hole));
    }
    return ground;
  }

  private static Geometry polygon(List<GeoPoint> ring) {
    return FACTORY.createPolygon(ring.stream()
        .map(p -> new Coordinate(
            EARTH_RADIUS_KILOMETERS * StrictMath.toRadians(p.longitudeDegrees()),
            EARTH_RADIUS_KILOMETERS * StrictMath.sin(StrictMath.toRadians(p.latitudeDegrees()))))
        .toArray(Coordinate[]::new));
  }
}
