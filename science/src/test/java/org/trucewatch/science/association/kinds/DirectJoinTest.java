// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.science.association.kinds.GroundArea.Disc;
import org.trucewatch.science.association.kinds.GroundArea.Polygon;
import org.trucewatch.science.association.kinds.GroundArea.Polygon.Corner;
import org.trucewatch.science.association.kinds.Overpass.Pixel;
import org.trucewatch.science.association.kinds.Overpass.View;
import org.trucewatch.science.association.kinds.RadarTrack.End;
import org.trucewatch.science.association.kinds.ReportText.Grade;
import org.trucewatch.science.association.kinds.ReportText.ReportTime;

class DirectJoinTest {
  /** A sector of 40 by 40 km and a day. */
  private static final Scene SCENE = new Scene(1600, 86_400);

  private static final EventState EVENT = event("event-a", 10, 10, 1000);

  private static EventState event(String id, double x, double y, double t) {
    return new EventState(id, new PlaceTime(x, y, t, 0.04, 0.01, 0, 0.02, 0, 0.01), 2);
  }

  private static RadarTrack track(String id, String radar, double x, double y, double t) {
    return new RadarTrack(id, radar, End.ORIGIN, new PlaceTime(x, y, t, 0.01, 0, 0, 0.01, 0, 0.25));
  }

  private static ReportText report(String id, String source, double x, double y) {
    return new ReportText(
        id, source, new Disc(x, y, 2), Grade.NEAR, new ReportTime.Between(600, 1800), 0.8);
  }

  private static Overpass pass(String id, double t, View view, Pixel... pixels) {
    return new Overpass(id, t, view, 10_000, List.of(pixels));
  }

  private static Pixel pixel(double x, double y) {
    return new Pixel(x, y, 0.375, 0.375, 1.4, 0.1);
  }

  private static JoinedEvent joined(DirectObservation... observations) {
    return DirectJoin.join(List.of(EVENT), List.of(observations), SCENE).get(0);
  }

  @Test
  void reportsAloneMakeNoEvent() {
    List<DirectObservation> reports = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      reports.add(report("r" + i, "s" + i, 10, 10));
    }
    assertThat(DirectJoin.join(List.of(), reports, SCENE)).isEmpty();
  }

  @Test
  void aReportOfTheRightPlaceAndTimeSaysAtMostFiveToOne() {
    JoinedEvent near = joined(report("r1", "mayor", 10, 10));
    assertThat(near.evidence()).hasSize(1);
    assertThat(near.after().logOdds()).isCloseTo(2 + StrictMath.log(5), within(1e-12));
    assertThat(near.after().where()).isEqualTo(EVENT.where());
    assertThat(joined(report("r1", "mayor", 30, 30)).evidence()).isEmpty();
  }

  @Test
  void reportsOfOneSourceCountAsItsBest() {
    JoinedEvent one = joined(report("r1", "mayor", 10, 10));
    JoinedEvent three = joined(
        report("r1", "mayor", 10, 10),
        report("r2", "mayor", 10.5, 10),
        report("r3", "mayor", 9, 9));
    assertThat(three.after().logOdds()).isEqualTo(one.after().logOdds());
    JoinedEvent two = joined(report("r1", "mayor", 10, 10), report("r2", "school", 10, 10));
    assertThat(two.after().logOdds()).isGreaterThan(one.after().logOdds());
  }

  @Test
  void theSameObservationTwiceCountsOnce() {
    DirectObservation[] once = {
      track("t1", "north", 10.1, 10, 1000.2),
      report("r1", "mayor", 10, 10),
      pass("p1", 4000, View.CLEAR, pixel(10.1, 10.1))
    };
    DirectObservation[] twice = {
      once[0],
      once[1],
      once[2],
      once[0],
      once[1],
      once[2],
      track("copy", "north", 10.1, 10, 1000.2),
      pass("copy of p1", 4000, View.CLEAR, pixel(10.1, 10.1), pixel(10.1, 10.1))
    };
    assertThat(joined(twice).after().logOdds())
        .isCloseTo(joined(once).after().logOdds(), within(1e-12));
    assertThat(joined(twice).after().where()).isEqualTo(joined(once).after().where());
  }

  @Test
  void withoutAClearViewSilenceSaysNothing() {
    assertThat(joined(pass("p1", 2000, View.UNKNOWN)).evidence()).isEmpty();
    double clear = joined(pass("p1", 2000, View.CLEAR)).after().logOdds();
    assertThat(clear).isLessThan(2).isGreaterThan(2 + StrictMath.log(1 - 0.02));
  }

  @Test
  void aHotPixelOverTheEventSpeaksForItIfTheFireCouldStillBurn() {
    double soon = joined(pass("p1", 4000, View.UNKNOWN, pixel(10, 10))).after().logOdds();
    double late =
        joined(pass("p1", 50_000, View.UNKNOWN, pixel(10, 10))).after().logOdds();
    assertThat(soon).isGreaterThan(late).isLessThanOrEqualTo(2 + StrictMath.log(50));
    assertThat(soon).isGreaterThan(4);
    // A fire that burnt before is not its own.
    assertThat(joined(pass("p1", 900, View.UNKNOWN, pixel(10, 10))).evidence()).isEmpty();
    assertThat(joined(pass("p1", 4000, View.UNKNOWN, pixel(15, 10))).after().logOdds())
        .isCloseTo(2, within(1e-6));
  }

  @Test
  void aPixelIsSharedAmongTheEventsItFits() {
    List<EventState> salvo = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      salvo.add(event("event-" + i, 10, 10, 1000 + 5 * i));
    }
    Overpass pass = new Overpass("p1", 4000, View.UNKNOWN, 500, List.of(pixel(10, 10)));
    double alone = joined(pass).after().logOdds() - 2;
    double sum = 0;
    for (JoinedEvent e : DirectJoin.join(salvo, List.of(pass), SCENE)) {
      sum += StrictMath.exp(e.after().logOdds() - 2) - 1;
    }
    assertThat(sum).isCloseTo(StrictMath.exp(alone) - 1, within(0.01 * sum));
  }

  @Test
  void aPixelsDensityIsItsFootprintBlurred() {
    PlaceTime sharp = new PlaceTime(0, 0, 0, 1e-8, 0, 0, 1e-8, 0, 1);
    Pixel pixel = new Pixel(0, 0, 0.8, 0.4, 0.7, 0);
    assertThat(HotspotLikelihood.density(sharp, pixel)).isCloseTo(1 / 0.32, within(1e-3));
    PlaceTime blurred = new PlaceTime(0.1, -0.2, 0, 0.09, 0.03, 0, 0.05, 0, 1);
    double sum = 0;
    for (int i = 0; i < 60 * 60; i++) {
      double x = -3 + (i % 60 + 0.5) * 0.1;
      double y = -3 + (i / 60 + 0.5) * 0.1;
      sum += 0.01 * HotspotLikelihood.density(blurred, new Pixel(x, y, 0.8, 0.4, 0.7, 0.1));
    }
    assertThat(sum).isCloseTo(1, within(1e-3));
  }

  @Test
  void aRadarTrackMultipliesIntoThePlace() {
    RadarTrack track = track("t1", "north", 10.1, 10.05, 1000.2);
    JoinedEvent joined = joined(track);
    PlaceTime after = joined.after().where();
    assertThat(after.xx()).isLessThan(Math.min(0.04, 0.01));
    assertThat(after.eastKm()).isBetween(10.0, 10.1);
    assertThat(after).isEqualTo(EVENT.where().times(track.where()));
    assertThat(joined.evidence().get(0).mahalanobisSquared()).isLessThan(16.3).isGreaterThan(0);
    assertThat(joined.after().logOdds()).isCloseTo(2 + StrictMath.log(50), within(1e-12));
  }

  /** Independent axes: each axis is the weighted mean of two numbers. */
  @Test
  void theProductOfTwoGaussiansIsTheWeightedMean() {
    PlaceTime one = new PlaceTime(0, 0, 0, 4, 0, 0, 1, 0, 1);
    PlaceTime two = new PlaceTime(5, 2, -1, 1, 0, 0, 1, 0, 3);
    PlaceTime product = one.times(two);
    assertThat(product.eastKm()).isCloseTo(4, within(1e-12));
    assertThat(product.xx()).isCloseTo(0.8, within(1e-12));
    assertThat(product.northKm()).isCloseTo(1, within(1e-12));
    assertThat(product.timeSeconds()).isCloseTo(-0.25, within(1e-12));
    assertThat(one.mahalanobisSquared(two)).isCloseTo(5 + 2 + 0.25, within(1e-12));
  }

  @Test
  void aTrackGoesToOneEventAndAnEventTakesOneTrackOfEachRadar() {
    EventState other = event("event-b", 10.3, 10, 1000.5);
    List<JoinedEvent> result = DirectJoin.join(
        List.of(EVENT, other),
        List.of(
            track("t1", "north", 10, 10, 1000),
            track("t2", "north", 10.3, 10, 1000.5),
            track("t3", "north", 10.1, 10, 1000),
            track("t4", "south", 10, 10, 1000)),
        SCENE);
    List<String> all = result.stream()
        .flatMap(e -> e.evidence().stream())
        .map(JoinedEvent.Evidence::observationId)
        .toList();
    assertThat(all).doesNotHaveDuplicates().hasSize(3).contains("t4");
    assertThat(result)
        .allMatch(e ->
            e.evidence().stream().filter(p -> !p.observationId().equals("t4")).count() == 1);
  }

  @Test
  void aTrackBeyondTheGateDoesNotJoin() {
    assertThat(joined(track("t1", "north", 12, 10, 1000)).evidence()).isEmpty();
    assertThat(joined(track("t1", "north", 10, 10, 1010)).evidence()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void orderDoesNotMatter(long seed) {
    Draw draw = new Draw(seed);
    List<EventState> events = new ArrayList<>();
    List<DirectObservation> observations = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      double x = draw.between(5, 12);
      double y = draw.between(5, 12);
      events.add(event("event-" + i, x, y, 1000 + 10 * i));
      observations.add(track("t" + i, "r" + i % 2, x + 0.1 * draw.gaussian(), y, 1000 + 10 * i));
      observations.add(report("r" + i, "s" + i % 3, x, y + draw.gaussian()));
      observations.add(pass("p" + i, 4000 + i, View.CLEAR, pixel(x, y), pixel(y, x)));
    }
    List<JoinedEvent> first = DirectJoin.join(events, observations, SCENE);
    for (int i = 0; i < 3; i++) {
      Collections.rotate(events, 3);
      Collections.reverse(observations);
      Collections.rotate(observations, 5);
      assertThat(DirectJoin.join(events, observations, SCENE)).isEqualTo(first);
    }
  }

  @Test
  void aPolygonAndADiscOfOneShapeSayTheSame() {
    List<Corner> corners = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double angle = i * StrictMath.PI / 30;
      corners.add(new Corner(11 + 2 * StrictMath.sin(angle), 12 + 2 * StrictMath.cos(angle)));
    }
    PlaceTime where = EVENT.where();
    double disc = ratio(new Disc(11, 12, 2), where);
    assertThat(ratio(new Polygon(corners), where)).isCloseTo(disc, within(0.02));
  }

  private static double ratio(GroundArea area, PlaceTime where) {
    // So unreliable that the cap is far.
    return ReportLikelihood.logRatio(
        new ReportText("r", "s", area, Grade.NEAR, new ReportTime.Between(0, 40_000), 0.01),
        where,
        SCENE);
  }

  @Test
  void aReportThatWasToldLaterHasALogNormalDelay() {
    ReportTime soon = new ReportTime.After(1600, 600, 0.5);
    ReportTime before = new ReportTime.After(900, 600, 0.5);
    Disc disc = new Disc(10, 10, 2);
    assertThat(joined(new ReportText("r", "s", disc, Grade.ABOUT, soon, 0.5)).evidence())
        .hasSize(1);
    assertThat(joined(new ReportText("r", "s", disc, Grade.ABOUT, before, 0.5)).evidence())
        .isEmpty();
  }

  @Test
  void numbersOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> new Pixel(0, 0, 0, 1, 0, 0)).hasMessageContaining("pixel is 0.0 by");
    assertThatThrownBy(() -> new Scene(0, 1)).hasMessageContaining("scene is 0.0 km²");
    assertThatThrownBy(() -> new PlaceTime(0, 0, 0, 1, 2, 0, 1, 0, 1))
        .hasMessageContaining("positive definite");
    assertThatThrownBy(() -> new ReportText(
            "r", "s", new Disc(0, 0, 1), Grade.EXACT, new ReportTime.Between(0, 1), 0.99))
        .hasMessageContaining("reliability is 0.99, expected 0 to 0.95");
    assertThatThrownBy(() -> new PickMark.Bearing(1, 0)).hasMessageContaining("errorRadians is 0");
    assertThatThrownBy(() -> new PickMark.Level(500)).hasMessageContaining("decibels is 500");
    assertThatThrownBy(() -> new PickMark.TraceSpeed(0, 1)).hasMessageContaining("kmPerSecond");
  }
}
