// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Finds the line of contact in a control map that shows one side only.
 *
 * <p>The edge of such a map is more than the line: it runs along coasts and along borders behind which nobody is at
 * war in the map's terms. The line is that part of the outer edge of the map's largest area from which a step of
 * {@link #PROBE_METERS} outwards lands on opposing ground. Opposing ground is the other party's control map of that
 * day where there is one; otherwise the administrative areas given, less the ground of the map itself; where neither
 * is given, the whole outer edge of the largest area counts.
 *
 * <p>Smaller areas are patches apart from the main body, such as raids across a border or a spit of land. {@link
 * #everyEdge} keeps them, so that a count can be given with and without.
 */
public final class LineFinder {
  /**
   * How far outwards to look, m. At the lower end of the error that such maps are credited with (1 to 5 km) and wide
   * enough to cross a river.
   */
  static final double PROBE_METERS = 3_000;

  /**
   * Between two facing stretches of one ring a gap up to this long along the edge is line too, m: where the edge bends
   * inwards, a step outwards may land on own ground.
   */
  static final double GAP_METERS_MAX = 10_000;

  /**
   * A stretch shorter than this share of the ring's longest is not line: coasts and borders drawn differently in two
   * sources leave slivers. On the map of 2026-04-10 slivers have up to 15 km, the line more than 1,000 km.
   */
  static final double PART_SHARE_MIN = 0.05;

  private final Optional<Ground> regions;

  /** @param regions the administrative areas of the ground in question, in any order, or none */
  public LineFinder(List<AdministrativeArea> regions) {
    this.regions = regions.isEmpty() ? Optional.empty() : Optional.of(Ground.ofRegions(regions));
  }

  /** The line by the outer edge of the largest area alone. */
  public LineOfContact mainLine(ControlMap map, Optional<ControlMap> otherSide) {
    return map.areas().stream()
        .reduce((a, b) -> Ground.roughArea(b) > Ground.roughArea(a) ? b : a)
        .map(largest -> line(map, List.of(largest), otherSide))
        .orElseGet(() -> line(map, List.of(), otherSide));
  }

  /** The line by the outer edges of all areas. */
  public LineOfContact everyEdge(ControlMap map, Optional<ControlMap> otherSide) {
    return line(map, map.areas(), otherSide);
  }

  private LineOfContact line(
      ControlMap map, List<ControlMap.Area> areas, Optional<ControlMap> otherSide) {
    Ground own = Ground.ofAreas(map.areas());
    Optional<Ground> opposing = otherSide.map(m -> Ground.ofAreas(m.areas())).or(() -> regions);
    List<List<GeoPoint>> parts = new ArrayList<>();
    for (ControlMap.Area area : areas) {
      parts.addAll(facing(area.exterior(), own, opposing));
    }
    double lengthM = 0;
    for (List<GeoPoint> part : parts) {
      lengthM += RingEdge.lengthMeters(part);
    }
    return new LineOfContact(map.date(), parts, lengthM, map.uncertaintyMeters());
  }

  private static List<List<GeoPoint>> facing(
      List<GeoPoint> ring, Ground own, Optional<Ground> opposing) {
    if (opposing.isEmpty()) {
      return List.of(ring);
    }
    var edge = new RingEdge(ring);
    for (int i = 0; i < edge.segments(); i++) {
      if (faces(ring.get(i), ring.get(i + 1), own, opposing.get())) {
        edge.mark(i);
      }
    }
    edge.closeGaps(GAP_METERS_MAX);
    return edge.parts(PART_SHARE_MIN);
  }

  /** Tries both sides of the segment's middle, so that the sense in which rings are drawn does not matter. */
  private static boolean faces(GeoPoint a, GeoPoint b, Ground own, Ground opposing) {
    GeoPoint middle = GeoPoint.onEllipsoid(
        (a.latitudeDegrees() + b.latitudeDegrees()) / 2,
        (a.longitudeDegrees() + b.longitudeDegrees()) / 2);
    var metric = new GroundDistance(middle);
    double east = metric.eastMeters(b) - metric.eastMeters(a);
    double north = metric.northMeters(b) - metric.northMeters(a);
    double length = StrictMath.hypot(east, north);
    if (!(length > 0)) {
      return false;
    }
    double e = -north / length * PROBE_METERS;
    double n = east / length * PROBE_METERS;
    return opposes(metric.offset(e, n), own, opposing)
        || opposes(metric.offset(-e, -n), own, opposing);
  }

  private static boolean opposes(GeoPoint point, Ground own, Ground opposing) {
    return !own.holds(point) && opposing.holds(point);
  }

  /** Metres between two points less than about 50 km apart. */
  public static double distanceMeters(GeoPoint a, GeoPoint b) {
    return new GroundDistance(a).to(b);
  }

  /** Metres from a point to a line; infinite where the line has no parts. */
  public static double distanceMeters(GeoPoint point, LineOfContact line) {
    var metric = new GroundDistance(point);
    double least = Double.POSITIVE_INFINITY;
    for (List<GeoPoint> part : line.parts()) {
      for (int i = 0; i + 1 < part.size(); i++) {
        least = StrictMath.min(least, metric.toSegment(part.get(i), part.get(i + 1)));
      }
    }
    return least;
  }
}
