// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.quantity.TimeSpan;

class AgreementTest {
  private static Agreement of(List<Party> parties, List<ControlConvention> control) {
    return new Agreement(
        "a",
        "A",
        "",
        Agreement.Exercise.EXERCISE,
        TextStatus.FICTIONAL,
        ZoneId.of("UTC"),
        new TimeSpan(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)),
        List.of(),
        parties,
        List.of(),
        control,
        new SilenceRule(3, 0.9),
        List.of(),
        List.of(),
        List.of());
  }

  private static Party party(String id, String... aliases) {
    return new Party(id, id + "land", List.of(aliases));
  }

  @Test
  void onePartyAloneIsNoAgreement() {
    assertThatThrownBy(() -> of(List.of(party("A")), List.of()))
        .hasMessageContaining("it has 1 parties, expected at least 2");
  }

  @Test
  void oneNameForTwoPartiesIsRefused() {
    assertThatThrownBy(() -> of(List.of(party("A", "army"), party("B", "army")), List.of()))
        .hasMessageContaining("name 'army' stands for both A and B");
  }

  @Test
  void aControlMapOfAStrangerIsRefused() {
    var control = new ControlConvention("A", "C", "m", 0, 1, 1, 1);
    assertThatThrownBy(() -> of(List.of(party("A"), party("B")), List.of(control)))
        .hasMessageContaining("control otherSide names party C, expected one of [A, B]");
  }
}
