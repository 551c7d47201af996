// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LikelihoodTest {
  private static final double FIVE_DEGREES = StrictMath.toRadians(5);

  /** The figure of the design: a gate of 25 degrees in all splits uniform clutter by 14. */
  @Test
  void aBearingOfFiveDegreesSplitsClutterByFourteen() {
    assertThat(1 / BearingLikelihood.clutterShare(FIVE_DEGREES)).isCloseTo(14, within(0.4));
    assertThat(BearingLikelihood.clutterShare(2)).isEqualTo(1);
  }

  @Test
  void aBearingsDensityIsOneOverTheCircle() {
    double concentration = BearingLikelihood.concentration(FIVE_DEGREES);
    double peak = BearingLikelihood.logPeakRatio(concentration);
    double sum = 0;
    int steps = 3600;
    for (int i = 0; i < steps; i++) {
      double off = 2 * StrictMath.PI * i / steps;
      sum += BearingLikelihood.ratio(peak, concentration, StrictMath.cos(off)) / steps;
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    assertThat(BearingLikelihood.concentration(2)).isZero();
    assertThat(BearingLikelihood.logPeakRatio(0)).isCloseTo(0, within(1e-12));
  }

  @Test
  void theTailBoundsWhatAMarkCanCost() {
    assertThat(RobustRatio.log(0)).isEqualTo(RobustRatio.LEAST).isCloseTo(-2.3026, within(1e-4));
    assertThat(RobustRatio.log(1)).isCloseTo(0, within(1e-12));
    assertThat(RobustRatio.share(100)).isGreaterThan(0.99);
  }

  @Test
  void soundLosesTwentyTwoDecibelsADecadeAndMoreUpwind() {
    assertThat(LevelLikelihood.loss(1, 0, 0)).isCloseTo(0, within(1e-12));
    double ground = 5 * (StrictMath.exp(-1 / 1.5) - StrictMath.exp(-10 / 1.5)) + 0.6 * 9;
    assertThat(LevelLikelihood.loss(10, 0, 0)).isCloseTo(22 + ground, within(1e-9));
    double down = LevelLikelihood.loss(10, 0.005, 0.005);
    double cross = LevelLikelihood.loss(10, 0, 0.005);
    double up = LevelLikelihood.loss(10, -0.005, 0.005);
    assertThat(cross - down).isCloseTo(10, within(0.3));
    assertThat(up - down).isCloseTo(25, within(0.6));
  }

  @Test
  void classesOfEveryKindOfSourceSumToOne() {
    for (int kind = 0; kind < ClassLikelihood.KINDS; kind++) {
      double sum = 0;
      for (int seen = 0; seen < ClassLikelihood.KINDS; seen++) {
        sum += ClassLikelihood.probability(seen, kind);
        assertThat(ClassLikelihood.probability(seen, kind)).isPositive();
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void clutterIsCountedAndNothingIsImpossible() {
    double[] levels = {80, 81, 82, Double.NaN};
    double[] speeds = {0.34, 0.35, Double.NaN, 5};
    byte[] classes = {1, 1, -1, 2};
    MarkClutter clutter = new MarkClutter(levels, speeds, classes);
    assertThat(clutter.levelDensity(81))
        .isGreaterThan(clutter.levelDensity(120))
        .isPositive();
    assertThat(clutter.speedDensity(0.34))
        .isGreaterThan(clutter.speedDensity(1))
        .isPositive();
    assertThat(clutter.classProbability(1))
        .isGreaterThan(clutter.classProbability(0))
        .isPositive();
    assertThat(clutter.thresholdDecibels).isEqualTo(80);
  }

  @Test
  void pascalsBecomeDecibels() {
    assertThat(PickMark.Level.ofPascals(1).decibels()).isCloseTo(93.979, within(1e-3));
  }

  @Test
  void theNormalIntegralHasItsTabledValues() {
    assertThat(NormalIntegral.below(0)).isCloseTo(0.5, within(1e-7));
    assertThat(NormalIntegral.below(1.959964)).isCloseTo(0.975, within(1e-7));
    assertThat(NormalIntegral.below(-1.959964)).isCloseTo(0.025, within(1e-7));
  }
}
