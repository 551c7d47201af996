// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.Hotspot.Standing;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.PersistentHeatSource;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.ThermalAnomaly;
import org.trucewatch.domain.ThermalAnomaly.Confidence;
import org.trucewatch.domain.ThermalAnomaly.Light;
import org.trucewatch.domain.quantity.GeoPoint;

class HotspotSorterTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Athens");
  private static final LeafRef LEAF = new LeafRef("observations", 0);

  private final HotspotSorter sorter = new HotspotSorter(
      ZONE,
      20_000,
      Optional.of(lines()),
      List.of(new PersistentHeatSource("works", GeoPoint.onEllipsoid(45.5, 12), 2_000, "a list")));

  private static LinesOfDay lines() {
    List<GeoPoint> ring = List.of(
        GeoPoint.onEllipsoid(45, 12),
        GeoPoint.onEllipsoid(45, 14),
        GeoPoint.onEllipsoid(46, 14),
        GeoPoint.onEllipsoid(46, 12),
        GeoPoint.onEllipsoid(45, 12));
    var map = new ControlMap(
        LocalDate.of(2031, 4, 10),
        "A",
        "a map",
        5_000,
        List.of(new ControlMap.Area(ring, List.of())));
    return new LinesOfDay(
        new ControlConvention("A", "B", "a map", 1_000, 5_000, 20_000, 3),
        List.of(new Sourced<>(map, LEAF)),
        List.of());
  }

  private Hotspot sorted(double latitude, double longitude, String at, Confidence confidence) {
    var anomaly = new ThermalAnomaly(
        GeoPoint.onEllipsoid(latitude, longitude),
        Instant.parse(at),
        "NOAA-20",
        Light.NIGHT,
        confidence,
        320,
        2);
    return sorter.sort(List.of(new Sourced<>(anomaly, LEAF))).getFirst();
  }

  @Test
  void aPixelByTheLineIsNearItAndSaysHowFar() {
    Hotspot h = sorted(45.8, 11.9, "2031-04-11T00:00:00Z", Confidence.NOMINAL);
    assertThat(h.standing()).isEqualTo(Standing.NEAR_LINE);
    assertThat(h.reason()).contains("7.8 km from the line of 2031-04-10");
    assertThat(h.nightOf()).isEqualTo(LocalDate.of(2031, 4, 10));
  }

  @Test
  void aPixelBeyondTheCorridorIsFar() {
    assertThat(sorted(45.5, 11.0, "2031-04-11T00:00:00Z", Confidence.HIGH).standing())
        .isEqualTo(Standing.FAR);
  }

  @Test
  void knownHeatIsSetAsideWithItsSourceEvenByTheLine() {
    Hotspot h = sorted(45.51, 12.0, "2031-04-11T00:00:00Z", Confidence.NOMINAL);
    assertThat(h.standing()).isEqualTo(Standing.PERSISTENT);
    assertThat(h.reason()).contains("works (a list)");
  }

  @Test
  void lowConfidenceIsSetAside() {
    assertThat(sorted(45.8, 11.9, "2031-04-11T00:00:00Z", Confidence.LOW).standing())
        .isEqualTo(Standing.LOW_CONFIDENCE);
  }

  @Test
  void withoutARecentMapNothingIsNearTheLine() {
    Hotspot h = sorted(45.8, 11.9, "2031-04-20T00:00:00Z", Confidence.NOMINAL);
    assertThat(h.standing()).isEqualTo(Standing.FAR);
    assertThat(h.reason()).contains("no control map is recent enough");
  }
}
