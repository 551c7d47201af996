// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.GeoPoint;

/** Against GeographicLib, which is exact to nanometers. */
class Wgs84Test {
  private static final int LINES_PER_KIND = 4000;
  private static final double METERS_MAX = 2_000_000;
  private static final double DIFFERENCE_METERS_MAX = 1e-3;
  private static final double DIFFERENCE_RADIANS_MAX = 1e-9;

  /** Nearer than that, the last digit of a longitude turns the azimuth by more than is asked. */
  private static final double AZIMUTH_METERS_MIN = 100;

  /** Largest differences seen. */
  private static final class Worst {
    private int lines;
    private double meters;
    private double radians;
    private double placeMeters;
  }

  @Test
  void tenThousandsOfLinesAgreeWithGeographicLib() {
    Worst worst = new Worst();
    Draw draw = new Draw(1975);
    for (int i = 0; i < LINES_PER_KIND; i++) {
      double east = draw.between(-180, 180);
      compare(worst, draw, draw.between(-90, 90), east);
      compare(worst, draw, 90, east);
      compare(worst, draw, -90, east);
      compare(worst, draw, Math.copySign(90 - draw.between(0, 0.01), draw.between(-1, 1)), east);
      compare(worst, draw, 0, east);
      compare(worst, draw, draw.between(-90, 90), i % 2 == 0 ? 180 : -180);
    }
    System.out.printf(
        "Vincenty - GeographicLib, %d lines to %.0f km: length %.2e m, azimuth %.2e rad, end %.2e m%n",
        worst.lines, METERS_MAX / 1000, worst.meters, worst.radians, worst.placeMeters);
    assertThat(worst.lines).isGreaterThan(20_000);
    assertThat(worst.meters).isLessThan(DIFFERENCE_METERS_MAX);
    assertThat(worst.placeMeters).isLessThan(DIFFERENCE_METERS_MAX);
    assertThat(worst.radians).isLessThan(DIFFERENCE_RADIANS_MAX);
  }

  /** Lengths evenly, or evenly in their logarithm from 1 m; azimuths at random, or along a meridian or a parallel. */
  private static void compare(Worst worst, Draw draw, double latitude, double longitude) {
    double meters = draw.between(0, 1) < 0.5
        ? draw.between(0, METERS_MAX)
        : StrictMath.exp(draw.between(0, StrictMath.log(METERS_MAX)));
    double azimuth = draw.between(-180, 180);
    if (draw.between(0, 1) < 0.1) {
      azimuth = 90 * Math.rint(azimuth / 90);
    }
    GeodesicData exact = Geodesic.WGS84.Direct(latitude, longitude, azimuth, meters);
    GeoPoint from = GeoPoint.onEllipsoid(latitude, longitude);
    GeoPoint to = GeoPoint.onEllipsoid(exact.lat2, exact.lon2);
    worst.lines++;
    GeoPoint end = Wgs84.direct(from, StrictMath.toRadians(azimuth), meters / 1000);
    worst.placeMeters = Math.max(worst.placeMeters, exactLine(end, to).s12);
    GroundLine line = Wgs84.inverse(from, to);
    GeodesicData back = exactLine(from, to);
    worst.meters = Math.max(worst.meters, Math.abs(1000 * line.kilometers() - back.s12));
    // An azimuth at a pole counts from the meridian that the longitude names.
    if (meters >= AZIMUTH_METERS_MIN) {
      double off = Angles.difference(line.azimuthRadians(), StrictMath.toRadians(back.azi1));
      worst.radians = Math.max(worst.radians, Math.abs(off));
    }
  }

  private static GeodesicData exactLine(GeoPoint a, GeoPoint b) {
    return Geodesic.WGS84.Inverse(
        a.latitudeDegrees(), a.longitudeDegrees(), b.latitudeDegrees(), b.longitudeDegrees());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 179", "30, 10, -29, -171", "90, 0, -90, 0", "-90, 5, 89, 100"})
  void halfWayRoundTheEarthItStillHoldsToAMillimeter(
      double lat1, double lon1, double lat2, double lon2) {
    GeoPoint a = GeoPoint.onEllipsoid(lat1, lon1);
    GeoPoint b = GeoPoint.onEllipsoid(lat2, lon2);
    assertThat(1000 * Wgs84.inverse(a, b).kilometers())
        .isCloseTo(exactLine(a, b).s12, within(DIFFERENCE_METERS_MAX));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 180",
    "0, 0, 0.5, 179.7",
    "0, 0, 0.001, -179.9",
    "30, 0, -30, 180",
    "30, 0, -29.9, 179.8"
  })
  void nearlyAntipodalPointsAreWithinSixThousandths(
      double lat1, double lon1, double lat2, double lon2) {
    GeoPoint a = GeoPoint.onEllipsoid(lat1, lon1);
    GeoPoint b = GeoPoint.onEllipsoid(lat2, lon2);
    GroundLine line = Wgs84.inverse(a, b);
    assertThat(1000 * line.kilometers() / exactLine(a, b).s12).isCloseTo(1, within(0.006));
    assertThat(Math.abs(line.azimuthRadians())).isLessThanOrEqualTo(Math.PI);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-90, -33.5, 0, 1e-12, 48, 90})
  void aPointIsAtNoDistanceFromItself(double latitude) {
    GeoPoint here = GeoPoint.onEllipsoid(latitude, 36);
    assertThat(Wgs84.inverse(here, here)).isEqualTo(new GroundLine(0, 0));
    assertThat(exactLine(Wgs84.direct(here, 1, 0), here).s12).isLessThan(1e-8);
  }

  @Test
  void theTwoSidesOfTheDateLineAreOnePlace() {
    GeoPoint west = GeoPoint.onEllipsoid(51, -180);
    GeoPoint east = GeoPoint.onEllipsoid(51, 180);
    assertThat(Wgs84.inverse(west, east).kilometers()).isZero();
    GeoPoint over = Wgs84.direct(GeoPoint.onEllipsoid(51, 179.9), StrictMath.PI / 2, 20);
    assertThat(over.longitudeDegrees()).isBetween(-179.9, -179.7);
  }

  /** Recorded once; a machine or a JDK with other arithmetic fails here. No tolerance: that is the point. */
  @Test
  void everyMachineFindsTheseBits() {
    long seen = 17;
    Draw draw = new Draw(176);
    for (int i = 0; i < 1000; i++) {
      GeoPoint from = GeoPoint.onEllipsoid(draw.between(-90, 90), draw.between(-180, 180));
      GeoPoint to = Wgs84.direct(from, draw.between(-4, 4), draw.between(0, 1500));
      GroundLine line = Wgs84.inverse(from, to);
      for (double value : new double[] {
        to.latitudeDegrees(), to.longitudeDegrees(), line.kilometers(), line.azimuthRadians()
      }) {
        seen = 31 * seen + Double.doubleToLongBits(value);
      }
    }
    assertThat(seen).isEqualTo(-1_273_002_155_419_011_154L);
  }
}
