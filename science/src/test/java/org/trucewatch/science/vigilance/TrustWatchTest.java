// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.GroupTrust;
import org.trucewatch.domain.line.GroupTrust.By;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.PlainLine;

class TrustWatchTest {
  /** Quantiles of Beta(8, 2) as tables give them. */
  @Test
  void aGroupOfWhichNothingIsKnownHasThePrior() {
    GroupTrust t = TrustWatch.trust(By.HOST, "north", 40, 0, 0);
    assertThat(t.mean()).isEqualTo(0.8);
    assertThat(t.low()).isCloseTo(0.5175, within(1e-4));
    assertThat(t.high()).isCloseTo(0.9719, within(1e-4));
  }

  @Test
  void flaggedNodesLowerTheTrustInTheirHostAndNobodyElses() {
    PlainLine line = new PlainLine(5, 60);
    line.blast(1_000, 30, 0, 2);
    LineRecord record = line.record(86_400);
    List<SensorFlag> flags = java.util.stream.IntStream.range(
            0, record.sensors().size())
        .filter(i -> record.sensors().get(i).hostPartyId().equals("north"))
        .limit(12)
        .mapToObj(i -> new SensorFlag(i, 0, 10, SensorFlag.What.ALONE, 1e-9, ""))
        .toList();
    List<GroupTrust> all = new TrustWatch().groups(line.pulses(record), flags, record);
    GroupTrust north =
        all.stream().filter(t -> t.name().equals("north")).findFirst().orElseThrow();
    GroupTrust south =
        all.stream().filter(t -> t.name().equals("south")).findFirst().orElseThrow();
    assertThat(north.failed()).isEqualTo(12);
    assertThat(north.mean()).isLessThan(0.75);
    assertThat(south.failed()).isZero();
    assertThat(south.mean()).isGreaterThan(0.8);
    assertThat(all).extracting(GroupTrust::by).contains(By.OWNER);
  }
}
