// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.SharedData;
import org.trucewatch.science.association.network.PickColumns;

class SyntheticSetTest {
  /** Against the sets' own README, whose figures are draws of a few hundred errors: 3 % of the median, 4 % of the 90 %. */
  @ParameterizedTest
  @CsvSource({
    "acou-iid-r0300-s113, 0.356, 0.7249, 277",
    "acou-wind-r0100-s122, 0.0578, 0.1148, 92",
    "acou-wind-r0300-s123, 0.0603, 0.1222, 274",
    "dense-r0100-s131, 0.0128, 0.0257, 93",
    "dense-r1000-s132, 0.0125, 0.0247, 473",
    "salvo-r0100-s141, 0.0136, 0.0277, 88",
    "seis-r0100-s102, 0.0491, 0.1015, 100",
    "seis-r0300-s103, 0.0510, 0.1089, 150"
  })
  void theBoundIsThatOfTheSetsOwnDescription(
      String name, double median, double ninety, int detectable) {
    SyntheticSet set =
        SyntheticSet.read(SharedData.folder("association-synthetic").resolve(name));
    SyntheticSet.Bound bound = set.bound();
    assertThat(bound.medianKm()).isCloseTo(median, within(0.03 * median));
    assertThat(bound.ninetyKm()).isCloseTo(ninety, within(0.04 * ninety));
    assertThat(set.truth().stream().filter(e -> e.size() >= set.picksMin())).hasSize(detectable);
  }

  @Test
  void scrambledPicksKeepEachNodesPicksAndMoveThemByWholeMinutes() {
    Path folder = SharedData.folder("association-synthetic").resolve("dense-r0100-s131");
    SyntheticSet set = SyntheticSet.read(folder);
    PickColumns picks = set.input().picks().columns();
    PickColumns moved = ScrambledPicks.of(picks, set.input().stations().nodes().size(), 5);
    assertThat(moved.size()).isEqualTo(picks.size());
    double span = picks.timeSeconds(picks.size() - 1) - picks.timeSeconds(0) + 1e-3;
    int still = 0;
    for (int i = 0; i < picks.size(); i++) {
      double shift = moved.timeSeconds(i) - picks.timeSeconds(i);
      double minutes = (shift < 0 ? shift + span : shift) / 60;
      assertThat(minutes).isCloseTo(Math.rint(minutes), within(1e-6));
      still += minutes < 0.5 ? 1 : 0;
    }
    assertThat(still).isLessThan(picks.size() / 10);
  }

  @Test
  void everySharedSetThatIsAskedForHasItsTarget() {
    assertThat(Target.all()).hasSize(17);
    assertThat(Target.of("dense-r3000-s133").f1Min()).isEqualTo(0.93);
    assertThat(Target.of("of-another-kind")).isEqualTo(Target.NONE);
  }
}
