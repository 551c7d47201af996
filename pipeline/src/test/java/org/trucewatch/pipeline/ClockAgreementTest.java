// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.pipeline.ClockAgreement.Decided;
import org.trucewatch.pipeline.ClockAgreement.Heard;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.ArrayDetections;

/** Four arrays on a meridian hear a source 200 km east of the second, true bearings about 63, 90, 117 and 135 degrees. */
class ClockAgreementTest {
  private static final Instant AT = Instant.parse("2031-01-01T00:00:00Z");
  private final ClockAgreement agreement = new ClockAgreement(AssociationSettings.DEFAULT);

  private static Detection wave(String array, int kilometersNorth, int after, double bearing) {
    double latitude = kilometersNorth / 111.2;
    double range = Math.hypot(200, kilometersNorth);
    Instant at = AT.plusMillis(Math.round(1000 * range / 0.295)).plusSeconds(after);
    return new Detection(
        array + "/" + at + "/" + bearing,
        array,
        GeoPoint.onEllipsoid(latitude, 0),
        at,
        1,
        Duration.ofSeconds(20),
        Math.toRadians(bearing),
        Math.toRadians(1),
        345,
        8,
        15,
        4,
        0.5,
        4);
  }

  private static Heard sound(String array, int kilometersNorth, double bearing) {
    return heard(array, List.of(wave(array, kilometersNorth, 0, bearing)), List.of(), List.of());
  }

  private static Heard heard(
      String array, List<Detection> found, List<ClockFault> faults, List<ClockFault> doubts) {
    return new Heard(array, 4, new ArrayDetections(found, faults, doubts, List.of()));
  }

  private static final Heard SOUTH = sound("A", -100, 63.4);
  private static final Heard MIDDLE = sound("B", 0, 90);
  private static final Heard NORTH = sound("C", 100, 116.6);

  private static ClockFault fault(int wave, double firstBearing, double secondBearing) {
    return new ClockFault(
        "D",
        "D/" + wave,
        List.of(
            new Candidate("D1", 16.1, 0.02, wave("D", 200, 30 * wave, firstBearing)),
            new Candidate("D2", 16.2, 0.05, wave("D", 200, 30 * wave, secondBearing))));
  }

  private Decided decide(Heard last) {
    List<Decided> all = agreement.decide(List.of(SOUTH, MIDDLE, NORTH, last));
    assertThat(all).extracting(Decided::arrayId).containsExactly("A", "B", "C", "D");
    assertThat(all.subList(0, 3))
        .allMatch(d -> d.fault().isEmpty() && d.detections().size() == 1);
    return all.getLast();
  }

  @Test
  void anArraysOwnFaultIsReportedOnceHoweverManyWavesShowIt() {
    List<Detection> found =
        IntStream.range(0, 3).mapToObj(i -> wave("D", 200, 30 * i, 135)).toList();
    List<ClockFault> rows = found.stream()
        .map(d -> new ClockFault("D", d.detectionId(), List.of(new Candidate("D1", 1, 0.02, d))))
        .toList();
    Decided decided = decide(heard("D", found, rows, List.of()));
    assertThat(decided.fault()).contains(rows.getFirst());
    assertThat(decided.detections()).isEqualTo(found);
    assertThat(decided.witnesses()).isEmpty();
  }

  @Test
  void theOtherArraysChooseAmongSuspectsAndAreNamedAsWitnesses() {
    List<ClockFault> rows = List.of(fault(0, 100, 135), fault(1, 100, 134.5));
    List<Detection> found =
        rows.stream().map(r -> r.candidates().getFirst().withoutIt()).toList();
    Decided decided = decide(heard("D", found, rows, List.of()));
    assertThat(decided.fault().orElseThrow().candidates())
        .extracting(Candidate::sensorId)
        .containsExactly("D2");
    assertThat(decided.detections())
        .isEqualTo(rows.stream().map(r -> r.candidates().getLast().withoutIt()).toList());
    assertThat(decided.witnesses()).containsExactly("A", "B", "C");
  }

  @Test
  void whereTheOthersCannotChooseTheSuspectsAreListedAndNothingIsUsed() {
    List<ClockFault> rows = List.of(fault(0, 134, 136));
    List<Detection> found = List.of(rows.getFirst().candidates().getFirst().withoutIt());
    Decided decided = decide(heard("D", found, rows, List.of()));
    assertThat(decided.fault().orElseThrow().candidates()).hasSize(2);
    assertThat(decided.detections()).isEmpty();
    assertThat(decided.notes()).singleElement().asString().contains("not used");
  }

  @Test
  void aSilentFaultThatTheOthersContradictIsFound() {
    Detection found = wave("D", 200, 0, 170);
    ClockFault doubt = new ClockFault(
        "D",
        found.detectionId(),
        List.of(
            new Candidate("D1", 0.2, 0.06, wave("D", 200, 0, 135)),
            new Candidate("D2", 0.1, 0.03, wave("D", 200, 0, 172))));
    Decided decided = decide(heard("D", List.of(found), List.of(), List.of(doubt)));
    assertThat(decided.fault().orElseThrow().findIdentified().orElseThrow().sensorId())
        .isEqualTo("D1");
    assertThat(decided.detections())
        .containsExactly(doubt.candidates().getFirst().withoutIt());
  }

  @Test
  void anArrayInStepKeepsItsDetectionsAndAccusesNobody() {
    Detection found = wave("D", 200, 0, 136);
    ClockFault doubt = new ClockFault(
        "D", found.detectionId(), List.of(new Candidate("D1", 0.09, 0.06, wave("D", 200, 0, 134))));
    Decided decided = decide(heard("D", List.of(found), List.of(), List.of(doubt)));
    assertThat(decided.fault()).isEmpty();
    assertThat(decided.detections()).containsExactly(found);
  }
}
