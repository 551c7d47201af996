// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Location;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Location.NotLocatable;
import org.trucewatch.domain.Location.Region;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;

class EventAssessorTest {
  private final Truce truce = new Truce("Eastland", "Westland");

  static ObservedEvent observed(Location location) {
    var detection = new Detection(
        "d1",
        "ARR1",
        GeoPoint.onEllipsoid(45.5, 11),
        Instant.parse("2031-04-12T01:05:00Z"),
        1,
        Duration.ofSeconds(10),
        1,
        0.05,
        340,
        10,
        20,
        5,
        0.1,
        6);
    var arrival = new Event.Arrival(detection, 0, 0, "tropospheric", 5);
    return new ObservedEvent(
        new Event("E1", 1, 0.97, location, List.of(arrival)),
        List.of(new LeafRef("observations", 4), new LeafRef("observations", 2)));
  }

  static Located at(double latitude, double longitude, String time) {
    List<GeoPoint> ring = List.of(
        GeoPoint.onEllipsoid(latitude - 0.1, longitude - 0.1),
        GeoPoint.onEllipsoid(latitude - 0.1, longitude + 0.1),
        GeoPoint.onEllipsoid(latitude + 0.1, longitude),
        GeoPoint.onEllipsoid(latitude - 0.1, longitude - 0.1));
    return new Located(
        GeoPoint.onEllipsoid(latitude, longitude),
        new Symmetric2(10, 0, 10),
        Instant.parse(time),
        20,
        List.of(new Region(0.9, 150, List.of(ring))));
  }

  private Finding inTruce(Location location) {
    List<Finding> findings = new Assessor()
        .assess(truce.agreement(), AssessmentInput.ofEvents(List.of(observed(location))));
    return findings.getLast();
  }

  @Test
  void withoutAnAgreementAnEventIsObservedAndTouchesNoProvision() {
    Finding f = new Assessor()
        .assessEvents(List.of(observed(at(45.5, 12, "2031-04-12T01:00:00Z"))), List.of())
        .getFirst();
    assertThat(f.standing()).isEqualTo(Standing.OBSERVED);
    assertThat(f.obligationId()).isEmpty();
    assertThat(f.statement())
        .contains("45.500 N 12.000 E", "90 % region 150 km2", "1 array (ARR1)");
    assertThat(f.reasons()).anyMatch(r -> r.contains("No agreement is in force"));
    assertThat(f.attribution().grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(f.attribution().cannotBeSaid()).isEqualTo(1);
    assertThat(f.inputs()).isSorted().hasSize(2);
  }

  @Test
  void anEventInsideWindowAndAreaSaysSoAndNamesNobody() {
    Finding f = inTruce(at(45.5, 12, "2031-04-12T01:00:00Z"));
    assertThat(f.reasons())
        .anyMatch(r -> r.startsWith("It lies inside the agreement's window"))
        .anyMatch(r -> r.contains("inside the agreement's areas; its regions lie wholly"));
    assertThat(f.attribution().cannotBeSaid()).isEqualTo(1);
    assertThat(f.attribution().probabilities()).allMatch(p -> p.probability() == 0);
  }

  @Test
  void anEventNearTheEdgeOfTheWindowIsNeitherInsideNorOutside() {
    assertThat(inTruce(at(45.5, 12, "2031-04-11T12:00:30Z")).reasons())
        .anyMatch(r -> r.startsWith("It may lie inside"));
    assertThat(inTruce(at(45.5, 12, "2031-04-11T11:59:30Z")).reasons())
        .anyMatch(r -> r.startsWith("It may lie inside"));
    assertThat(inTruce(at(45.5, 12, "2031-04-11T11:58:00Z")).reasons())
        .anyMatch(r -> r.startsWith("It lies outside"));
  }

  @Test
  void aRegionAcrossTheEdgeOfTheAreaIsSaidToBe() {
    assertThat(inTruce(at(45.5, 14.95, "2031-04-12T01:00:00Z")).reasons())
        .anyMatch(r -> r.contains("reach across their edge"));
  }

  @Test
  void anEventThatCannotBeLocatedGivesItsReason() {
    Finding f = inTruce(new NotLocatable("bearings nearly parallel"));
    assertThat(f.statement()).contains("cannot be located: bearings nearly parallel");
    assertThat(f.reasons()).anyMatch(r -> r.contains("neither inside nor outside the window"));
  }
}
