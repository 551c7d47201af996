// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlightRuleTest {
  /** Sanity bands of the shared design, physics, section 4.3. */
  @Test
  void flightsNearGreatestRangeAreAllowed() {
    assertThat(FlightRule.allows(4, 0.05, 27, 0.2)).isTrue();
    assertThat(FlightRule.allows(7, 0.05, 40, 0.2)).isTrue();
    assertThat(FlightRule.allows(15, 0.05, 62, 0.2)).isTrue();
    assertThat(FlightRule.allows(17, 0.05, 67, 0.2)).isTrue();
    assertThat(FlightRule.allows(2, 0.05, 3.3, 0.2)).isTrue();
  }

  @Test
  void whatNoRoundDoesIsNot() {
    assertThat(FlightRule.allows(15, 0.05, 10, 0.2)).isFalse();
    assertThat(FlightRule.allows(1, 0.05, 90, 0.2)).isFalse();
    assertThat(FlightRule.allows(40, 0.05, 100, 0.2)).isFalse();
    assertThat(FlightRule.allows(0.1, 0.01, 1, 0.1)).isFalse();
    assertThat(FlightRule.allows(5, 0.05, -30, 0.2)).isFalse();
  }
}
