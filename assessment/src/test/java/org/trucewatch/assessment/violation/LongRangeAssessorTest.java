// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.AttackWave.Precision;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Standing;

class LongRangeAssessorTest {
  private static final String EAST = "Eastland";
  private static final String WEST = "Westland";

  private final Truce truce = new Truce(EAST, WEST);

  /** The finding on Eastland's launches. */
  private Finding assess(List<AttackWave> waves, List<Allegation> allegations) {
    return new Assessor()
        .assess(truce.agreement(), truce.ofWaves(waves, allegations))
        .getFirst();
  }

  private List<AttackWave> nightlyAnd(AttackWave wave) {
    List<AttackWave> waves = new ArrayList<>(truce.nightly(EAST, WEST));
    waves.add(wave);
    return waves;
  }

  @Test
  void silenceOfTheAttackedSideWeighsWhereItReportsEveryNight() {
    Finding f = assess(truce.nightly(EAST, WEST), List.of());
    assertThat(f.standing()).isEqualTo(Standing.KEPT);
    assertThat(f.statement()).startsWith("None reported");
  }

  @Test
  void silenceOfThePartyItselfWeighsNothing() {
    assertThat(assess(truce.nightly(EAST, EAST), List.of()).standing())
        .isEqualTo(Standing.UNDETERMINED);
  }

  @Test
  void silenceOfAnIrregularReporterWeighsNothing() {
    List<AttackWave> some = truce.nightly(EAST, WEST).subList(0, 8);
    Finding f = assess(some, List.of());
    assertThat(f.standing()).isEqualTo(Standing.UNDETERMINED);
    assertThat(f.reasons()).anyMatch(r -> r.contains("4 of the 5 nights before"));
  }

  @Test
  void aPartyThatNobodyReportsOnIsUndetermined() {
    Finding f = assess(truce.nightly(WEST, EAST), List.of());
    assertThat(f.standing()).isEqualTo(Standing.UNDETERMINED);
    assertThat(f.statement()).contains("no source in the input");
  }

  @ParameterizedTest
  @CsvSource({
    "2031-04-12T00:00:00Z, 2031-04-13T00:00:00Z, DAY, inside the window",
    "2031-04-13T00:00:00Z, 2031-04-14T00:00:00Z, DAY, do not lie wholly inside",
    "2031-04-11T00:00:00Z, 2031-04-12T00:00:00Z, DAY, do not lie wholly inside",
    "2031-04-13T11:00:00Z, 2031-04-13T13:00:00Z, MINUTE, do not lie wholly inside",
    "2031-04-12T01:00:00Z, 2031-04-12T02:00:00Z, MINUTE, inside the window"
  })
  void aWaveThatMayLieInTheWindowIsNeverDropped(
      String from, String to, Precision precision, String reason) {
    Finding f = assess(nightlyAnd(truce.wave(EAST, WEST, from, to, precision)), List.of());
    assertThat(f.standing()).isEqualTo(Standing.UNDETERMINED);
    assertThat(f.reasons()).anyMatch(r -> r.contains(reason) && r.contains("drone (7, "));
  }

  @Test
  void aPartysReportOfItselfIsEnoughAgainstIt() {
    var own =
        truce.wave(EAST, EAST, "2031-04-12T01:00:00Z", "2031-04-12T02:00:00Z", Precision.MINUTE);
    Finding f = assess(nightlyAnd(own), List.of());
    assertThat(f.standing()).isEqualTo(Standing.VIOLATED);
    assertThat(f.standardOfProof()).contains("the party's own report");
  }

  @Test
  void anAllegationOfThisConductInTheWindowBreaksTheSilence() {
    var claim =
        truce.allegation(WEST, EAST, "missile", "2031-04-12T00:00:00Z", "2031-04-12T06:00:00Z");
    assertThat(assess(truce.nightly(EAST, WEST), List.of(claim)).standing())
        .isEqualTo(Standing.UNDETERMINED);
  }

  @Test
  void aBroadAllegationStandsBesideAndChangesNothing() {
    var claim =
        truce.allegation(WEST, EAST, "total", "2031-04-12T00:00:00Z", "2031-04-12T06:00:00Z");
    Finding f = assess(truce.nightly(EAST, WEST), List.of(claim));
    assertThat(f.standing()).isEqualTo(Standing.KEPT);
    assertThat(f.claims())
        .singleElement()
        .satisfies(c -> assertThat(c.text()).contains("total, about 12", "inside the window"));
  }
}
