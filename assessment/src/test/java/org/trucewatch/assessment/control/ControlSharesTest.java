// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.quantity.GeoPoint;

class ControlSharesTest {
  private static List<GeoPoint> box(double west, double east) {
    return List.of(
        GeoPoint.onEllipsoid(0, west),
        GeoPoint.onEllipsoid(0, east),
        GeoPoint.onEllipsoid(1, east),
        GeoPoint.onEllipsoid(1, west),
        GeoPoint.onEllipsoid(0, west));
  }

  private static ControlMap map(String party, double west, double east) {
    return new ControlMap(
        LocalDate.of(2031, 5, 3),
        party,
        "made up",
        0,
        List.of(new ControlMap.Area(box(west, east), List.of())));
  }

  private static final AdministrativeArea REGION =
      new AdministrativeArea("XX-1", "Region", List.of(box(0, 10)));

  @Test
  void mapsThatMeetShareTheRegion() {
    var shares = ControlShares.of(REGION, map("P", -5, 4), map("Q", 4, 20));
    // Ten degrees by one at the equator, as a zone of the sphere.
    assertThat(shares.region()).isCloseTo(123_630, within(20.0));
    assertThat(shares.firstShare()).isCloseTo(0.4, within(1e-9));
    assertThat(shares.secondShare()).isCloseTo(0.6, within(1e-9));
    assertThat(shares.overlap() + shares.gap()).isCloseTo(0, within(1e-6));
  }

  @Test
  void anOverlapIsToldAndGivenToNeither() {
    var shares = ControlShares.of(REGION, map("P", 0, 6), map("Q", 4, 10));
    assertThat(shares.overlap() / shares.region()).isCloseTo(0.2, within(1e-9));
    assertThat(shares.firstShare()).isCloseTo(0.4, within(1e-9));
    assertThat(shares.secondShare()).isCloseTo(0.4, within(1e-9));
  }

  @Test
  void aGapIsToldAndNothingIsLost() {
    var shares = ControlShares.of(REGION, map("P", 0, 3), map("Q", 4, 10));
    assertThat(shares.gap() / shares.region()).isCloseTo(0.1, within(1e-9));
    assertThat(shares.first() + shares.second() + shares.overlap() + shares.gap())
        .isCloseTo(shares.region(), within(1e-6));
  }
}
