// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.coverage.LineTrace;
import org.trucewatch.science.coverage.PlanePoint;
import org.trucewatch.science.coverage.Region;
import org.trucewatch.science.coverage.Sensor;
import org.trucewatch.science.location.GeodesicPlane;

/**
 * What a plan is about.
 *
 * @param title one line
 * @param sensors the network; empty before a placement
 * @param region the ground
 * @param line of contact, where there is one
 * @param plane of the coordinates; empty for a plane of unknown origin
 * @param notices what was odd about the input
 */
record PlanScene(
    String title,
    List<Sensor> sensors,
    Region region,
    Optional<LineTrace> line,
    Optional<GeodesicPlane> plane,
    List<String> notices) {
  PlanScene {
    sensors = List.copyOf(sensors);
    notices = List.copyOf(notices);
  }

  PlanScene with(List<Sensor> others) {
    return new PlanScene(title, others, region, line, plane, notices);
  }

  /** Names of the two columns of a place. */
  String columns() {
    return plane.isPresent() ? "latitude_deg,longitude_deg" : "x_km,y_km";
  }

  /** The two numbers of a place, in the order of {@link #columns}. */
  double[] shown(double eastKm, double northKm) {
    return plane
        .map(p -> {
          GeoPoint at = p.point(eastKm, northKm);
          return new double[] {at.latitudeDegrees(), at.longitudeDegrees()};
        })
        .orElse(new double[] {eastKm, northKm});
  }

  double areaKm2(List<PlanePoint> cells, double cellKm) {
    Region.Box box = region.box();
    int columns = (int) Math.max(1, Math.rint(box.width() / cellKm));
    int rows = (int) Math.max(1, Math.rint(box.height() / cellKm));
    return cells.size() * (box.width() / columns) * (box.height() / rows);
  }
}
