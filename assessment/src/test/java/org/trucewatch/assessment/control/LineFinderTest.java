// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.quantity.GeoPoint;

class LineFinderTest {
  private static final LocalDate DAY = LocalDate.of(2031, 4, 10);

  /** About 79 km of a degree of longitude at 45 N, 111 km of a degree of latitude. */
  private static final double DEGREE_NORTH_METERS = 111_132;

  /** A box whose sides are cut into pieces of a tenth of a degree. */
  private static List<GeoPoint> box(double west, double south, double east, double north) {
    List<GeoPoint> ring = new ArrayList<>();
    side(ring, west, south, east, south);
    side(ring, east, south, east, north);
    side(ring, east, north, west, north);
    side(ring, west, north, west, south);
    ring.add(ring.getFirst());
    return ring;
  }

  private static void side(List<GeoPoint> ring, double x0, double y0, double x1, double y1) {
    long pieces = Math.round(10 * (Math.abs(x1 - x0) + Math.abs(y1 - y0)));
    for (int i = 0; i < pieces; i++) {
      double t = i / (double) pieces;
      ring.add(GeoPoint.onEllipsoid(y0 + t * (y1 - y0), x0 + t * (x1 - x0)));
    }
  }

  private static ControlMap map(String party, List<List<GeoPoint>> rings) {
    return new ControlMap(
        DAY,
        party,
        "a map",
        5_000,
        rings.stream().map(r -> new ControlMap.Area(r, List.of())).toList());
  }

  private static AdministrativeArea region(List<GeoPoint> ring) {
    return new AdministrativeArea("X-1", "region", List.of(ring));
  }

  @Test
  void onlyTheEdgeInsideTheRegionIsLine() {
    // The area fills the region's east; its northern, eastern and southern edges are the region's
    // own.
    var finder = new LineFinder(List.of(region(box(10, 45, 14, 46))));
    LineOfContact line = finder.mainLine(map("A", List.of(box(12, 45, 14, 46))), Optional.empty());
    assertThat(line.parts()).hasSize(1);
    assertThat(line.lengthMeters()).isCloseTo(DEGREE_NORTH_METERS, within(500.0));
    assertThat(line.parts().getFirst()).allMatch(p -> p.longitudeDegrees() == 12);
  }

  @Test
  void whereTheRingBeginsAndHowItTurnsDoNotMatter() {
    var finder = new LineFinder(List.of(region(box(10, 45, 14, 46))));
    List<GeoPoint> open = box(12, 45, 14, 46);
    open.removeLast();
    for (int turn = 0; turn < open.size(); turn += 7) {
      List<GeoPoint> ring = new ArrayList<>(open);
      Collections.rotate(ring, turn);
      ring.add(ring.getFirst());
      LineOfContact line = finder.mainLine(map("A", List.of(ring.reversed())), Optional.empty());
      assertThat(line.parts()).as("turned by %d", turn).hasSize(1);
      assertThat(line.lengthMeters()).isCloseTo(DEGREE_NORTH_METERS, within(500.0));
    }
  }

  @Test
  void theOtherSidesMapDecidesWhereThereIsOne() {
    var finder = new LineFinder(List.of());
    ControlMap other = map("B", List.of(box(10, 45, 12, 46)));
    LineOfContact line =
        finder.mainLine(map("A", List.of(box(12, 45, 14, 46))), Optional.of(other));
    assertThat(line.lengthMeters()).isCloseTo(DEGREE_NORTH_METERS, within(500.0));
  }

  @Test
  void withoutOpposingGroundTheWholeEdgeCounts() {
    LineOfContact line = new LineFinder(List.of())
        .mainLine(map("A", List.of(box(12, 45, 14, 46))), Optional.empty());
    assertThat(line.lengthMeters()).isGreaterThan(4 * DEGREE_NORTH_METERS);
  }

  @Test
  void patchesCountOnlyWhenEveryEdgeIsAskedFor() {
    var finder = new LineFinder(List.of(region(box(10, 45, 14, 46))));
    ControlMap map = map("A", List.of(box(12, 45, 14, 46), box(10.4, 45.4, 10.8, 45.8)));
    GeoPoint byThePatch = GeoPoint.onEllipsoid(45.6, 10.85);
    assertThat(LineFinder.distanceMeters(byThePatch, finder.mainLine(map, Optional.empty())))
        .isGreaterThan(80_000);
    assertThat(LineFinder.distanceMeters(byThePatch, finder.everyEdge(map, Optional.empty())))
        .isLessThan(5_000);
  }

  @Test
  void aMapWithoutAreasHasNoLine() {
    LineOfContact line = new LineFinder(List.of()).mainLine(map("A", List.of()), Optional.empty());
    assertThat(LineFinder.distanceMeters(GeoPoint.onEllipsoid(45, 10), line))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }
}
