// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;

class ArrayDetectorTest {
  private final ArrayDetector detector = new ArrayDetector(DetectorSettings.INFRASOUND);

  private static SyntheticArray oneWave(long seed, int elements) {
    SyntheticArray array = new SyntheticArray(seed, elements, 350, 300);
    double[] sites = new double[elements];
    for (int m = 0; m < elements; m++) {
      sites[m] =
          DetectorSettings.INFRASOUND.siteTimingErrorSeconds() * array.draw().gaussian();
    }
    array.addWave(150, array.draw().between(0, 2 * Math.PI), 350, 6, sites);
    return array;
  }

  /** Waves from known directions, elements off by their site's timing error: the stated errors must be true. */
  @Test
  void statedErrorsHoldTheTruth() {
    int inside1 = 0;
    int inside2 = 0;
    int total = 0;
    for (long seed = 1; seed <= 60; seed++) {
      int elements = 3 + (int) (seed % 4);
      SyntheticArray array = new SyntheticArray(seed, elements, 350, 300);
      double[] sites = new double[elements];
      for (int m = 0; m < elements; m++) {
        sites[m] =
            DetectorSettings.INFRASOUND.siteTimingErrorSeconds() * array.draw().gaussian();
      }
      double azimuth = array.draw().between(0, 2 * Math.PI);
      double speed = array.draw().between(320, 420);
      array.addWave(150, azimuth, speed, array.draw().between(4, 10), sites);
      for (Detection d : detector.detect(array.recording()).detections()) {
        double turn = Math.IEEEremainder(d.backAzimuthRadians() - azimuth, 2 * Math.PI);
        double[] scaled = {
          turn / d.backAzimuthErrorRadians(),
          (d.traceSpeedMetersPerSecond() - speed) / d.traceSpeedErrorMetersPerSecond()
        };
        for (double s : scaled) {
          inside1 += Math.abs(s) <= 1 ? 1 : 0;
          inside2 += Math.abs(s) <= 2 ? 1 : 0;
          total++;
        }
        assertThat(d.detectedAt())
            .isBetween(
                SyntheticArray.START.plusSeconds(146), SyntheticArray.START.plusSeconds(154));
      }
    }
    // A normal error is inside 1 sigma in 68 %, inside 2 in 95 %; 120 draws scatter by 4 and 2 %.
    assertThat(total).as("every wave detected once, two numbers each").isEqualTo(120);
    assertThat(inside1 / (double) total).isBetween(0.56, 0.82);
    assertThat(inside2 / (double) total).isGreaterThan(0.90);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void noiseAloneIsNoDetection(long seed) {
    ArrayDetections found = detector.detect(new SyntheticArray(seed, 5, 350, 900).recording());
    assertThat(found.detections()).isEmpty();
    assertThat(found.clockFaults()).isEmpty();
  }

  @Test
  void shiftingAllStampsShiftsTheDetectionsAndNothingElse() {
    ArrayRecording recording = oneWave(7, 5).recording();
    Duration shift = Duration.ofMillis(86_400_000L + 3_000);
    List<WaveformSegment> later = new ArrayList<>();
    for (WaveformSegment s : recording.segments()) {
      later.add(new WaveformSegment(
          s.sensorId(), s.start().plus(shift), s.sampleRateHertz(), s.pascals()));
    }
    Detection before = detector.detect(recording).detections().getFirst();
    Detection after = detector
        .detect(new ArrayRecording(recording.array(), later))
        .detections()
        .getFirst();
    assertThat(after.detectedAt()).isEqualTo(before.detectedAt().plus(shift));
    assertThat(after.backAzimuthRadians()).isEqualTo(before.backAzimuthRadians());
    assertThat(after.fStatistic()).isEqualTo(before.fStatistic());
  }

  @Test
  void theOrderOfElementsAndSegmentsDoesNotMatter() {
    ArrayRecording recording = oneWave(8, 6).recording();
    List<ArrayElement> elements = new ArrayList<>(recording.array().elements());
    Collections.reverse(elements);
    List<WaveformSegment> segments = new ArrayList<>(recording.segments());
    Collections.rotate(segments, 2);
    SensorArray reversed = new SensorArray("A0", elements, recording.array().reference());
    Detection before = detector.detect(recording).detections().getFirst();
    Detection after =
        detector.detect(new ArrayRecording(reversed, segments)).detections().getFirst();
    assertThat(after.backAzimuthRadians()).isCloseTo(before.backAzimuthRadians(), within(1e-6));
    assertThat(after.fStatistic()).isCloseTo(before.fStatistic(), within(1e-6));
    assertThat(after.detectedAt()).isEqualTo(before.detectedAt());
  }

  @Test
  void aRecordThatStartsBetweenTheOthersSamplesAndHasAGapIsAlignedByItsStamps() {
    SyntheticArray array = new SyntheticArray(9, 5, 350, 300);
    array.addWave(150, 1.0, 345, 4, new double[5]);
    ArrayRecording whole = array.recording();
    List<WaveformSegment> parts = new ArrayList<>();
    for (int m = 0; m < 5; m++) {
      WaveformSegment s = whole.segments().get(m);
      int cut = 40 * SyntheticArray.RATE + 7 * m;
      parts.add(new WaveformSegment(
          s.sensorId(), s.start(), s.sampleRateHertz(), Arrays.copyOf(s.pascals(), cut)));
      int resume = cut + 13 + m;
      parts.add(new WaveformSegment(
          s.sensorId(),
          s.start().plusNanos(Math.round(resume * 1e9 / SyntheticArray.RATE)),
          s.sampleRateHertz(),
          Arrays.copyOfRange(s.pascals(), resume, s.pascals().length - 11 * m)));
    }
    Detection before = detector.detect(whole).detections().getFirst();
    Detection after =
        detector.detect(new ArrayRecording(whole.array(), parts)).detections().getFirst();
    assertThat(after.backAzimuthRadians()).isCloseTo(before.backAzimuthRadians(), within(2e-3));
    assertThat(Duration.between(before.detectedAt(), after.detectedAt()).abs())
        .isLessThan(Duration.ofMillis(100));
    assertThat(after.elementsUsed()).isEqualTo(5);
  }

  @Test
  void aDeadOrAbsentElementIsLeftOutOfTheBeam() {
    ArrayRecording recording = oneWave(10, 5).recording();
    List<WaveformSegment> fewer = new ArrayList<>(recording.segments().subList(0, 4));
    WaveformSegment dead = recording.segments().get(3);
    fewer.set(
        3,
        new WaveformSegment(
            dead.sensorId(), dead.start(), dead.sampleRateHertz(), new double[12000]));
    Detection found = detector
        .detect(new ArrayRecording(recording.array(), fewer))
        .detections()
        .getFirst();
    assertThat(found.elementsUsed()).isEqualTo(3);
  }

  @Test
  void twoElementsMakeNoBearingAndThatIsSaid() {
    ArrayRecording three = new SyntheticArray(11, 3, 350, 60).recording();
    SensorArray two = new SensorArray(
        "A0", three.array().elements().subList(0, 2), three.array().reference());
    ArrayDetections found = detector.detect(new ArrayRecording(two, three.segments()));
    assertThat(found.detections()).isEmpty();
    assertThat(found.notes()).singleElement().asString().contains("2 elements, expected 3");
  }

  private static ArrayRecording moved(ArrayRecording recording, double[] north, double[] east) {
    List<ArrayElement> elements = new ArrayList<>();
    for (int m = 0; m < north.length; m++) {
      elements.add(new ArrayElement(
          recording.array().elements().get(m).sensorId(),
          GeoPoint.onEllipsoid(48 + north[m], 38 + east[m])));
    }
    return new ArrayRecording(RealRecordings.array("A0", elements), recording.segments());
  }

  @Test
  void elementsOnALineMakeNoBearingBecauseItsMirrorImageFitsAsWell() {
    ArrayRecording line =
        moved(oneWave(14, 4).recording(), new double[] {0, 0.003, 0.006, 0.009}, new double[] {
          0, 0.002, 0.004, 0.006
        });
    ArrayDetections found = detector.detect(line);
    assertThat(found.detections()).isEmpty();
    assertThat(found.notes())
        .singleElement()
        .asString()
        .contains("array A0", "on one line", "mirror image", "no bearings were made");
  }

  @Test
  void elementsAtOneSpotAreNamed() {
    ArrayDetections found =
        detector.detect(moved(oneWave(15, 4).recording(), new double[4], new double[4]));
    assertThat(found.detections()).isEmpty();
    assertThat(found.notes()).hasSize(2);
    assertThat(found.notes().getFirst())
        .contains("XX.A00..HDF, XX.A01..HDF, XX.A02..HDF, XX.A03..HDF have the same coordinates");
    assertThat(found.notes().getLast()).contains("no bearings were made");
  }

  @Test
  void nothingRecordedIsNothingDetected() {
    ArrayRecording recording = new SyntheticArray(12, 4, 350, 60).recording();
    ArrayDetections found = detector.detect(new ArrayRecording(recording.array(), List.of()));
    assertThat(found.detections()).isEmpty();
  }

  @Test
  void laterPacketsAreDetectionsOfTheirOwn() {
    SyntheticArray array = new SyntheticArray(13, 4, 350, 300);
    array.addWave(100, 2.0, 345, 8, new double[4]);
    array.addWave(160, 2.05, 352, 6, new double[4]);
    assertThat(detector.detect(array.recording()).detections()).hasSize(2);
  }
}
