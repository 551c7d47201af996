// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.app.agreement.AgreementTerms;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.line.LineWatch;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.score.JudgedExercise;

/** A blackout and jamming are a violation of their own, from what sensors reported to the provision. */
class InterferenceTest {
  /** In the time in which the provisions of the exercise's agreement bind. */
  private static final Instant EPOCH = Instant.parse("2031-05-03T12:00:00Z");

  @Test
  void aBlackoutAndJammingAreContraryToTheProvisionAgainstInterference() {
    ExercisePlan plan = ExerciseFile.read("blackout-before-offensive");
    JudgedExercise played =
        new ExerciseWatch(plan, plan.sides(), plan.seed()).judged(Optional.empty(), step -> {});
    Terms terms = AgreementTerms.read(Path.of("agreements", "exercise-demo"));
    LineJudgement judgement = new LineWatch(
            List.of(plan.sides().first().id(), plan.sides().second().id()),
            Optional.of(terms),
            EPOCH)
        .judge(played.record(), step -> {});
    List<IncidentFinding> interference = judgement.findings().stream()
        .filter(f -> f.incident().kind() == Incident.Kind.INTERFERENCE)
        .toList();
    assertThat(interference).isNotEmpty();
    assertThat(interference).allSatisfy(f -> {
      assertThat(f.isViolation()).isTrue();
      assertThat(standing(f, "no-interference")).isEqualTo(Standing.CONTRARY);
      assertThat(f.provisions().stream()
              .filter(j -> !j.provision().provisionId().equals("no-interference")))
          .noneMatch(j -> j.standing() == Standing.CONTRARY);
      assertThat(f.attribution().side()).isEmpty();
    });
    // The stretch that is ordered dark begins to be silent about ten o'clock; its middle is
    // kilometre 60.
    assertThat(interference).anySatisfy(f -> {
      assertThat(f.incident().fromSeconds()).isBetween(9.0 * 3_600, 13.0 * 3_600);
      assertThat(f.incident().eastKilometers()).isBetween(50.0, 70.0);
    });
  }

  private static Standing standing(IncidentFinding finding, String provision) {
    return finding.provisions().stream()
        .filter(j -> j.provision().provisionId().equals(provision))
        .findFirst()
        .orElseThrow()
        .standing();
  }
}
