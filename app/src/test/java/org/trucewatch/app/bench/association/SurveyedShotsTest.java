// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.SharedData;

/** On 37 surveyed demolitions; skipped where the arrivals are not beside the checkout. */
class SurveyedShotsTest {
  private static List<SurveyedShots.Outcome> outcomes() {
    return SurveyedShots.read(SharedData.folder("explosions-hukkakero-2007")).outcomes();
  }

  @Test
  void shotsAreFoundAloneWithinTheirModelErrorAndWithCorrectionsWithinMetres() {
    List<SurveyedShots.Outcome> outcomes = outcomes();
    SurveyedShots.Outcome alone = outcomes.getFirst();
    assertThat(alone.coverage().events()).isEqualTo(37);
    assertThat(alone.medianKm()).as("a plain grid search: 1.20").isLessThan(1.2);
    assertThat(alone.ninetyKm()).as("a plain grid search: 1.26").isLessThan(1.26);
    assertThat(alone.coverage().share90()).isGreaterThan(0.9);
    assertThat(alone.longAxisKm()).as("not merely huge").isLessThan(4);
    for (SurveyedShots.Outcome taught : outcomes.subList(1, outcomes.size())) {
      assertThat(taught.notFound()).isZero();
      assertThat(taught.medianKm()).as(taught.title()).isLessThan(0.025);
      assertThat(taught.coverage().share90()).as(taught.title()).isBetween(0.85, 0.95);
    }
    assertThat(SurveyedShots.setAside(outcomes))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("H20 LP34 S, off by +1.8"));
  }
}
