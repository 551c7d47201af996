// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.science.association.network.EllipseCalibration;
import org.trucewatch.science.association.network.ProbabilityCalibration;

class CalibrationFitTest {
  @Test
  void theCurveThatDrewTheEventsIsFoundAgain() {
    var truth = new ProbabilityCalibration.Curve(0.5, -2, 0.7, 8, 1);
    Draw draw = new Draw(3);
    List<ProbabilityFit.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      double score = draw.between(-3, 15);
      double crowd = draw.between(0, 0.2);
      outcomes.add(new ProbabilityFit.Outcome(
          score, crowd, draw.between(0, 1) < truth.probability(score, crowd)));
    }
    var fitted = ProbabilityFit.fit(outcomes);
    for (double score = -2; score <= 12; score += 2) {
      for (double crowd = 0; crowd <= 0.2; crowd += 0.05) {
        assertThat(fitted.probability(score, crowd))
            .as("score %s, crowd %s", score, crowd)
            .isCloseTo(truth.probability(score, crowd), within(0.06));
      }
    }
  }

  @Test
  void noEventIsSurerThanTheSureOnesWereReal() {
    List<ProbabilityFit.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      outcomes.add(new ProbabilityFit.Outcome(30, 0.01, i >= 10));
      outcomes.add(new ProbabilityFit.Outcome(-2, 0.01, i % 4 == 0));
    }
    assertThat(ProbabilityFit.fit(outcomes).probability(100, 0.01)).isBetween(0.975, 0.9895);
  }

  @Test
  void theFactorMakesNinetyPercentOfTheEllipsesHold() {
    Draw draw = new Draw(9);
    List<EllipseFit.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 8_000; i++) {
      double crowd = draw.between(0, 0.2);
      double x = draw.gaussian();
      double y = draw.gaussian();
      outcomes.add(new EllipseFit.Outcome((x * x + y * y) * (1.1 + 4 * crowd), crowd));
    }
    EllipseCalibration.Curve fitted = EllipseFit.fit(outcomes);
    assertThat(fitted.factor(0)).isCloseTo(1.1, within(0.12));
    assertThat(fitted.factor(0.1)).isCloseTo(1.5, within(0.12));
    assertThat(fitted.factor(0.2)).isCloseTo(1.9, within(0.2));
  }
}
