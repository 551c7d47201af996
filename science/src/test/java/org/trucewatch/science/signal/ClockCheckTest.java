// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.ClockFault;

class ClockCheckTest {
  /** Reference pair 44: ring of six, radius 100 m, from 60 degrees at 340 m/s, one element late by 0.5 s. */
  @Test
  void aLateElementOfARingIsNamedAndTheFrontRecovered() {
    double[] east = new double[6];
    double[] north = new double[6];
    for (int m = 0; m < 6; m++) {
      east[m] = 100 * Math.sin(Math.toRadians(60 * m));
      north[m] = 100 * Math.cos(Math.toRadians(60 * m));
    }
    ArrayGeometry ring = new ArrayGeometry(east, north);
    double[] delays = new double[6];
    for (int m = 0; m < 6; m++) {
      delays[m] = ring.delaySeconds(m, Slowness.of(Math.toRadians(60), 340)) + (m == 3 ? 0.5 : 0);
    }
    PlaneWaveFit everything = PlaneWaveFit.of(ring, Subset.all(6), delays);
    assertThat(Math.toDegrees(everything.slowness().backAzimuthRadians()))
        .isCloseTo(39.07, within(0.01));
    assertThat(everything.slowness().traceSpeedMetersPerSecond()).isCloseTo(247.5, within(0.1));
    PlaneWaveFit others = PlaneWaveFit.of(ring, Subset.all(6).without(3), delays);
    assertThat(Math.toDegrees(others.slowness().backAzimuthRadians())).isCloseTo(60, within(1e-9));
    assertThat(others.slowness().traceSpeedMetersPerSecond()).isCloseTo(340, within(1e-9));
    ClockCheck.Outcome outcome =
        new ClockCheck(ring, 0.02).judge(List.of(new ClockCheck.Wave(delays, 1)));
    assertThat(outcome).isInstanceOf(ClockCheck.Outcome.AtFault.class);
    assertThat(outcome.suspects()).hasSize(1);
    assertThat(outcome.suspects().getFirst().element()).isEqualTo(3);
    assertThat(outcome.suspects().getFirst().offsetSeconds()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void withFourElementsAllAreSuspectsAlike() {
    ArrayGeometry square =
        new ArrayGeometry(new double[] {300, -300, -300, 300}, new double[] {300, 300, -300, -300});
    double[] delays = {0.8, 0, 0, 0};
    ClockCheck.Outcome outcome =
        new ClockCheck(square, 0.02).judge(List.of(new ClockCheck.Wave(delays, 1)));
    assertThat(outcome).isInstanceOf(ClockCheck.Outcome.AtFault.class);
    assertThat(outcome.suspects()).hasSize(4);
    for (ClockCheck.Suspect s : outcome.suspects()) {
      assertThat(Math.abs(s.offsetSeconds())).isCloseTo(0.8, within(1e-9));
    }
  }

  @Test
  void twoWrongClocksAreUnexplainedAndNobodyIsNamed() {
    double[] east = {0, 300, 300, -300, -300, 20};
    double[] north = {0, 300, -300, 300, -300, 150};
    double[] delays = {0.4, 0, 0, 0, 0, -0.7};
    assertThat(new ClockCheck(new ArrayGeometry(east, north), 0.02)
            .judge(List.of(new ClockCheck.Wave(delays, 1))))
        .isInstanceOf(ClockCheck.Outcome.Unexplained.class);
  }

  @Test
  void theRealRecordingAsItIsAccusesNobody() {
    for (ArrayRecording recording : RealRecordings.hrr5()) {
      ArrayDetections found = new ArrayDetector(DetectorSettings.INFRASOUND).detect(recording);
      assertThat(found.clockFaults()).as(recording.array().arrayId()).isEmpty();
    }
    assertThat(new ArrayDetector(DetectorSettings.INFRASOUND)
            .detect(RealRecordings.brp())
            .clockFaults())
        .isEmpty();
  }

  /** A part of the whole matrix, which {@link ClockFaultMatrix} runs as a bench. */
  @ParameterizedTest
  @CsvSource({"W420, 16", "W420, -1", "W420, -0.2", "W460, 0.2", "W460, -16"})
  void inArraysOfSixTheShiftedElementIsNamedWithItsShift(String arrayId, double shift) {
    ArrayRecording recording = recording(arrayId);
    List<ClockFaultMatrix.Row> rows =
        new ClockFaultMatrix(new ArrayDetector(DetectorSettings.INFRASOUND)).rows(recording, shift);
    for (ClockFaultMatrix.Row row : rows) {
      assertThat(row.outcome()).as(row.toString()).isEqualTo(ClockFaultMatrix.Outcome.NAMED);
      assertThat(row.offsetSeconds()).as(row.toString()).isCloseTo(shift, within(0.055));
      assertThat(Math.toDegrees(row.shownBackAzimuthRadians() - row.unshiftedBackAzimuthRadians()))
          .as(row.toString())
          .isCloseTo(0, within(2.0));
    }
  }

  /** Four elements: the shifted one is among the candidates and without it the bearing is as before. */
  @ParameterizedTest
  @CsvSource({"W220, 16", "W220, 1", "W340, -1", "W340, -16"})
  void inArraysOfFourTheShiftedElementIsACandidate(String arrayId, double shift) {
    List<ClockFaultMatrix.Row> rows = new ClockFaultMatrix(
            new ArrayDetector(DetectorSettings.INFRASOUND))
        .rows(recording(arrayId), shift);
    Set<ClockFaultMatrix.Outcome> outcomes = new TreeSet<>();
    for (ClockFaultMatrix.Row row : rows) {
      outcomes.add(row.outcome());
      assertThat(row.offsetSeconds()).as(row.toString()).isCloseTo(shift, within(0.12));
      assertThat(Math.toDegrees(row.backAzimuthRadians() - row.unshiftedBackAzimuthRadians()))
          .as(row.toString())
          .isCloseTo(0, within(4.0));
    }
    assertThat(outcomes)
        .isSubsetOf(ClockFaultMatrix.Outcome.NAMED, ClockFaultMatrix.Outcome.CANDIDATE);
  }

  @Test
  void aDetectionOfFourElementsCarriesItsAlternatives() {
    ArrayDetections found = new ArrayDetector(DetectorSettings.INFRASOUND)
        .detect(ClockFaultMatrix.shifted(recording("W220"), "2D.W22SW..HDF", 1));
    assertThat(found.clockFaults()).isNotEmpty();
    ClockFault fault = found.clockFaults().getFirst();
    assertThat(fault.findIdentified()).isEmpty();
    assertThat(fault.candidates())
        .extracting(ClockFault.Candidate::sensorId)
        .contains("2D.W22SW..HDF");
    for (ClockFault.Candidate c : fault.candidates()) {
      assertThat(c.withoutIt().elementsUsed()).isEqualTo(3);
      assertThat(c.withoutIt().traceSpeedMetersPerSecond()).isBetween(280.0, 500.0);
    }
  }

  @Test
  void threeElementsCannotBeChecked() {
    ArrayDetections found =
        new ArrayDetector(DetectorSettings.INFRASOUND).detect(recording("W240"));
    assertThat(found.notes()).anySatisfy(n -> assertThat(n).contains("cannot be checked"));
  }

  private static ArrayRecording recording(String arrayId) {
    return RealRecordings.hrr5().stream()
        .filter(r -> r.array().arrayId().equals(arrayId))
        .findFirst()
        .orElseThrow();
  }
}
