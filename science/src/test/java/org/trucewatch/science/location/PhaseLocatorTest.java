// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.PathLesson.KnownEvent;
import org.trucewatch.science.location.PhaseLocation.Found;
import org.trucewatch.science.location.PhaseLocation.NotFound;
import org.trucewatch.science.propagation.Ak135;
import org.trucewatch.science.propagation.BodyWave;

class PhaseLocatorTest {
  private static final PhaseLocator LOCATOR = new PhaseLocator(Ak135.crustAndUpperMantle());
  private static final GeoPoint SITE = GeoPoint.onEllipsoid(-30.2, 128.4);
  private static final double[][] STATIONS = {
    {60, 0.3}, {64, 1.9}, {80, 3.1}, {120, 4.4}, {180, 5.5}, {205, 2.6}
  };

  @Test
  void exactArrivalsGiveThePlaceAndTheTimeBack() {
    Found found = found(arrivals(SITE, 3.25, new Draw(1), 0, 0), PathModel.Unlearnt.CONTINENT);
    assertThat(GroundLine.geodesic(found.place(), SITE).kilometers()).isLessThan(1e-3);
    assertThat(found.originSeconds()).isCloseTo(3.25, within(1e-4));
    assertThat(found.setAside()).isEmpty();
  }

  /** Both waves of a path err together: a second wave must not make the ellipse smaller by the root of two. */
  @Test
  void theEllipseHoldsTheTruthAsOftenAsItSaysWhenPathsErrTogether() {
    int held = 0;
    int trials = 300;
    PathModel.Unlearnt paths = new PathModel.Unlearnt(0.02, 0.5, 0.01);
    for (int i = 0; i < trials; i++) {
      Found found = found(arrivals(SITE, 0, new Draw(i), 0.02, 0.05), paths);
      held += PathLesson.squareOff(SITE, found) <= 4.605 ? 1 : 0;
    }
    assertThat((double) held / trials).isBetween(0.84, 0.97);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, -1.5, 16})
  void anArrivalThatDisagreesWithAllOthersIsSetAsideByName(double offSeconds) {
    PathModel.Learnt learnt = PathLesson.learn(LOCATOR, known(20, 5));
    List<PhaseArrival> arrivals = new ArrayList<>(biased(SITE, 0, new Draw(99)));
    PhaseArrival good = arrivals.get(7);
    arrivals.set(
        7,
        new PhaseArrival(
            good.station(), good.position(), good.wave(), good.timeSeconds() + offSeconds, 0.05));
    Found found = found(arrivals, learnt);
    assertThat(found.setAside()).hasSize(1);
    assertThat(found.setAside().getFirst().arrival().station()).isEqualTo(good.station());
    assertThat(found.setAside().getFirst().offSeconds()).isCloseTo(offSeconds, within(0.05));
    assertThat(GroundLine.geodesic(found.place(), SITE).kilometers()).isLessThan(0.15);
  }

  @Test
  void correctionsLearntFromKnownEventsTakeTheBiasAway() {
    List<PhaseArrival> event = biased(SITE, 0, new Draw(77));
    Found plain = found(event, PathModel.Unlearnt.CONTINENT);
    Found corrected = found(event, PathLesson.learn(LOCATOR, known(20, 6)));
    assertThat(GroundLine.geodesic(plain.place(), SITE).kilometers()).isGreaterThan(0.4);
    assertThat(GroundLine.geodesic(corrected.place(), SITE).kilometers()).isLessThan(0.1);
  }

  @Test
  void arrivalsAtTwoStationsAreNotEnough() {
    List<PhaseArrival> two = arrivals(SITE, 0, new Draw(1), 0, 0).subList(0, 4);
    assertThat(LOCATOR.locate(two, PathModel.Unlearnt.CONTINENT))
        .isEqualTo(new NotFound("needs arrivals at 3 stations, has 2"));
  }

  private static Found found(List<PhaseArrival> arrivals, PathModel paths) {
    return (Found) LOCATOR.locate(arrivals, paths);
  }

  /** Arrivals whose paths are off by the same fraction for both waves in part. */
  private static List<PhaseArrival> arrivals(
      GeoPoint source, double origin, Draw draw, double relative, double reading) {
    List<PhaseArrival> arrivals = new ArrayList<>();
    for (int i = 0; i < STATIONS.length; i++) {
      GeoPoint station = Wgs84.direct(SITE, STATIONS[i][1], STATIONS[i][0]);
      double common = draw.gaussian();
      for (BodyWave wave : BodyWave.values()) {
        PhaseArrival blank = new PhaseArrival("S" + i, station, wave, 0, 0.05);
        double seconds = LOCATOR.seconds(blank, source);
        double path = StrictMath.sqrt(0.5) * (common + draw.gaussian());
        arrivals.add(new PhaseArrival(
            "S" + i,
            station,
            wave,
            origin + seconds * (1 + relative * path) + reading * draw.gaussian(),
            0.05));
      }
    }
    return arrivals;
  }

  /** The same paths are always off by the same; only the reading differs. */
  private static List<PhaseArrival> biased(GeoPoint source, double origin, Draw reading) {
    Draw paths = new Draw(4);
    List<PhaseArrival> arrivals = new ArrayList<>();
    for (PhaseArrival arrival : arrivals(source, origin, paths, 0.02, 0)) {
      arrivals.add(new PhaseArrival(
          arrival.station(),
          arrival.position(),
          arrival.wave(),
          arrival.timeSeconds() + 0.004 * reading.gaussian(),
          0.05));
    }
    return arrivals;
  }

  private static List<KnownEvent> known(int events, long seed) {
    Draw draw = new Draw(seed);
    List<KnownEvent> known = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      GeoPoint place =
          Wgs84.direct(SITE, draw.between(0, 6.28), StrictMath.sqrt(draw.between(0, 0.04)));
      known.add(new KnownEvent(place, biased(place, draw.between(-2, 2), draw)));
    }
    return known;
  }
}
