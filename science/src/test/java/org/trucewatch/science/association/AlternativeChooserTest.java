// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Detection;
import org.trucewatch.science.association.AlternativeChooser.Choice;
import org.trucewatch.science.location.Hearing;

class AlternativeChooserTest {
  private final AlternativeChooser chooser = new AlternativeChooser(AssociationSettings.DEFAULT);

  private static Candidate candidate(String sensor, double bearingDegrees) {
    return new Candidate(sensor, 16, 0.01, Hearing.hrr5("W340", "23:20:45", bearingDegrees));
  }

  private static List<Detection> others() {
    return Hearing.hrr5Strongest().stream()
        .filter(d -> !d.arrayId().equals("W340"))
        .toList();
  }

  private Choice choose(Candidate... candidates) {
    return chooser.choose(List.of(new ClockFault("W340", "W340/1", List.of(candidates))), others());
  }

  @Test
  void theCandidateThatAgreesWithTheOtherArraysIsChosen() {
    Choice choice = choose(candidate("NE", 141), candidate("SE", 102.7), candidate("CE", 61));
    assertThat(choice)
        .isInstanceOfSatisfying(
            Choice.Chosen.class, c -> assertThat(c.candidate().sensorId()).isEqualTo("SE"));
  }

  @Test
  void theChoiceDoesNotDependOnTheOrderOfTheCandidates() {
    assertThat(choose(candidate("CE", 61), candidate("SE", 102.7), candidate("NE", 141)))
        .isEqualTo(choose(candidate("SE", 102.7), candidate("NE", 141), candidate("CE", 61)));
  }

  @Test
  void candidatesThatAgreeAlikeStayAmbiguous() {
    assertThat(choose(candidate("NE", 102), candidate("SE", 104)))
        .isInstanceOf(Choice.Ambiguous.class);
  }

  @Test
  void candidatesThatNobodySupportsStayAmbiguous() {
    assertThat(choose(candidate("NE", 140), candidate("SE", 300)))
        .isInstanceOf(Choice.Ambiguous.class);
  }

  @Test
  void aFaultWithoutAnEventOfOthersStaysAmbiguous() {
    var fault = new ClockFault("W340", "W340/1", List.of(candidate("NE", 102)));
    assertThat(chooser.choose(List.of(fault), List.of()))
        .isInstanceOfSatisfying(
            Choice.Ambiguous.class, a -> assertThat(a.reason()).contains("locate no event"));
  }

  /** One wave does not tell the candidates apart; a clock is wrong for all waves or for none. */
  @Test
  void allWavesOfTheArrayDecideTogether() {
    ClockFault second = new ClockFault(
        "W340",
        "W340/2",
        List.of(
            new Candidate("NE", 16, 0.01, Hearing.hrr5("W340", "23:21:15", 111)),
            new Candidate("SE", 16, 0.01, Hearing.hrr5("W340", "23:21:15", 102.7))));
    ClockFault first =
        new ClockFault("W340", "W340/1", List.of(candidate("NE", 141), candidate("SE", 102.7)));
    assertThat(chooser.choose(List.of(second), others())).isInstanceOf(Choice.Ambiguous.class);
    assertThat(chooser.choose(List.of(first, second), others()))
        .isInstanceOfSatisfying(
            Choice.Chosen.class, c -> assertThat(c.candidate().sensorId()).isEqualTo("SE"));
  }

  @Test
  void eachSuspectIsMergedToItsBestMeasuredOffset() {
    Candidate rough = new Candidate("NE", 1.02, 0.04, Hearing.hrr5("W340", "23:20:45", 103));
    Candidate fine = new Candidate("NE", 1.00, 0.01, Hearing.hrr5("W340", "23:21:15", 103));
    assertThat(AlternativeChooser.merged(List.of(
            new ClockFault("W340", "W340/1", List.of(rough)),
            new ClockFault("W340", "W340/2", List.of(fine)))))
        .containsExactly(fine);
  }

  @Test
  void unlikelyCandidatesAreNotListed() {
    assertThat(choose(candidate("NE", 102), candidate("SE", 104), candidate("CE", 61)))
        .isInstanceOfSatisfying(
            Choice.Ambiguous.class,
            a -> assertThat(a.candidates())
                .extracting(Candidate::sensorId)
                .containsExactlyInAnyOrder("NE", "SE"));
  }
}
