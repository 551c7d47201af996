// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.assessment.corroboration.Corroboration;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.StretchCoverage;

class ViolationCountsTest {
  private static IncidentFinding finding(Incident incident, boolean isViolation) {
    var attribution = new IncidentAttribution(
        incident.incidentId(),
        List.of(),
        1,
        0,
        Grade.UNDETERMINED,
        Optional.empty(),
        Rung.A0,
        List.of(),
        0,
        0,
        0,
        List.of(),
        "",
        "");
    return new IncidentFinding(
        incident,
        attribution,
        new Corroboration(List.of(), 0, 'F', 6, false, ""),
        List.of(),
        isViolation,
        SeverityScale.of(incident));
  }

  private static StretchCoverage coverage(double from, double to, String reference, String gap) {
    return new StretchCoverage(from, to, 0, 86_400, 0.9, reference, 1, gap);
  }

  @Test
  void theThreeMeasuresAreKeptApart() {
    var draw = new Draw(1);
    var rounds = new Rounds();
    for (int i = 0; i < 6; i++) {
      rounds.fire(15 * i, new double[] {0, 4}, new double[] {0, -4}, draw);
    }
    rounds.add(ImpulseKind.UNEXPLAINED, 5_000, 20, 0, draw);
    rounds.add(ImpulseKind.ANNOUNCED, 6_000, 30, 0, draw);
    List<IncidentFinding> findings = new IncidentGrouping()
        .group(rounds.impulses()).stream()
            .map(i -> finding(i, i.kind() == Incident.Kind.FIRE))
            .toList();
    var doubled = new ArrayList<>(findings);
    doubled.add(finding(interference(), true));
    var counts = ViolationCounts.of(
        doubled,
        List.of(
            coverage(0, 10, "120 mm impact", ""),
            coverage(10, 40, "120 mm impact", "no power"),
            coverage(0, 40, "82 mm launch", "")));
    assertThat(counts.observedSigns()).isEqualTo(13);
    assertThat(counts.incidents()).isEqualTo(2);
    assertThat(counts.withSeverity()).isEqualTo(1);
    assertThat(counts.coveredKilometerDays()).isEqualTo(10);
    assertThat(counts.kilometerDays()).isEqualTo(40);
    assertThat(counts.perCoveredKilometerDay()).isEqualTo(0.2);
  }

  private static Incident interference() {
    return new Incident("i", Incident.Kind.INTERFERENCE, 0, 1, 0, 0, List.of());
  }

  @Test
  void whereNothingWasCoveredThereIsNoRate() {
    assertThat(ViolationCounts.of(List.of(), List.of()).perCoveredKilometerDay())
        .isNaN();
    assertThat(ViolationCounts.of(List.of(), List.of(coverage(0, 5, "x", "no power")))
            .perCoveredKilometerDay())
        .isNaN();
  }

  @Test
  void severityFollowsRoundsStrengthAndExtent() {
    assertThat(severity(1, 1, 0)).isEqualTo(Severity.SINGLE);
    assertThat(severity(5, 1, 0)).isEqualTo(Severity.SINGLE);
    assertThat(severity(6, 1, 0)).isEqualTo(Severity.LOCAL);
    assertThat(severity(1, 60, 0)).isEqualTo(Severity.LOCAL);
    assertThat(severity(1, 33, 0)).isEqualTo(Severity.SINGLE); // 33 kg less two standard deviations
    assertThat(severity(6, 60, 0)).isEqualTo(Severity.BROAD);
    assertThat(severity(18, 1, 0.4)).isEqualTo(Severity.BROAD);
    assertThat(severity(100, 1, 0)).isEqualTo(Severity.BROAD);
    assertThat(severity(1, Double.NaN, 0)).isEqualTo(Severity.SINGLE);
  }

  private static Severity severity(int rounds, double kilograms, double step) {
    List<Impulse> impulses = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      impulses.add(Rounds.impulse(
          "e" + i, ImpulseKind.IMPACT, 10 * i, step * i, 0, kilograms, Optional.empty()));
    }
    return SeverityScale.of(new Incident("i", Incident.Kind.FIRE, 0, 10 * rounds, 0, 0, impulses));
  }
}
