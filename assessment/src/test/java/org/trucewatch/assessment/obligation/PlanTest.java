// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.TextStatus;
import org.trucewatch.assessment.obligation.DeploymentCheck.Standing;
import org.trucewatch.assessment.obligation.DutyCalendar.DutyState;
import org.trucewatch.assessment.obligation.Plan.Deployment;
import org.trucewatch.assessment.obligation.Plan.Duty;
import org.trucewatch.assessment.obligation.Plan.ExclusionBand;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.quantity.GeoPoint;

class PlanTest {
  private static final Provenance AT = new Provenance(TextStatus.FICTIONAL, "test", "plan.yaml", 1);
  private static final LocalDate DAY = LocalDate.parse("2031-05-04");

  private static Duty duty(String id, String due, String after, String done, String... dependsOn) {
    return new Duty(
        id,
        id,
        "a",
        "",
        due.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(due)),
        after,
        after.isEmpty() ? Optional.empty() : Optional.of(Period.ofDays(10)),
        List.of(dependsOn),
        done.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(done)),
        done.isEmpty() ? List.of() : List.of("report"),
        List.of(),
        AT);
  }

  private static List<DutyState> on(LocalDate day, Duty... duties) {
    return new DutyCalendar(new Plan(List.of(), List.of(duties), List.of(), List.of())).duties(day);
  }

  @Test
  void aDutyIsDueOverdueBlockedOrDoneByItsDay() {
    var first = duty("first", "2031-05-04", "", "2031-05-06");
    var second = duty("second", "2031-05-01", "", "", "first");
    var third = duty("third", "", "first", "");
    assertThat(on(DAY, first, second, third))
        .extracting(DutyState::standing)
        .containsExactly(
            DutyCalendar.Standing.DUE,
            DutyCalendar.Standing.BLOCKED,
            DutyCalendar.Standing.NO_DATE);
    assertThat(on(DAY.plusDays(1), first).getFirst().standing())
        .isEqualTo(DutyCalendar.Standing.OVERDUE);
    List<DutyState> later = on(LocalDate.parse("2031-05-16"), first, second, third);
    assertThat(later)
        .extracting(DutyState::standing)
        .containsExactly(
            DutyCalendar.Standing.DONE_LATE,
            DutyCalendar.Standing.OVERDUE,
            DutyCalendar.Standing.DUE);
    assertThat(later.get(2).due()).contains(LocalDate.parse("2031-05-16"));
  }

  @Test
  void dutiesThatWaitForEachOtherAreRefused() {
    assertThatThrownBy(() -> on(DAY, duty("a", "", "", "", "b"), duty("b", "", "", "", "a")))
        .hasMessageContaining("waits for itself");
    assertThatThrownBy(() -> on(DAY, duty("a", "", "", "", "c")))
        .hasMessageContaining("duty a waits for c");
  }

  /** A degree of latitude at the equator is 110.57 km: NIMA TR8350.2's ellipsoid. */
  @Test
  void nearTheEdgeOfABandAndWithoutALineItCannotBeSaid() {
    var line = new LineOfContact(
        DAY,
        List.of(List.of(GeoPoint.onEllipsoid(0, -1), GeoPoint.onEllipsoid(0, 1))),
        222_000,
        1_000);
    var band = new ExclusionBand("b", "b", 10_000, AT);
    assertThat(check(0.11, band, Optional.of(line))).isEqualTo(Standing.CLEAR);
    assertThat(check(0.091, band, Optional.of(line))).isEqualTo(Standing.CANNOT_BE_SAID);
    assertThat(check(0.05, band, Optional.of(line))).isEqualTo(Standing.INSIDE);
    assertThat(check(0.05, band, Optional.empty())).isEqualTo(Standing.CANNOT_BE_SAID);
    var around = new Deployment(
        "d",
        "d",
        "a",
        "b",
        List.of(
            GeoPoint.onEllipsoid(-0.1, 0),
            GeoPoint.onEllipsoid(0.1, 0.1),
            GeoPoint.onEllipsoid(0.1, -0.1)),
        0,
        AT);
    assertThat(DeploymentCheck.check(around, band, Optional.of(line)).distanceMeters())
        .contains(0.0);
  }

  private static Standing check(double latitude, ExclusionBand band, Optional<LineOfContact> line) {
    var place =
        new Deployment("d", "d", "a", "b", List.of(GeoPoint.onEllipsoid(latitude, 0)), 100, AT);
    return DeploymentCheck.check(place, band, line).standing();
  }
}
