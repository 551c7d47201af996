// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;

class IncidentGroupingTest {
  private static final double[] NORTH = {0, 4};
  private static final double[] SOUTH = {0, -4};

  private static List<Incident> group(Rounds rounds) {
    return new IncidentGrouping().group(rounds.impulses());
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void sixRoundsOnOnePlaceAreOneIncident(long seed) {
    for (ImpulseKind kind : List.of(ImpulseKind.IMPACT, ImpulseKind.LAUNCH, ImpulseKind.FIRE)) {
      var draw = new Draw(seed);
      var rounds = new Rounds();
      for (int i = 0; i < 6; i++) {
        rounds.add(kind, 15 * i, 3, 5, draw);
      }
      assertThat(group(rounds)).singleElement().satisfies(i -> {
        assertThat(i.kind()).isEqualTo(Incident.Kind.FIRE);
        assertThat(i.impulses()).hasSize(6);
        assertThat(i.toSeconds() - i.fromSeconds()).isEqualTo(75);
      });
    }
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void twoSidesThatFireAtEachOtherAreTwoIncidents(long seed) {
    var draw = new Draw(seed);
    var rounds = new Rounds();
    for (int i = 0; i < 20; i++) {
      rounds.fire(15 * i, NORTH, SOUTH, draw).fire(15 * i + 7, SOUTH, NORTH, draw);
      // What is not told apart and lies with either must not join them.
      rounds.add(ImpulseKind.FIRE, 15 * i + 3, 0, i % 2 == 0 ? 4 : -4, draw);
    }
    List<Incident> found = group(rounds);
    assertThat(found).hasSize(2);
    assertThat(found.stream().mapToInt(i -> i.impulses().size()).sum()).isEqualTo(100);
    assertThat(found.get(0).northKilometers()).isBetween(-4.5, -3.5);
    assertThat(found.get(1).northKilometers()).isBetween(3.5, 4.5);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void burstsBetweenTwoSidesDoNotMakeOneIncidentOfTheirFire(long seed) {
    var draw = new Draw(seed);
    var rounds = new Rounds();
    for (int i = 0; i < 20; i++) {
      rounds.fire(15 * i, NORTH, new double[] {0, -0.6}, draw);
      rounds.fire(15 * i + 7, SOUTH, new double[] {0, 0.6}, draw);
      rounds.add(ImpulseKind.IMPACT, 15 * i + 3, 0, 0, draw);
    }
    assertThat(group(rounds)).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void fourHundredRoundsOfSeveralBatteriesAreFewIncidents(long seed) {
    var draw = new Draw(seed);
    var rounds = new Rounds();
    for (int i = 0; i < 400; i++) {
      double battery = i % 5 * 3 - 6;
      double[] place = {1.5 * draw.gaussian(), 1.5 * draw.gaussian()};
      double seconds = 2_400 * draw.between(0, 1);
      switch (draw.below(3)) {
        case 0 -> rounds.fire(seconds, new double[] {battery, 9}, place, draw);
        case 1 -> rounds.add(ImpulseKind.IMPACT, seconds, place[0], place[1], draw);
        default -> rounds.add(ImpulseKind.LAUNCH, seconds, battery, 9, draw);
      }
    }
    assertThat(group(rounds)).hasSizeBetween(1, 40);
  }

  @Test
  void pausesAndDistancesPartIncidents() {
    var draw = new Draw(1);
    var rounds = new Rounds()
        .add(ImpulseKind.IMPACT, 0, 0, 0, draw)
        .add(ImpulseKind.IMPACT, IncidentGrouping.GAP_SECONDS + 1, 0, 0, draw)
        .add(ImpulseKind.IMPACT, 10, 5, 0, draw);
    assertThat(group(rounds)).hasSize(3);
  }

  @Test
  void noIncidentIsLongerOrWiderThanTheLimits() {
    var draw = new Draw(2);
    var rounds = new Rounds();
    for (int i = 0; i < 400; i++) {
      rounds.add(ImpulseKind.IMPACT, 300 * i, 0.3 * i, 0, draw);
      rounds.add(ImpulseKind.IMPACT, 10, 0.9 * i, 50, draw);
    }
    List<Incident> found = group(rounds);
    assertThat(found).allSatisfy(i -> {
      assertThat(i.toSeconds() - i.fromSeconds())
          .isLessThanOrEqualTo(IncidentGrouping.LONGEST_SECONDS);
      assertThat(SeverityScale.Measures.of(i).burstsKilometers())
          .isLessThanOrEqualTo(IncidentGrouping.BURSTS_KILOMETERS_MAX);
    });
    assertThat(found.stream().mapToInt(i -> i.impulses().size()).sum()).isEqualTo(800);
    assertThat(found).hasSizeLessThan(80);
  }

  @Test
  void unexplainedAndAnnouncedExplosionsStandApartAndThunderNowhere() {
    var draw = new Draw(3);
    var rounds = new Rounds()
        .add(ImpulseKind.IMPACT, 0, 0, 0, draw)
        .add(ImpulseKind.UNEXPLAINED, 1, 0, 0, draw)
        .add(ImpulseKind.ANNOUNCED, 2, 0, 0, draw)
        .add(ImpulseKind.NO_EXPLOSION, 3, 0, 0, draw)
        .add(ImpulseKind.UNDETERMINED, 4, 0, 0, draw);
    assertThat(group(rounds))
        .extracting(Incident::kind)
        .containsExactly(Incident.Kind.FIRE, Incident.Kind.EXPLOSION, Incident.Kind.ANNOUNCED);
  }

  @Test
  void aTruceThatBeginsPartsTheFireBeforeFromTheFireAfter() {
    var draw = new Draw(4);
    var rounds = new Rounds();
    for (int i = 0; i < 10; i++) {
      rounds.fire(10 * i, NORTH, SOUTH, draw).add(ImpulseKind.FIRE, 10 * i, 0, -4, draw);
    }
    assertThat(new IncidentGrouping(List.of(50.0)).group(rounds.impulses()))
        .extracting(i -> i.impulses().size())
        .containsExactly(15, 15);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void theOrderOfImpulsesMakesNoDifferenceAndEachStandsOnce(long seed) {
    List<Impulse> impulses = new ArrayList<>(scene(new Draw(seed), 300).impulses());
    List<Incident> found = new IncidentGrouping().group(impulses);
    impulses.add(impulses.get(17));
    Collections.shuffle(impulses, new Random(seed));
    assertThat(new IncidentGrouping().group(impulses)).isEqualTo(found);
    var seen = new TreeSet<String>();
    var names = new TreeSet<String>();
    found.forEach(i -> {
      assertThat(names.add(i.incidentId())).isTrue();
      i.impulses().forEach(p -> assertThat(seen.add(p.eventId())).isTrue());
    });
    assertThat(seen).hasSize(impulses.size() - 1);
  }

  @Test
  void aPlaceThatIsNoNumberStandsAlone() {
    var rounds = List.of(
        Rounds.impulse("a", ImpulseKind.IMPACT, 0, Double.NaN, 0),
        Rounds.impulse("b", ImpulseKind.IMPACT, 1, 0, 0),
        Rounds.impulse("c", ImpulseKind.IMPACT, 2, 0, 0));
    assertThat(new IncidentGrouping().group(rounds)).hasSize(2);
  }

  @Test
  void hundredThousandImpulsesOnOnePlaceAreGroupedInSeconds() {
    var draw = new Draw(5);
    long begin = System.nanoTime();
    List<Incident> found = group(scene(draw, 50_000));
    assertThat(found).isNotEmpty();
    assertThat((System.nanoTime() - begin) / 1e9).isLessThan(20);
  }

  /** Fire both ways across a line, paired and not. */
  static Rounds scene(Draw draw, int rounds) {
    var scene = new Rounds();
    for (int i = 0; i < rounds; i++) {
      double east = draw.between(0, 30);
      double[] a = {east, 5};
      double[] b = {east + draw.gaussian(), -5};
      double seconds = draw.between(0, 7_200);
      boolean isNorthern = draw.below(2) == 0;
      switch (draw.below(4)) {
        case 0 -> scene.fire(seconds, isNorthern ? a : b, isNorthern ? b : a, draw);
        case 1 -> scene.add(ImpulseKind.FIRE, seconds, a[0], a[1], draw);
        case 2 -> scene.add(ImpulseKind.LAUNCH, seconds, b[0], b[1], draw);
        default -> scene.add(ImpulseKind.IMPACT, seconds, a[0], a[1], draw);
      }
    }
    return scene;
  }
}
