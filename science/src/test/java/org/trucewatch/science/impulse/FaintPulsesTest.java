// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Observation;

/** Pulses that fewer nodes heard than the search of everything needs, where something tells where and when to look. */
class FaintPulsesTest {
  private static final double DAY = 86_400;

  private static PlainLine line(long seed) {
    PlainLine line = new PlainLine(seed, 60);
    line.noise(20, DAY);
    return line;
  }

  private static void announce(PlainLine line, double seconds, double east, double north) {
    line.add(new Observation.Announcement("demining", seconds, east, north, 0));
  }

  private static List<Impulse> announced(PlainLine line) {
    LineRecord record = line.record(DAY);
    return new FaintAnnounced(List.of(), record).besides(List.of());
  }

  @Test
  void anAnnouncedDetonationThatFewNodesHeardIsMatched() {
    int found = 0;
    for (long seed = 1; seed <= 10; seed++) {
      PlainLine line = line(seed);
      announce(line, 40_200, 30.1, 2.9);
      line.blast(40_000, 30, 3, 0.02);
      List<Impulse> all = announced(line);
      found += all.size();
      for (Impulse i : all) {
        assertThat(i.kind()).isEqualTo(ImpulseKind.ANNOUNCED);
        assertThat(i.seconds()).isBetween(39_999.0, 40_001.0);
        assertThat(i.reason()).contains("announced place");
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(8);
  }

  @Test
  void whereNothingWasSetOffNothingIsMatched() {
    int found = 0;
    for (long seed = 1; seed <= 40; seed++) {
      PlainLine line = line(seed);
      announce(line, 40_200, 30.1, 2.9);
      found += announced(line).size();
    }
    assertThat(found).isLessThanOrEqualTo(1);
  }

  @Test
  void anAnnouncementThatCameAfterwardsExcusesNothing() {
    PlainLine line = line(3);
    line.blast(40_000, 30, 3, 0.02);
    line.add(new Observation.Announcement("demining", 40_000, 30, 3, 40_100));
    assertThat(announced(line)).isEmpty();
  }

  /** A burst of 82 mm, and 25 s earlier and 2.5 km away its launch, which is in no list of pulses. */
  private static List<Impulse> lone(long seed, boolean hasLaunch) {
    PlainLine line = line(seed);
    if (hasLaunch) {
      line.blast(39_975, 31, 0.5, 0.0105);
    }
    line.blast(40_000, 30, 3, 0.2);
    LineRecord record = line.record(DAY);
    List<LocatedPulse> pulses =
        line.pulses(record).stream().filter(p -> p.seconds() > 39_990).toList();
    List<Impulse> sorted = new ImpulseSorter().sort(pulses, record);
    return new FaintLaunch(pulses, List.of(), record).amended(sorted);
  }

  @Test
  void aLoneBurstWithAFaintLaunchBeforeItIsAnImpact() {
    int impacts = 0;
    int bursts = 0;
    for (long seed = 1; seed <= 10; seed++) {
      for (Impulse i : lone(seed, true)) {
        bursts++;
        impacts += i.kind() == ImpulseKind.IMPACT ? 1 : 0;
        assertThat(i.pairedWith()).isEmpty();
      }
    }
    assertThat(bursts).isGreaterThanOrEqualTo(8);
    assertThat(impacts).isGreaterThanOrEqualTo(bursts / 2);
  }

  @Test
  void aLoneChargeStaysUnexplained() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(lone(seed, false)).noneMatch(i -> i.kind() == ImpulseKind.IMPACT);
    }
  }
}
