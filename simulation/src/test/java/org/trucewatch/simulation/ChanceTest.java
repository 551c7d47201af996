// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChanceTest {
  /** Computed apart, in Python. These draws are what keeps a seed's exercise the same for ever. */
  @Test
  void drawsAreTheSameOnEveryMachine() {
    var chance = new Chance(2031);
    assertThat(chance.between(0, 1)).isEqualTo(FIRST_DRAW);
    assertThat(chance.below(1_000_000)).isEqualTo(SECOND_DRAW);
    assertThat(chance.gaussian()).isEqualTo(THIRD_DRAW);
  }

  private static final double FIRST_DRAW = 0.8460101072380678;
  private static final int SECOND_DRAW = 267_700;
  private static final double THIRD_DRAW = 1.5435769147908704;

  @Test
  void aForkDependsOnItsNameAndNotOnDrawsMadeBefore() {
    var early = new Chance(5);
    var late = new Chance(5);
    late.gaussian();
    assertThat(late.forked("wind").between(0, 1)).isEqualTo(early.forked("wind").between(0, 1));
    assertThat(late.forked("sea").between(0, 1))
        .isNotEqualTo(early.forked("wind").between(0, 1));
  }

  @Test
  void normalDrawsHaveUnitVariance() {
    var chance = new Chance(1);
    double sum = 0;
    double squares = 0;
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      double g = chance.gaussian();
      sum += g;
      squares += g * g;
    }
    assertThat(sum / draws).isBetween(-0.013, 0.013);
    assertThat(squares / draws).isBetween(0.98, 1.02);
  }
}
