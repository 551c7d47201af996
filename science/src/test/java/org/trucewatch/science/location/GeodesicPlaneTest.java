// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;

class GeodesicPlaneTest {
  private final GeodesicPlane plane = new GeodesicPlane(GeoPoint.onEllipsoid(42.8, 13.2));

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#thousand")
  void pointAndCoordinatesUndoEachOther(long seed) {
    Draw draw = new Draw(seed);
    double x = draw.between(-800, 800);
    double y = draw.between(-800, 800);
    double[] back = plane.kilometers(plane.point(x, y));
    assertThat(back[0]).isCloseTo(x, within(1e-6));
    assertThat(back[1]).isCloseTo(y, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#thousand")
  void distancesAreTooLongByNoMoreThanIsSaid(long seed) {
    Draw draw = new Draw(seed);
    double[] a = {draw.between(-210, 210), draw.between(-210, 210)};
    double[] b = {draw.between(-210, 210), draw.between(-210, 210)};
    double flat = StrictMath.hypot(a[0] - b[0], a[1] - b[1]);
    double real =
        Wgs84.inverse(plane.point(a[0], a[1]), plane.point(b[0], b[1])).kilometers();
    assertThat(flat / real - 1).isBetween(-1e-5, GeodesicPlane.stretch(300) * 1.01 + 1e-5);
  }

  @Test
  void thePlaneLiesAboutTheMiddleAlsoAcrossTheDateLine() {
    GeodesicPlane middle =
        GeodesicPlane.about(List.of(GeoPoint.onEllipsoid(10, 179), GeoPoint.onEllipsoid(10, -179)));
    assertThat(Math.abs(middle.origin().longitudeDegrees())).isCloseTo(180, within(1e-9));
    assertThat(middle.origin().latitudeDegrees()).isCloseTo(10, within(0.01));
  }

  /** A line to the plane's north, far east of the origin, points east of north by the convergence of the meridians. */
  @Test
  void aCovarianceIsTurnedByTheConvergenceOfTheMeridians() {
    Symmetric2 north = plane.atPoint(new Symmetric2(0, 0, 1), 500, 0);
    double convergence =
        StrictMath.atan(StrictMath.tan(500 / 6371.0) * StrictMath.tan(StrictMath.toRadians(42.8)));
    assertThat(north.en()).isCloseTo(convergence, within(0.002));
    assertThat(north.trace()).isCloseTo(1, within(1e-12));
    assertThat(north.determinant()).isCloseTo(0, within(1e-12));
  }
}
