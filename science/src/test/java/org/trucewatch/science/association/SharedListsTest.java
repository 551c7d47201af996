// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.SharedData;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.location.Hearing;

/** Real detection lists with known answers; each test prints what it measured. */
class SharedListsTest {
  private static Association associate(List<Detection> detections) {
    return new ArrayAssociator().associate(detections, AssociationSettings.DEFAULT);
  }

  private static void print(String name, Association association, GeoPoint truth, long from) {
    System.out.printf("%s (%d ms)%n", name, (System.nanoTime() - from) / 1_000_000);
    for (Event event : association.events()) {
      System.out.println("  " + event.eventId() + " p " + event.probability() + " arrivals "
          + event.arrivals().size() + " "
          + (event.location() instanceof Located l
              ? Hearing.describe(l, truth)
              : event.location()));
    }
    association
        .unassociated()
        .forEach(
            u -> System.out.println("  not: " + u.detection().detectionId() + " " + u.reason()));
  }

  private static Association measured(String name, List<Detection> detections, GeoPoint truth) {
    long from = System.nanoTime();
    Association association = associate(detections);
    print(name, association, truth, from);
    return association;
  }

  private static List<Detection> shared(String file) {
    return Hearing.list(SharedData.folder("infrasound-detections").resolve(file));
  }

  @Test
  void automaticDetectionsOfHrr5GiveTheExplosionWithin20KilometersAndRefuseTheRest() {
    Association association =
        measured("hrr5 automatic, peer's detector", Hearing.hrr5Automatic(), Hearing.HRR5);
    assertThat(association.events()).hasSize(1);
    Event event = association.events().getFirst();
    Located located = (Located) event.location();
    assertThat(Hearing.errorKilometers(located, Hearing.HRR5)).isLessThan(20);
    assertThat(located.regions().get(1).areaKilometers2()).isLessThan(10_000);
    assertThat(Hearing.holds(located.regions().get(1), Hearing.HRR5)).isTrue();
    assertThat(event.arrivals())
        .extracting(a -> a.detection().detectionId())
        .doesNotContain("W340/2012-08-27T23:23:45Z", "W420/2012-08-27T23:22:46Z");
  }

  @Test
  void strongestDetectionsOfHrr5GiveTheExplosionWithin20Kilometers() {
    Association association = measured("hrr5 strongest", Hearing.hrr5Strongest(), Hearing.HRR5);
    Located located = (Located) association.events().getFirst().location();
    assertThat(Hearing.errorKilometers(located, Hearing.HRR5)).isLessThan(20);
    assertThat(located.regions().get(1).areaKilometers2()).isLessThan(10_000);
    assertThat(Hearing.holds(located.regions().get(1), Hearing.HRR5)).isTrue();
  }

  @Test
  void analystsDetectionsOfHrr5BeatThePeersFiftyKilometers() {
    Association association =
        measured("hrr5 analyst", shared("hrr5_analyst_detections_w_arrays.csv"), Hearing.HRR5);
    Located located = (Located) association.events().getFirst().location();
    assertThat(Hearing.errorKilometers(located, Hearing.HRR5)).isLessThan(20);
    assertThat(Hearing.holds(located.regions().get(1), Hearing.HRR5)).isTrue();
  }

  @Test
  void threeArraysInUtahHoldTheShotInTheir90PercentRegion() {
    Association association =
        measured("uttr", shared("uttr_2004-06-02_three_arrays.csv"), Hearing.UTAH);
    Located located = (Located) association.events().getFirst().location();
    assertThat(Hearing.errorKilometers(located, Hearing.UTAH)).isLessThan(46);
    assertThat(Hearing.holds(located.regions().get(1), Hearing.UTAH)).isTrue();
  }

  @Test
  void theAssociationDemoGivesItsTwoEventsAndItsNoise() {
    List<Detection> rows = shared("assoc_demo_2004-06-02.csv");
    Association association = measured("assoc demo", rows, Hearing.UTAH);
    List<List<Detection>> members = association.events().stream()
        .map(e -> e.arrivals().stream().map(Event.Arrival::detection).toList())
        .toList();
    assertThat(members)
        .hasSize(2)
        .anySatisfy(a -> assertThat(a).containsExactlyInAnyOrderElementsOf(rows.subList(0, 4)))
        .anySatisfy(a -> assertThat(a).containsExactlyInAnyOrderElementsOf(rows.subList(4, 7)));
    assertThat(association.unassociated()).hasSize(3);
  }

  @Test
  void theSyntheticSixAreOneEvent() {
    Association association =
        measured("synthetic six", shared("uttr_2010_synthetic_blom2024.csv"), Hearing.UTAH);
    assertThat(association.events()).hasSize(1);
  }
}
