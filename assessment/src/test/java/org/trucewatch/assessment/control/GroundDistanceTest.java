// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.GeoPoint;

class GroundDistanceTest {
  /** Lengths of one degree at 45 N on WGS 84: 111 131.7 m and 78 846.8 m, as in NIMA TR8350.2's ellipsoid. */
  @Test
  void degreesHaveTheirPublishedLengths() {
    var metric = new GroundDistance(GeoPoint.onEllipsoid(45, 10));
    assertThat(metric.northMeters(GeoPoint.onEllipsoid(46, 10))).isCloseTo(111_131.7, within(1.0));
    assertThat(metric.eastMeters(GeoPoint.onEllipsoid(45, 11))).isCloseTo(78_846.8, within(1.0));
  }

  @Test
  void theNearestPointOfASegmentIsItsEndOrLiesBetween() {
    var metric = new GroundDistance(GeoPoint.onEllipsoid(45, 10));
    GeoPoint west = metric.offset(-3_000, 4_000);
    GeoPoint east = metric.offset(3_000, 4_000);
    assertThat(metric.toSegment(west, east)).isCloseTo(4_000, within(0.01));
    assertThat(metric.toSegment(east, metric.offset(9_000, 4_000))).isCloseTo(5_000, within(0.01));
    assertThat(metric.toSegment(east, east)).isCloseTo(5_000, within(0.01));
  }
}
