// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Finding.Attribution;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.Finding.Standing;

class FindingTest {
  private static final Attribution NOBODY = new Attribution(Grade.UNDETERMINED, List.of(), 1, "");

  private static Finding of(List<String> coverage, List<LeafRef> inputs) {
    return new Finding(
        "f",
        "title",
        "",
        "",
        Standing.OBSERVED,
        "statement",
        "none",
        List.of(),
        coverage,
        List.of(),
        NOBODY,
        List.of(),
        List.of(),
        List.of(),
        inputs);
  }

  @Test
  void aFindingWithoutCoverageIsRefused() {
    assertThatThrownBy(() -> of(List.of(), List.of()))
        .hasMessageContaining("finding f has no coverage");
  }

  @Test
  void leavesAreSortedAndListedOnce() {
    var late = new LeafRef("observations", 9);
    var early = new LeafRef("observations", 2);
    assertThat(of(List.of("one array"), List.of(late, early, late)).inputs())
        .containsExactly(early, late);
  }

  @Test
  void sharesOfAnAttributionSumToOne() {
    var half = List.of(new PartyProbability("A", 0.5));
    assertThat(new Attribution(Grade.UNDETERMINED, half, 0.5, "").cannotBeSaid())
        .isEqualTo(0.5);
    assertThatThrownBy(() -> new Attribution(Grade.UNDETERMINED, half, 0.6, ""))
        .hasMessageContaining("sum to 1.1, expected 1");
  }
}
