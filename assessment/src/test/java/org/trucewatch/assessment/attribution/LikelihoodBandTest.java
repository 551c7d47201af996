// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikelihoodBandTest {
  @Test
  void bandsAreThoseOfTheDirectiveAndABorderBelongsToTheSideOfEven() {
    assertThat(LikelihoodBand.of(0).name()).isEqualTo("almost no chance");
    assertThat(LikelihoodBand.of(0.05).name()).isEqualTo("very unlikely");
    assertThat(LikelihoodBand.of(0.45).name()).isEqualTo("roughly even chance");
    assertThat(LikelihoodBand.of(0.5).name()).isEqualTo("roughly even chance");
    assertThat(LikelihoodBand.of(0.55).name()).isEqualTo("roughly even chance");
    assertThat(LikelihoodBand.of(0.8).name()).isEqualTo("likely");
    assertThat(LikelihoodBand.of(0.951).name()).isEqualTo("almost certain");
    assertThat(LikelihoodBand.of(1).name()).isEqualTo("almost certain");
  }

  @Test
  void whatIsLikelyOfOneIsUnlikelyOfItsContrary() {
    int last = LikelihoodBand.ICD_203.size() - 1;
    for (int i = 0; i < 1000; i++) {
      double p = (i + 0.5) / 1000; // never on a border, where the last bit would decide
      assertThat(LikelihoodBand.ICD_203.indexOf(LikelihoodBand.of(1 - p)))
          .as("p %s", p)
          .isEqualTo(last - LikelihoodBand.ICD_203.indexOf(LikelihoodBand.of(p)));
    }
  }
}
