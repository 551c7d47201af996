// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings at the meridian of 180 degrees become two, closed and against the clock, and no corner leaves the map. */
class DateLineTest {
  private static List<double[]> circle(double longitude, double latitude, double radius) {
    List<double[]> ring = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      double angle = 2 * Math.PI * i / 48;
      double east = longitude + radius * Math.cos(angle);
      ring.add(new double[] {
        east > 180 ? east - 360 : east < -180 ? east + 360 : east,
        latitude + radius * Math.sin(angle)
      });
    }
    return ring;
  }

  private static double area(List<double[]> ring) {
    double twice = 0;
    for (int i = 0; i < ring.size(); i++) {
      double[] a = ring.get(i);
      double[] b = ring.get((i + 1) % ring.size());
      twice += a[0] * b[1] - b[0] * a[1];
    }
    return twice / 2;
  }

  @ParameterizedTest
  @ValueSource(doubles = {179.5, -179.5, 180, -180, 179.0, -179.01})
  void aRingOverTheLineIsCutInTwoThatSumToItsArea(double longitude) {
    List<List<double[]>> parts = DateLine.cut(circle(longitude, 10, 1));
    assertThat(parts).hasSizeBetween(1, 2);
    double sum = 0;
    for (List<double[]> part : parts) {
      assertThat(area(part)).isPositive();
      sum += area(part);
      double west = part.stream().mapToDouble(p -> p[0]).min().orElseThrow();
      double east = part.stream().mapToDouble(p -> p[0]).max().orElseThrow();
      assertThat(west).isGreaterThanOrEqualTo(-180);
      assertThat(east).isLessThanOrEqualTo(180);
      assertThat(east - west).isLessThan(2.01);
    }
    assertThat(sum).isCloseTo(area(circle(0, 10, 1)), org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void aRingElsewhereStaysAsItIs() {
    assertThat(DateLine.cut(circle(20, 40, 1))).hasSize(1);
    assertThat(DateLine.cut(circle(20, 40, 1)).getFirst().getFirst()).containsExactly(21, 40);
  }

  @Test
  void aRingAboutAPoleIsNotDrawn() {
    List<double[]> ring = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      ring.add(new double[] {-180 + 7.5 * i, 89.9});
    }
    assertThat(DateLine.cut(ring)).isEmpty();
  }
}
