// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikelihoodBandTest {
  @Test
  void bandsAreThoseOfTheDirectiveAndABorderBelongsToTheSideOfEven() {
    assertThat(LikelihoodBand.of(0)).isEqualTo(LikelihoodBand.ALMOST_NO_CHANCE);
    assertThat(LikelihoodBand.of(0.05)).isEqualTo(LikelihoodBand.VERY_UNLIKELY);
    assertThat(LikelihoodBand.of(0.45)).isEqualTo(LikelihoodBand.ROUGHLY_EVEN);
    assertThat(LikelihoodBand.of(0.5)).isEqualTo(LikelihoodBand.ROUGHLY_EVEN);
    assertThat(LikelihoodBand.of(0.55)).isEqualTo(LikelihoodBand.ROUGHLY_EVEN);
    assertThat(LikelihoodBand.of(0.8)).isEqualTo(LikelihoodBand.LIKELY);
    assertThat(LikelihoodBand.of(0.951)).isEqualTo(LikelihoodBand.ALMOST_CERTAIN);
    assertThat(LikelihoodBand.of(1)).isEqualTo(LikelihoodBand.ALMOST_CERTAIN);
  }

  @Test
  void whatIsLikelyOfOneIsUnlikelyOfItsContrary() {
    int last = LikelihoodBand.values().length - 1;
    for (int i = 0; i < 1000; i++) {
      double p = (i + 0.5) / 1000; // never on a border, where the last bit would decide
      assertThat(LikelihoodBand.of(1 - p).ordinal())
          .as("p %s", p)
          .isEqualTo(last - LikelihoodBand.of(p).ordinal());
    }
  }
}
