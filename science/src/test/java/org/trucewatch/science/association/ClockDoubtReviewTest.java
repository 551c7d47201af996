// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Detection;
import org.trucewatch.science.association.AlternativeChooser.Choice;
import org.trucewatch.science.association.ClockDoubtReview.Opinion;
import org.trucewatch.science.location.Hearing;

/** The array W340 of four elements beside the event that the other four arrays of HRR-5 locate; true bearing 103. */
class ClockDoubtReviewTest {
  private static final String TIME = "23:20:45";
  private final ClockDoubtReview review = new ClockDoubtReview(AssociationSettings.DEFAULT);

  private static Detection found(double bearingDegrees) {
    return Hearing.hrr5("W340", TIME, bearingDegrees);
  }

  private static Candidate suspect(String sensor, double offset, double bearingDegrees) {
    return new Candidate(sensor, offset, 0.05, Hearing.hrr5("W340", TIME, bearingDegrees));
  }

  private Opinion review(Detection found, Candidate... suspects) {
    ClockFault doubt = new ClockFault("W340", found.detectionId(), List.of(suspects));
    return review.review(List.of(found), List.of(doubt), 4, others());
  }

  private static List<Detection> others() {
    return Hearing.hrr5Strongest().stream()
        .filter(d -> !d.arrayId().equals("W340"))
        .toList();
  }

  @Test
  void aBearingThatTheOthersContradictNamesTheClockThatExplainsIt() {
    assertThat(review(
            found(125), suspect("NE", 0.2, 103), suspect("SE", 0.2, 124), suspect("SW", 0.2, 140)))
        .isInstanceOfSatisfying(
            Opinion.AtFault.class,
            at -> assertThat(at.which())
                .isInstanceOfSatisfying(
                    Choice.Chosen.class,
                    c -> assertThat(c.candidate().sensorId()).isEqualTo("NE")));
  }

  @Test
  void suspectsThatExplainItAlikeAreListed() {
    assertThat(review(
            found(125), suspect("NE", 0.2, 103), suspect("SE", 0.2, 102), suspect("SW", 0.2, 140)))
        .isInstanceOfSatisfying(
            Opinion.AtFault.class,
            at -> assertThat(at.which())
                .isInstanceOfSatisfying(
                    Choice.Ambiguous.class,
                    a -> assertThat(a.candidates())
                        .extracting(Candidate::sensorId)
                        .containsExactlyInAnyOrder("NE", "SE")));
  }

  @Test
  void aBearingThatAgreesWithTheOthersAccusesNobody() {
    assertThat(review(found(102.8), suspect("NE", 0.09, 104), suspect("SE", 0.09, 99)))
        .isInstanceOf(Opinion.InStep.class);
  }

  /** Clutter that some choice of elements happens to turn towards the event. */
  @Test
  void aGoodFitDoesNotAccuseAClockWhoseDelaysShowNothing() {
    assertThat(review(found(125), suspect("NE", 0.005, 103), suspect("SE", 0.005, 124)))
        .isInstanceOf(Opinion.InStep.class);
  }

  @Test
  void clutterThatNoChoiceOfElementsTurnsTowardsTheEventAccusesNobody() {
    assertThat(review(found(128), suspect("NE", 0.15, 129), suspect("SE", 0.15, 131)))
        .isInstanceOf(Opinion.InStep.class);
  }

  @Test
  void offsetsThatDifferFromWaveToWaveAreNoClocks() {
    Detection first = found(125);
    Detection second = Hearing.hrr5("W340", "23:21:30", 125);
    List<ClockFault> doubts = List.of(
        new ClockFault("W340", first.detectionId(), List.of(suspect("NE", 0.2, 103))),
        new ClockFault(
            "W340",
            second.detectionId(),
            List.of(new Candidate("NE", -0.2, 0.05, Hearing.hrr5("W340", "23:21:30", 103)))));
    assertThat(review.review(List.of(first, second), doubts, 4, others()))
        .isInstanceOf(Opinion.InStep.class);
  }

  @Test
  void aVersionOfTheWaveThatComesAtAnotherTimeSaysNothing() {
    Candidate elsewhere = new Candidate("NE", 0.2, 0.05, Hearing.hrr5("W340", "23:21:02", 103));
    assertThat(review(found(125), elsewhere)).isInstanceOf(Opinion.InStep.class);
  }

  @Test
  void withoutAnEventOfTheOthersNothingIsSaid() {
    Detection found = found(125);
    ClockFault doubt =
        new ClockFault("W340", found.detectionId(), List.of(suspect("NE", 0.2, 103)));
    assertThat(review.review(List.of(found), List.of(doubt), 4, List.of()))
        .isEqualTo(new Opinion.InStep(Double.NEGATIVE_INFINITY));
  }

  /** 1 / (span t(z)) with span 2 ln(1800) and Student's t of 20: 0.3940, and 0.2361 x 1 at z = 1 (tables). */
  @Test
  void theDelaysSpeakAgainstAFaultUntilTheirOffsetExceedsItsErrorThreefold() {
    assertThat(ClockDoubtReview.logDelayFactor(suspect("NE", 0, 103)))
        .isCloseTo(StrictMath.log(1 / (14.991 * 0.39399)), within(1e-3));
    assertThat(ClockDoubtReview.logDelayFactor(suspect("NE", 0.05, 103)))
        .isCloseTo(StrictMath.log(1 / (14.991 * 0.2360)), within(1e-3));
    assertThat(ClockDoubtReview.logDelayFactor(suspect("NE", 0.10, 103))).isNegative();
    assertThat(ClockDoubtReview.logDelayFactor(suspect("NE", 0.16, 103))).isPositive();
  }
}
