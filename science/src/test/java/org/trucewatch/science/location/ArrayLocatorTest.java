// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.Location;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Location.NotLocatable;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.propagation.BearingDeviation;
import org.trucewatch.science.propagation.TravelTimeDensity;

class ArrayLocatorTest {
  private static final Instant ORIGIN = Instant.parse("2031-03-15T04:00:00Z");
  private static final LocatorSettings QUICK = new LocatorSettings(1500, 1000);
  private static final GeodesicPlane PLANE = new GeodesicPlane(GeoPoint.onEllipsoid(12.5, 140));

  private static Location locate(List<Detection> arrivals) {
    return new ArrayLocator(QUICK).locate(arrivals);
  }

  /** Sound from the source at this celerity, its bearing turned by so much. */
  private static Detection sound(
      String array, GeoPoint at, GeoPoint source, double celerity, double turnedDegrees) {
    GroundLine line = GroundLine.geodesic(at, source);
    Instant arrival = ORIGIN.plusMillis(StrictMath.round(1000 * line.kilometers() / celerity));
    double bearing = StrictMath.toDegrees(line.azimuthRadians()) + turnedDegrees;
    return Hearing.heard(array, at, arrival, bearing, 4, 1);
  }

  private static Detection sound(String array, GeoPoint at, GeoPoint source) {
    double range = GroundLine.geodesic(at, source).kilometers();
    return sound(array, at, source, range < 100 ? 0.337 : 0.293, 0);
  }

  private static List<Detection> triangle(GeoPoint source) {
    return List.of(
        sound("A", PLANE.point(-200, -50), source),
        sound("B", PLANE.point(150, -120), source),
        sound("C", PLANE.point(20, 240), source));
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void exactBearingsAndTimesGiveTheSourceBack(long seed) {
    Draw draw = new Draw(seed);
    GeoPoint source = PLANE.point(draw.between(-60, 60), draw.between(-60, 60));
    Located located = (Located) locate(triangle(source));
    assertThat(Hearing.errorKilometers(located, source)).isLessThan(2.5);
    assertThat(Hearing.holds(located.regions().get(1), source)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void theOrderOfTheInputChangesNotOneBit(long seed) {
    List<Detection> arrivals = new ArrayList<>(Hearing.hrr5Automatic());
    arrivals.removeIf(a -> a.detectionId().contains("23:22:46"));
    arrivals.removeIf(a -> a.detectionId().contains("23:23:45"));
    Location once = locate(arrivals);
    Collections.shuffle(arrivals, new Random(seed));
    assertThat(locate(arrivals)).isEqualTo(once);
  }

  @Test
  void aNetworkMovedInLongitudeGivesTheSameAnswerMoved() {
    Located here = (Located) locate(triangle(PLANE.point(30, -20)));
    List<Detection> moved =
        triangle(PLANE.point(30, -20)).stream().map(d -> moved(d, 1, 25)).toList();
    Located there = (Located) locate(moved);
    assertThat(there.mean().longitudeDegrees() - 25)
        .isCloseTo(here.mean().longitudeDegrees(), within(1e-6));
    assertThat(there.mean().latitudeDegrees())
        .isCloseTo(here.mean().latitudeDegrees(), within(1e-6));
  }

  @Test
  void aNetworkMirroredEastToWestGivesTheMirroredAnswer() {
    GeoPoint source = PLANE.point(30, -20);
    Located here = (Located) locate(triangle(source));
    List<Detection> mirrored =
        triangle(source).stream().map(d -> moved(d, -1, 280)).toList();
    Located there = (Located) locate(mirrored);
    assertThat(280 - there.mean().longitudeDegrees())
        .isCloseTo(here.mean().longitudeDegrees(), within(1e-6));
    assertThat(there.covarianceKilometers2().en())
        .isCloseTo(-here.covarianceKilometers2().en(), within(1e-3));
    assertThat(there.regions().get(1).areaKilometers2())
        .isCloseTo(here.regions().get(1).areaKilometers2(), within(1e-6));
  }

  private static Detection moved(Detection d, int sign, double byDegrees) {
    double longitude = sign * d.position().longitudeDegrees() + byDegrees;
    return Hearing.heard(
        d.arrayId(),
        GeoPoint.onEllipsoid(d.position().latitudeDegrees(), longitude),
        d.detectedAt(),
        sign * StrictMath.toDegrees(d.backAzimuthRadians()),
        4,
        1);
  }

  @Test
  void aNetworkTurnedAboutItsMiddleGivesTheSameDistanceAndArea() {
    List<Double> areas = new ArrayList<>();
    for (double turn = 0; turn < 90; turn += 15) {
      double c = StrictMath.cos(StrictMath.toRadians(turn));
      double s = StrictMath.sin(StrictMath.toRadians(turn));
      GeoPoint source = PLANE.point(130 * c, 130 * s);
      Located located = (Located) locate(List.of(
          sound("A", PLANE.point(0, 0), source),
          sound("B", PLANE.point(-40 * s, 40 * c), source),
          sound("C", PLANE.point(40 * s, -40 * c), source)));
      assertThat(Hearing.errorKilometers(located, source)).isLessThan(13);
      areas.add(located.regions().get(1).areaKilometers2());
    }
    assertThat(Collections.max(areas) / Collections.min(areas)).isLessThan(1.08);
  }

  @Test
  void severalPacketsOfOneArrayDoNotSharpenTheAnswer() {
    GeoPoint source = PLANE.point(30, -20);
    List<Detection> once = triangle(source);
    List<Detection> repeated = new ArrayList<>(once);
    for (int i = 1; i < 6; i++) {
      Detection a = once.getFirst();
      repeated.add(Hearing.heard(
          a.arrayId(),
          a.position(),
          a.detectedAt().plusSeconds(i),
          StrictMath.toDegrees(a.backAzimuthRadians()),
          4,
          1));
    }
    double before = ((Located) locate(once)).regions().get(1).areaKilometers2();
    double after = ((Located) locate(repeated)).regions().get(1).areaKilometers2();
    assertThat(after / before).isBetween(0.95, 1.1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 20, 60, 150, 400, 900})
  void twoCrossingArraysLocateFromFiveToNineHundredKilometers(double range) {
    GeoPoint source = PLANE.point(0, 0);
    Located located = (Located) locate(List.of(
        sound("A", PLANE.point(-range, 0), source), sound("B", PLANE.point(0, -range), source)));
    assertThat(Hearing.errorKilometers(located, source)).isLessThan(0.1 * range);
    assertThat(Hearing.holds(located.regions().get(1), source)).isTrue();
  }

  @Test
  void regionsGrowWithTheirProbabilityAndCellsHoldTheLargest() {
    Located located = (Located) locate(triangle(PLANE.point(30, -20)));
    assertThat(located.regions())
        .extracting(Location.Region::probability)
        .containsExactly(0.5, 0.9, 0.99);
    assertThat(located.regions()).extracting(Location.Region::areaKilometers2).isSorted();
    assertThat(located.cells().stream().mapToDouble(Location.Cell::probability).sum())
        .isBetween(0.99, 1.0);
  }

  @Test
  void nearlyParallelBearingsAreNotLocatable() {
    GeoPoint source = PLANE.point(600, 0);
    assertThat(locate(List.of(
            sound("A", PLANE.point(0, 0), source), sound("B", PLANE.point(-20, 5), source))))
        .isInstanceOfSatisfying(
            NotLocatable.class,
            n -> assertThat(n.reason()).containsAnyOf("nearly parallel", "range not bounded"));
  }

  @Test
  void oneArrayIsNotLocatable() {
    Detection one = sound("A", PLANE.point(0, 0), PLANE.point(50, 0));
    assertThat(locate(List.of(one, one)))
        .isEqualTo(new NotLocatable("needs arrivals at 2 arrays, has 1: A"));
    assertThat(locate(List.of()))
        .isEqualTo(new NotLocatable("needs arrivals at 2 arrays, has none"));
  }

  @Test
  void bearingsThatPartAreNotLocatable() {
    Detection west = Hearing.heard("A", PLANE.point(-100, 0), ORIGIN, 300, 4, 1);
    Detection east = Hearing.heard("B", PLANE.point(100, 0), ORIGIN, 60, 4, 1);
    assertThat(locate(List.of(west, east)))
        .isInstanceOfSatisfying(
            NotLocatable.class, n -> assertThat(n.reason()).contains("do not meet"));
  }

  @Test
  void arrivalsTooFarApartInTimeAreNotLocatable() {
    Detection a = sound("A", PLANE.point(-100, 0), PLANE.point(0, 100));
    Detection b = Hearing.heard(
        "B", PLANE.point(100, 0), a.detectedAt().plus(Duration.ofHours(9)), 315, 4, 1);
    assertThat(locate(List.of(a, b)))
        .isInstanceOfSatisfying(
            NotLocatable.class, n -> assertThat(n.reason()).contains("no place within"));
  }

  /** The 90 % region must hold nine truths in ten when the world is as the model says: not fewer, hardly more. */
  @Test
  void theNinetyPercentRegionHoldsTheTruthNineTimesInTen() {
    int[] inside = new int[3];
    int located = 0;
    int runs = 320;
    for (long seed = 1; seed <= runs; seed++) {
      Draw draw = new Draw(seed);
      double size = draw.below(4) == 0 ? 30 : 300; // every fourth network is a local one
      GeoPoint source = PLANE.point(draw.between(-0.7, 0.7) * size, draw.between(-0.7, 0.7) * size);
      if (locate(world(draw, source, size)) instanceof Located found) {
        located++;
        for (int k = 0; k < 3; k++) {
          inside[k] += Hearing.holds(found.regions().get(k), source) ? 1 : 0;
        }
      }
    }
    System.out.printf(
        "truth inside the 50, 90, 99 %% region in %d, %d, %d of %d located, %d runs%n",
        inside[0], inside[1], inside[2], located, runs);
    assertThat(located).isGreaterThanOrEqualTo(300);
    assertThat((double) inside[0] / located).isBetween(0.42, 0.58);
    assertThat((double) inside[1] / located).isBetween(0.85, 0.95);
    assertThat((double) inside[2] / located).isBetween(0.97, 1.0);
  }

  private static List<Detection> world(Draw draw, GeoPoint source, double size) {
    List<Detection> arrivals = new ArrayList<>();
    int arrays = 3 + draw.below(4);
    for (int i = 0; i < arrays; i++) {
      GeoPoint at = PLANE.point(draw.between(-size, size), draw.between(-size, size));
      GroundLine line = GroundLine.geodesic(at, source);
      double turned = BearingDeviation.errorRadians(line.kilometers()) * draw.gaussian();
      int packets = 1 + draw.below(2);
      double measured = StrictMath.toRadians(1.5) * draw.gaussian();
      for (int p = 0; p < packets; p++) {
        double travel = DrawnTravelTime.draw(draw, line.kilometers()) + 5 * draw.gaussian();
        arrivals.add(Hearing.heard(
            "array-" + i,
            at,
            ORIGIN.plusMillis(StrictMath.round(1000 * travel)),
            StrictMath.toDegrees(line.azimuthRadians() + turned + measured),
            4,
            1.5));
      }
    }
    return arrivals;
  }

  /** Travel times drawn from the density under test, by inverting its sum. */
  private static final class DrawnTravelTime {
    static double draw(Draw draw, double rangeKilometers) {
      var density = new TravelTimeDensity(rangeKilometers, 1e-3 * rangeKilometers);
      double from = rangeKilometers / 0.36;
      double step = (rangeKilometers / 0.20 - from) / 2000;
      double total = 0;
      for (int i = 0; i < 2000; i++) {
        total += density.density(from + i * step);
      }
      double wanted = draw.between(0, total);
      double sum = 0;
      int i = 0;
      while (sum < wanted) {
        sum += density.density(from + i * step);
        i++;
      }
      return from + (i - draw.between(0, 1)) * step;
    }
  }
}
