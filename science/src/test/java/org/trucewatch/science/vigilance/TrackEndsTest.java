// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.quantity.Symmetric2;

class TrackEndsTest {
  private static final TrackEnds ENDS = new TrackEnds();

  /** Northwards at 44 m/s for 600 s; at its end 13.2 km north of the middle's 300 s before. */
  private static DroneTrack track(String id, double from, double east, double north) {
    return new DroneTrack(
        id, from, from + 600, east, north + 13.2, 44, 1.5, 0, 0.03, List.of(1L, 2L, 3L, 4L));
  }

  private static Impulse explosion(
      String id, double seconds, double east, double north, ImpulseKind kind) {
    return new Impulse(
        id,
        seconds,
        0.1,
        east,
        north,
        new Symmetric2(0.01, 0, 0.01),
        0.99,
        List.of(7L),
        3,
        2,
        kind,
        0.7,
        Optional.empty(),
        "alone");
  }

  private static ImpulseKind kindAt(double seconds, double east, double north, ImpulseKind kind) {
    return ENDS.amended(
            List.of(explosion("e", seconds, east, north, kind)), List.of(track("t", 1_000, 50, 0)))
        .get(0)
        .kind();
  }

  @Test
  void anExplosionAtTheEndOfATrackIsAnImpactAndSaysWhy() {
    Impulse e = explosion("e", 1_605, 50.3, 26.5, ImpulseKind.UNEXPLAINED);
    Impulse said = ENDS.amended(List.of(e), List.of(track("t", 1_000, 50, 0))).get(0);
    assertThat(said.kind()).isEqualTo(ImpulseKind.IMPACT);
    assertThat(said.reason()).contains("at the end of the track of an engine", "44 m/s");
    assertThat(said.kindProbability()).isBetween(0.9, 0.98);
    assertThat(said.pairedWith()).isEmpty();
    assertThat(said.eastKilometers()).isCloseTo(50.3, within(0.0));
  }

  @Test
  void whatIsElsewhereOrAtAnotherTimeOrWasToldOtherwiseStays() {
    ImpulseKind u = ImpulseKind.UNEXPLAINED;
    assertThat(kindAt(1_600, 50, 26.4, ImpulseKind.FIRE)).isEqualTo(ImpulseKind.IMPACT);
    assertThat(kindAt(1_600, 50, 26.4, ImpulseKind.UNDETERMINED)).isEqualTo(ImpulseKind.IMPACT);
    assertThat(kindAt(1_600, 56, 26.4, u)).as("beside").isEqualTo(u);
    assertThat(kindAt(1_600, 50, 20, u)).as("behind").isEqualTo(u);
    assertThat(kindAt(1_500, 50, 22, u)).as("the engine flew on").isEqualTo(u);
    assertThat(kindAt(1_800, 50, 35, u)).as("not heard for minutes").isEqualTo(u);
    for (ImpulseKind told : List.of(
        ImpulseKind.LAUNCH, ImpulseKind.ANNOUNCED, ImpulseKind.NO_EXPLOSION, ImpulseKind.IMPACT)) {
      assertThat(kindAt(1_600, 50, 26.4, told)).isEqualTo(told);
    }
  }

  @Test
  void anExplosionAmongManyIsLeftToChance() {
    List<Impulse> many = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      many.add(explosion(
          "e" + i,
          1_300 + 600 * random.nextDouble(),
          46 + 8 * random.nextDouble(),
          22 + 8 * random.nextDouble(),
          ImpulseKind.FIRE));
    }
    many.add(explosion("at the end", 1_600, 50, 26.4, ImpulseKind.FIRE));
    assertThat(ENDS.amended(many, List.of(track("t", 1_000, 50, 0)))).isEqualTo(many);
  }

  @Test
  void oneTrackEndsOnceAndTheOrderOfListsMakesNoDifference() {
    List<DroneTrack> tracks = new ArrayList<>();
    List<Impulse> impulses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tracks.add(track("t" + i, 1_000 * i, 10 * i, 0));
      impulses.add(explosion("a" + i, 1_000 * i + 602, 10 * i + 0.2, 26, ImpulseKind.UNEXPLAINED));
      impulses.add(explosion("b" + i, 1_000 * i + 610, 10 * i, 26.5, ImpulseKind.UNEXPLAINED));
    }
    List<Impulse> inOrder = ENDS.amended(impulses, tracks);
    assertThat(inOrder).filteredOn(i -> i.kind() == ImpulseKind.IMPACT).hasSize(12);
    Random random = new Random(5);
    for (int run = 0; run < 20; run++) {
      List<DroneTrack> otherTracks = new ArrayList<>(tracks);
      List<Impulse> others = new ArrayList<>(impulses);
      Collections.shuffle(otherTracks, random);
      Collections.shuffle(others, random);
      assertThat(ENDS.amended(others, otherTracks)).containsExactlyInAnyOrderElementsOf(inOrder);
    }
  }

  @Test
  void flightsThatEndInNothingAndExplosionsOfOtherCausesSeldomMeet() {
    int linked = 0;
    int runs = 100;
    for (int seed = 0; seed < runs; seed++) {
      Random random = new Random(seed);
      List<DroneTrack> tracks = new ArrayList<>();
      List<Impulse> impulses = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        tracks.add(track("t" + i, 36_000 * random.nextDouble(), 150 * random.nextDouble(), -20));
      }
      for (int i = 0; i < 100; i++) {
        impulses.add(explosion(
            "e" + i,
            36_000 * random.nextDouble(),
            150 * random.nextDouble(),
            60 * random.nextDouble() - 30,
            ImpulseKind.UNEXPLAINED));
      }
      linked += (int) ENDS.amended(impulses, tracks).stream()
          .filter(i -> i.kind() == ImpulseKind.IMPACT)
          .count();
    }
    // 4,000 flights in all; a chance meeting for one night in ten at most.
    assertThat(linked).isLessThanOrEqualTo(runs / 10);
  }
}
