// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.obligation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.trucewatch.assessment.control.GroundDistance;
import org.trucewatch.assessment.obligation.Plan.Deployment;
import org.trucewatch.assessment.obligation.Plan.ExclusionBand;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Whether an area or position of forces keeps clear of a band along the line of the day. The distance is the shortest one from
 * any part of the area to any part of the line, in a plane at the area's middle ({@link GroundDistance}: good to 0.5 % within 50
 * km of it). The map's uncertainty and the place's own error are both taken against either answer, so near the edge of a band
 * the answer is that it cannot be said.
 */
public final class DeploymentCheck {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** How it stands. */
  public enum Standing {
    CLEAR,
    INSIDE,
    CANNOT_BE_SAID
  }

  /**
   * The result.
   *
   * @param distanceMeters to the line; empty where there is no line or no place
   * @param errorMeters the map's uncertainty and the place's error together
   * @param why one sentence
   */
  public record Result(
      Deployment deployment,
      ExclusionBand band,
      Standing standing,
      Optional<Double> distanceMeters,
      double errorMeters,
      String why) {}

  private DeploymentCheck() {}

  /**
   * Checks one deployment.
   *
   * @param line of the day; empty where no map is recent enough
   */
  public static Result check(
      Deployment deployment, ExclusionBand band, Optional<LineOfContact> line) {
    if (line.isEmpty() || line.get().parts().isEmpty()) {
      return unknown(deployment, band, "no control map is recent enough to say where the line was");
    }
    if (deployment.corners().isEmpty()) {
      return unknown(deployment, band, "the place is not public");
    }
    double distance = distance(deployment.corners(), line.get());
    double error = deployment.errorMeters() + line.get().uncertaintyMeters();
    Standing standing = distance - error >= band.atLeastMeters()
        ? Standing.CLEAR
        : distance + error < band.atLeastMeters() ? Standing.INSIDE : Standing.CANNOT_BE_SAID;
    String why = String.format(
        Locale.ROOT,
        "%s from the line of %s, give or take %.1f km; the band is %.1f km",
        distance > ExclusionBand.METERS_MAX
            ? "more than 50 km"
            : String.format(Locale.ROOT, "%.1f km", distance / 1000),
        line.get().date(),
        error / 1000,
        band.atLeastMeters() / 1000);
    return new Result(deployment, band, standing, Optional.of(distance), error, why);
  }

  private static Result unknown(Deployment d, ExclusionBand b, String why) {
    return new Result(d, b, Standing.CANNOT_BE_SAID, Optional.empty(), 0, why);
  }

  /** Shortest distance in metres; 0 where the line runs through the area. */
  private static double distance(List<GeoPoint> corners, LineOfContact line) {
    var plane = new GroundDistance(middle(corners));
    Geometry area = area(plane, corners);
    double least = Double.POSITIVE_INFINITY;
    for (List<GeoPoint> part : line.parts()) {
      least = Math.min(least, area.distance(GEOMETRY.createLineString(flat(plane, part))));
    }
    return least;
  }

  private static Geometry area(GroundDistance plane, List<GeoPoint> corners) {
    Coordinate[] flat = flat(plane, corners);
    if (flat.length == 1) {
      return GEOMETRY.createPoint(flat[0]);
    }
    Coordinate[] ring = new Coordinate[flat.length + 1];
    System.arraycopy(flat, 0, ring, 0, flat.length);
    ring[flat.length] = flat[0];
    return GEOMETRY.createPolygon(ring);
  }

  private static Coordinate[] flat(GroundDistance plane, List<GeoPoint> points) {
    return points.stream()
        .map(p -> new Coordinate(plane.eastMeters(p), plane.northMeters(p)))
        .toArray(Coordinate[]::new);
  }

  private static GeoPoint middle(List<GeoPoint> corners) {
    double latitude = 0;
    double longitude = 0;
    for (GeoPoint c : corners) {
      latitude += c.latitudeDegrees() / corners.size();
      longitude += c.longitudeDegrees() / corners.size();
    }
    return GeoPoint.onEllipsoid(latitude, longitude);
  }
}
