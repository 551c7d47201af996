// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClopperPearsonTest {
  @Test
  void ofNoneSeenTheBoundIsTheRootOfTheTail() {
    assertThat(ClopperPearson.upper(0, 10, 0.05)).isCloseTo(1 - Math.pow(0.05, 0.1), within(1e-9));
  }

  /** 1 of 10: 0.3942 in every table of 90 % two-sided limits. */
  @Test
  void agreesWithTheTables() {
    assertThat(ClopperPearson.upper(1, 10, 0.05)).isCloseTo(0.3942, within(5e-5));
  }

  @Test
  void ofNothingOrOfAllNothingIsExcluded() {
    assertThat(ClopperPearson.upper(0, 0, 0.05)).isEqualTo(1);
    assertThat(ClopperPearson.upper(3, 3, 0.05)).isEqualTo(1);
  }
}
