// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.ArrayLocator;
import org.trucewatch.science.location.GroundLine;
import org.trucewatch.science.location.Hearing;

class ArrayAssociatorTest {
  private static final Instant START = Instant.parse("2031-03-15T04:00:00Z");

  private static Association associate(List<Detection> detections) {
    return new ArrayAssociator().associate(detections, AssociationSettings.DEFAULT);
  }

  /** Arrays on a ring about the middle. */
  private static List<GeoPoint> ring(int arrays, double degrees) {
    List<GeoPoint> positions = new ArrayList<>();
    for (int i = 0; i < arrays; i++) {
      double angle = 2 * StrictMath.PI * i / arrays;
      positions.add(GeoPoint.onEllipsoid(
          -20 + degrees * StrictMath.cos(angle), 25 + degrees * StrictMath.sin(angle)));
    }
    return positions;
  }

  private static List<Detection> sound(
      Draw draw, List<GeoPoint> arrays, GeoPoint source, Instant origin) {
    List<Detection> heard = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      GroundLine line = GroundLine.geodesic(arrays.get(i), source);
      double celerity =
          line.kilometers() < 100 ? draw.between(0.332, 0.342) : draw.between(0.28, 0.305);
      Instant at = origin.plusMillis(StrictMath.round(1000 * line.kilometers() / celerity));
      double bearing = StrictMath.toDegrees(line.azimuthRadians()) + 2 * draw.gaussian();
      heard.add(Hearing.heard("array-" + i, arrays.get(i), at, bearing, 4));
    }
    return heard;
  }

  private static List<Detection> clutter(Draw draw, List<GeoPoint> arrays, int count) {
    List<Detection> heard = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int array = draw.below(arrays.size());
      heard.add(Hearing.heard(
          "array-" + array,
          arrays.get(array),
          START.plusMillis((long) draw.between(0, 3.6e6)),
          draw.between(0, 360),
          4));
    }
    return heard;
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void theOrderOfTheInputChangesNotOneBit(long seed) {
    List<Detection> detections = new ArrayList<>(Hearing.hrr5Automatic());
    Association once = associate(detections);
    Collections.shuffle(detections, new Random(seed));
    assertThat(associate(detections)).isEqualTo(once);
  }

  @Test
  void twoEventsAnHourApartOrFarApartAreFoundAmongClutter() {
    int right = 0;
    int wanted = 0;
    int found = 0;
    for (long seed = 1; seed <= 20; seed++) {
      Draw draw = new Draw(seed);
      List<GeoPoint> arrays = ring(5, 2);
      List<GeoPoint> sources = List.of(
          GeoPoint.onEllipsoid(-20 + draw.between(-1.5, 1.5), 25 + draw.between(-1.5, 1.5)),
          GeoPoint.onEllipsoid(-20 + draw.between(-1.5, 1.5), 25 + draw.between(-1.5, 1.5)));
      List<Detection> detections = new ArrayList<>(clutter(draw, arrays, 8));
      detections.addAll(sound(draw, arrays, sources.get(0), START.plusSeconds(300)));
      detections.addAll(sound(draw, arrays, sources.get(1), START.plusSeconds(2700)));
      Association association = associate(detections);
      wanted += 2;
      found += association.events().size();
      for (GeoPoint source : sources) {
        right += association.events().stream()
                .anyMatch(e -> e.location() instanceof Located l
                    && Hearing.holds(l.regions().get(2), source))
            ? 1
            : 0;
      }
      assertNoneIsFarOffOrUsedTwice(association);
    }
    System.out.printf(
        "among clutter: %d of %d sources inside a 99 %% region; %d events%n", right, wanted, found);
    assertThat(right).isGreaterThanOrEqualTo(36);
    assertThat(found).isLessThanOrEqualTo(44);
  }

  private static void assertNoneIsFarOffOrUsedTwice(Association association) {
    List<Detection> used = new ArrayList<>();
    for (Event event : association.events()) {
      for (Event.Arrival arrival : event.arrivals()) {
        used.add(arrival.detection());
        assertThat(Math.abs(arrival.bearingResidualRadians()))
            .isLessThanOrEqualTo(ArrayLocator.BEARING_RESIDUAL_RADIANS_MAX);
      }
    }
    assertThat(used).doesNotHaveDuplicates();
  }

  @Test
  void clutterAloneGivesHardlyAnyEvent() {
    int events = 0;
    for (long seed = 1; seed <= 40; seed++) {
      events += associate(clutter(new Draw(seed), ring(4, 2), 8)).events().size();
    }
    System.out.printf("clutter alone: %d events in 40 hours of 8 detections%n", events);
    assertThat(events).isLessThanOrEqualTo(8);
  }

  @Test
  void twoToEightArraysFindOneSourceFromFiftyToEightHundredKilometers() {
    int found = 0;
    int inside = 0;
    int wanted = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Draw draw = new Draw(seed);
      List<GeoPoint> arrays = ring(2 + draw.below(7), draw.between(0.5, 4));
      // Not on the middle: opposite arrays would see it on one line.
      GeoPoint source = GeoPoint.onEllipsoid(-20 + draw.between(-3, 3), 25 + draw.between(1, 3));
      Association association = associate(sound(draw, arrays, source, START));
      wanted++;
      found += association.events().size() == 1 ? 1 : 0;
      inside += association.events().stream()
              .anyMatch(e ->
                  e.location() instanceof Located l && Hearing.holds(l.regions().get(1), source))
          ? 1
          : 0;
    }
    System.out.printf("one source: %d of %d single events, %d in 90 %%%n", found, wanted, inside);
    assertThat(found).isGreaterThanOrEqualTo(36);
    assertThat(inside).isGreaterThanOrEqualTo(30);
  }

  /** Stratospheric, thermospheric and partly reflected waves of one source, as the celerity mixture has them. */
  @Test
  void oneSourceHeardByDifferentPathsIsOneEvent() {
    List<GeoPoint> arrays = ring(5, 2.5);
    GeoPoint source = GeoPoint.onEllipsoid(-19.5, 26.5);
    double[] celerity = {0.293, 0.255, 0.300, 0.285, 0.245};
    List<Detection> heard = new ArrayList<>();
    for (int i = 0; i < celerity.length; i++) {
      GroundLine line = GroundLine.geodesic(arrays.get(i), source);
      Instant at = START.plusMillis(StrictMath.round(1000 * line.kilometers() / celerity[i]));
      double bearing = StrictMath.toDegrees(line.azimuthRadians()) + 2 * (i % 3 - 1);
      heard.add(Hearing.heard("array-" + i, arrays.get(i), at, bearing, 4));
    }
    Association association = associate(heard);
    assertThat(association.events()).hasSize(1);
    assertThat(association.events().get(0).location())
        .isInstanceOfSatisfying(
            Located.class,
            l -> assertThat(Hearing.holds(l.regions().get(1), source)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void aDetection25To90DegreesOffIsNeverAccepted(long seed) {
    Draw draw = new Draw(seed);
    List<Detection> detections = new ArrayList<>(Hearing.hrr5Strongest());
    Detection model = detections.get(draw.below(5));
    double off = (draw.below(2) == 0 ? -1 : 1) * draw.between(25, 90);
    Detection clutter = Hearing.heard(
        model.arrayId(),
        model.position(),
        model.detectedAt().plusMillis((long) draw.between(-3e5, 3e5)),
        StrictMath.toDegrees(model.backAzimuthRadians()) + off,
        4);
    detections.add(clutter);
    Association association = associate(detections);
    assertThat(association.events()).hasSize(1);
    assertThat(association.unassociated())
        .extracting(Association.Unassociated::detection)
        .containsExactly(clutter);
  }

  @Test
  void oneArrayGivesNoEventAndSaysWhy() {
    List<Detection> one = Hearing.hrr5Strongest().subList(0, 1);
    Association association = associate(one);
    assertThat(association.events()).isEmpty();
    assertThat(association.unassociated().getFirst().reason()).contains("no other array");
    assertThat(associate(List.of()).unassociated()).isEmpty();
  }

  @Test
  void detectionsBeyondTheLimitAreReturnedWithThatReason() {
    List<GeoPoint> arrays = ring(4, 2);
    List<Detection> many =
        clutter(new Draw(1), arrays.subList(0, 1), ArrayAssociator.DETECTIONS_MAX + 3);
    assertThat(associate(many).unassociated())
        .filteredOn(u -> u.reason().contains("a call takes 200 detections"))
        .hasSize(3);
  }

  @Test
  void eventsKeepTheirNameInAReplay() {
    assertThat(associate(Hearing.hrr5Strongest()).events().getFirst().eventId())
        .isEqualTo(associate(Hearing.hrr5Strongest()).events().getFirst().eventId())
        .matches("event-[0-9a-f]{16}");
  }

  @Test
  void twentyDetectionsTakeSecondsAtMostOnABusyMachine() {
    List<GeoPoint> arrays = ring(5, 2);
    long best = Long.MAX_VALUE;
    for (long seed = 1; seed <= 5; seed++) {
      Draw draw = new Draw(seed);
      List<Detection> detections = new ArrayList<>(clutter(draw, arrays, 10));
      GeoPoint middle = GeoPoint.onEllipsoid(-19.5, 25.5);
      detections.addAll(sound(draw, arrays, middle, START.plusSeconds(300)));
      detections.addAll(sound(draw, arrays, middle, START.plusSeconds(2700)));
      long from = System.nanoTime();
      associate(detections);
      best = Math.min(best, System.nanoTime() - from);
    }
    System.out.printf("20 detections: %d ms%n", best / 1_000_000);
    // 0.3 to 0.4 s on a quiet machine; the bound only catches a change of growth.
    assertThat(best).isLessThan(5_000_000_000L);
  }
}
