// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.quantity.Symmetric2;

class ImpulseSorterTest {
  private static final double DAY = 86_400;

  /** Six rounds of 120 mm over 5 km in 33 s, from the south northwards or the reverse. */
  private static PlainLine mortar(long seed, double towards) {
    PlainLine line = new PlainLine(seed, 60);
    double at = 10_000;
    for (int round = 0; round < 6; round++) {
      line.blast(at, 30, -2.5 * towards, 0.05);
      line.blast(at + 33, 30.3, 2.5 * towards, 1.5);
      at += 13 + 3 * Math.sin(round);
    }
    line.noise(20, DAY);
    return line;
  }

  private static List<Impulse> sorted(PlainLine line) {
    LineRecord record = line.record(DAY);
    return new ImpulseSorter().sort(line.pulses(record), record);
  }

  @Test
  void launchesAndBurstsOfASeriesArePairedRoundByRound() {
    for (long seed = 1; seed <= 5; seed++) {
      List<Impulse> all = sorted(mortar(seed, 1));
      assertThat(all).hasSizeGreaterThan(8);
      for (Impulse i : all) {
        assertThat(i.kind())
            .as("seed %d, %s", seed, i.reason())
            .isEqualTo(i.northKilometers() < 0 ? ImpulseKind.LAUNCH : ImpulseKind.IMPACT);
        i.pairedWith().ifPresent(other -> {
          Impulse o =
              all.stream().filter(x -> x.eventId().equals(other)).findFirst().get();
          assertThat(Math.abs(o.seconds() - i.seconds())).isBetween(32.0, 34.0);
          assertThat(o.pairedWith()).contains(i.eventId());
        });
      }
    }
  }

  /** Rounds every 15 s on one place and every 20 s on another, 7 km off: every fourth looks like a flight of one time. */
  @Test
  void burstsOfTwoSeriesInStepAreNoLaunches() {
    for (long seed = 1; seed <= 5; seed++) {
      PlainLine line = new PlainLine(seed, 60);
      for (int round = 0; round < 24; round++) {
        line.blast(10_000 + 15 * round, 30, 2, 1.5);
        line.blast(10_012 + 20 * round, 36, 5, 6);
      }
      assertThat(sorted(line))
          .hasSizeGreaterThan(30)
          .allSatisfy(i -> assertThat(i.kind()).isNotEqualTo(ImpulseKind.LAUNCH));
    }
  }

  @Test
  void theOrderOfPulsesMakesNoDifference() {
    PlainLine line = mortar(7, 1);
    LineRecord record = line.record(DAY);
    List<LocatedPulse> pulses = line.pulses(record);
    List<Impulse> expected = new ImpulseSorter().sort(pulses, record);
    for (long seed = 0; seed < 5; seed++) {
      List<LocatedPulse> shuffled = new ArrayList<>(pulses);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(new ImpulseSorter().sort(shuffled, record)).isEqualTo(expected);
    }
  }

  @Test
  void fireFromEitherSideIsSortedAlike() {
    List<Impulse> north = sorted(mortar(3, 1));
    List<Impulse> south = sorted(mortar(3, -1));
    assertThat(north.stream().filter(i -> i.kind().isFire()).count()).isEqualTo(north.size());
    assertThat(south.stream().filter(i -> i.kind().isFire()).count()).isEqualTo(south.size());
  }

  @Test
  void whoHoldsWhichGroundPlaysNoPart() {
    PlainLine line = mortar(4, 1);
    LineRecord r = line.record(DAY);
    List<Sensor> exchanged = r.sensors().stream()
        .map(s -> new Sensor(
            s.name(),
            s.kind(),
            s.owner(),
            s.hostPartyId().equals("north") ? "south" : "north",
            s.eastKilometers(),
            s.northKilometers()))
        .toList();
    LineRecord swapped = new LineRecord(
        exchanged,
        r.observations(),
        r.numbers(),
        r.line().exchanged(),
        r.fromSeconds(),
        r.toSeconds(),
        r.soundKilometersPerSecond());
    List<LocatedPulse> pulses = line.pulses(r);
    assertThat(new ImpulseSorter().sort(pulses, swapped))
        .isEqualTo(new ImpulseSorter().sort(pulses, r));
  }

  @Test
  void anAnnouncementExcusesOneExplosionOnly() {
    PlainLine line = new PlainLine(5, 60);
    line.blast(20_000, 20, 4, 5);
    line.blast(20_500, 20.1, 4.1, 5);
    line.add(new Observation.Announcement("demining", 20_100, 20.1, 3.9, 0));
    List<Impulse> all = sorted(line);
    assertThat(all).hasSize(2);
    assertThat(all.stream().filter(i -> i.kind() == ImpulseKind.ANNOUNCED)).hasSize(1);
  }

  @Test
  void anAnnouncementMadeAfterwardsExcusesNothing() {
    PlainLine line = new PlainLine(5, 60);
    line.blast(20_000, 20, 4, 5);
    line.add(new Observation.Announcement("demining", 20_000, 20, 4, 30_000));
    assertThat(sorted(line))
        .allSatisfy(i -> assertThat(i.kind()).isNotEqualTo(ImpulseKind.ANNOUNCED));
  }

  @Test
  void aStrongExplosionAloneIsUnexplainedAndNotFire() {
    PlainLine line = new PlainLine(6, 60);
    line.blast(30_000, 25, 5, 8);
    assertThat(sorted(line)).singleElement().satisfies(i -> {
      assertThat(i.kind()).isEqualTo(ImpulseKind.UNEXPLAINED);
      assertThat(i.kindProbability()).isBetween(0.5, 0.95);
    });
  }

  @Test
  void strengthIsWithinItsErrors() {
    int inside = 0;
    int all = 0;
    for (long seed = 0; seed < 30; seed++) {
      PlainLine line = new PlainLine(seed, 60);
      line.blast(1_000, 30, 3, 2);
      for (Impulse i : sorted(line)) {
        all++;
        inside += Math.abs(i.logKilograms() - Math.log(2)) < 2 * i.logKilogramsSd() ? 1 : 0;
      }
    }
    assertThat(inside).isGreaterThanOrEqualTo((int) (0.9 * all));
  }

  @Test
  void aRadarsTrackMakesTheLaunchALaunch() {
    PlainLine line = new PlainLine(9, 60);
    line.blast(5_000, 30, -5, 0.34);
    line.register(new Sensor("R", SensorKind.RADAR, "mission", "north", 30, 8));
    line.add(new Observation.Track(
        line.sensors().size() - 1, 5_000, 30.01, -5.02, 0.04, 31, 5, 0.3, 5_010));
    assertThat(sorted(line)).singleElement().satisfies(i -> {
      assertThat(i.kind()).isEqualTo(ImpulseKind.LAUNCH);
      assertThat(i.kindProbability()).isLessThanOrEqualTo(0.98);
    });
  }

  @Test
  void theBoomOfASupersonicFlightIsNoExplosion() {
    PlainLine line = new PlainLine(11, 60);
    List<Observation.Pick> picks = new ArrayList<>();
    for (int n = 0; n < line.sensors().size(); n++) {
      Sensor s = line.sensors().get(n);
      double miss = Math.hypot(s.northKilometers() - 2, 10);
      double at =
          7_000 + s.eastKilometers() / (1.4 * 0.34) + miss * Math.sqrt(1 - 1 / (1.4 * 1.4)) / 0.34;
      picks.add(new Observation.Pick(n, at, 0.012, 25, at + 1));
    }
    picks.forEach(line::add);
    LineRecord record = line.record(DAY);
    // What an associator makes of eight of these picks.
    List<Long> numbers = new ArrayList<>();
    for (int n = 20; n < 28; n++) {
      numbers.add(record.numbers()[n]);
    }
    LocatedPulse pulse = new LocatedPulse(
        "boom", 7_000, 0.3, 12, 0, new Symmetric2(0.1, 0, 0.1), 0.9, numbers, List.of());
    assertThat(new ImpulseSorter().sort(List.of(pulse), record))
        .singleElement()
        .satisfies(i -> assertThat(i.kind()).isEqualTo(ImpulseKind.NO_EXPLOSION));
  }

  @Test
  void reachOfABurstHoldsThatOfItsClass() {
    for (Impulse i : sorted(mortar(2, 1))) {
      if (i.kind() == ImpulseKind.IMPACT) {
        assertThat(WeaponReach.of(i).farKilometers()).isGreaterThanOrEqualTo(8);
        assertThat(WeaponReach.of(i).nearKilometers()).isLessThan(5);
      }
    }
  }
}
