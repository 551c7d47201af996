// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.Symmetric2;

class SetScoreTest {
  private static final int MIN = 6;

  @Test
  void sixTenthsOfTheLargerOfTheTwoIsAMatchAndLessIsNot() {
    TrueEvent ten = truth(0, 0, 0, 10);
    assertThat(score(List.of(found(0, 0, 0.9, range(0, 6))), ten).matched()).isEqualTo(1);
    assertThat(score(List.of(found(0, 0, 0.9, range(0, 5))), ten).matched()).isZero();
    int[] sixAndFiveOthers =
        IntStream.concat(IntStream.range(0, 6), IntStream.range(20, 25)).toArray();
    assertThat(score(List.of(found(0, 0, 0.9, sixAndFiveOthers)), ten).matched())
        .as("6 of 11 is less than 0.6")
        .isZero();
  }

  @Test
  void anEventIsMatchedOnceByTheBestAndTheOtherIsWrong() {
    SetScore score = score(
        List.of(found(5, 0, 0.9, range(0, 7)), found(0, 0, 0.9, range(0, 9))), truth(0, 0, 0, 10));
    assertThat(score.matched()).isEqualTo(1);
    assertThat(score.wrong()).isEqualTo(1);
    assertThat(score.medianErrorKilometers())
        .as("the better one is at the truth")
        .isZero();
  }

  @Test
  void whatMatchesAnEventBelowTheMinimumIsNeitherRightNorWrong() {
    SetScore score = score(
        List.of(found(0, 0, 0.9, range(0, 8)), found(0, 0, 0.9, range(20, 25))),
        truth(0, 0, 0, 8),
        truth(0, 0, 20, 25));
    assertThat(score.detectable()).isEqualTo(1);
    assertThat(score.matched()).isEqualTo(1);
    assertThat(score.wrong()).isZero();
    assertThat(score.precision()).isEqualTo(1);
    assertThat(score.f1()).isEqualTo(1);
  }

  @Test
  void precisionRecallAndF1AreThoseOfTheCounts() {
    SetScore score = score(
        List.of(found(0, 0, 0.9, range(0, 8)), found(0, 0, 0.9, range(100, 108))),
        truth(0, 0, 0, 8),
        truth(0, 0, 20, 28),
        truth(0, 0, 40, 48));
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(score.f1()).isCloseTo(2.0 / 5, within(1e-15));
  }

  @Test
  void whereNoTrueEventCountsThereIsNoScore() {
    SetScore score = score(List.of(found(0, 0, 0.9, range(0, 8))));
    assertThat(score.f1()).isNaN();
    assertThat(score.recall()).isNaN();
    assertThat(score.precision()).isZero();
  }

  @Test
  void nothingReportedHasNoPrecisionAndFindsNothing() {
    SetScore score = score(List.of(), truth(0, 0, 0, 8));
    assertThat(score.precision()).isNaN();
    assertThat(score.recall()).isZero();
    assertThat(score.f1()).isZero();
    assertThat(score.medianErrorKilometers()).isNaN();
  }

  @Test
  void anEllipseHoldsTheTruthWithinItsNormalisedDistance() {
    // Radius of the 90 % circle of unit variance is 2.1460, of the 50 % one 1.1774.
    SetScore score = score(
        List.of(
            found(1.17, 0, 0.9, range(0, 8)),
            found(0, 2.14, 0.9, range(20, 28)),
            found(0, -2.15, 0.9, range(40, 48))),
        truth(0, 0, 0, 8),
        truth(0, 0, 20, 28),
        truth(0, 0, 40, 48));
    assertThat(score.coverage().share50()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(score.coverage().share90()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void halfOfThePicksAndThreeMakeAnEventRealForItsProbability() {
    List<TrueEvent> truth = List.of(truth(0, 0, 0, 20), truth(0, 0, 20, 22));
    List<FoundEvent> found = List.of(
        found(0, 0, 0.8, new int[] {0, 1, 2, 90, 91, 92}),
        found(0, 0, 0.7, new int[] {3, 4, 5, 93, 94, 95, 96}),
        found(0, 0, 0.6, new int[] {20, 21, 97}));
    EventMatching matching = EventMatching.of(found, truth);
    assertThat(matching.isReal(0)).isTrue();
    assertThat(matching.isReal(1)).isFalse();
    assertThat(matching.isReal(2)).as("two picks are of one event").isFalse();
    Reliability reliability = SetScore.of(found, truth, MIN).reliability();
    assertThat(reliability.brier()).isCloseTo((0.04 + 0.49 + 0.36) / 3, within(1e-12));
    assertThat(reliability.logScore())
        .isCloseTo(
            -(StrictMath.log(0.8) + StrictMath.log(0.3) + StrictMath.log(0.4)) / 3, within(1e-12));
    assertThat(reliability.bins()).hasSize(3);
  }

  @Test
  void quantilesAreThoseOfTheOrderStatistics() {
    double[] values = {1, 2, 3, 4};
    assertThat(SetScore.quantile(values, 0.5)).isEqualTo(2.5);
    assertThat(SetScore.quantile(values, 0.9)).isCloseTo(3.7, within(1e-12));
    assertThat(SetScore.quantile(values, 1)).isEqualTo(4);
  }

  private static SetScore score(List<FoundEvent> found, TrueEvent... truth) {
    return SetScore.of(found, List.of(truth), MIN);
  }

  private static TrueEvent truth(double x, double y, int from, int to) {
    return new TrueEvent(0, x, y, range(from, to));
  }

  private static FoundEvent found(double x, double y, double probability, int[] picks) {
    return new FoundEvent(0, x, y, probability, new Symmetric2(1, 0, 1), picks);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
