// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.WaveformSegment;

/**
 * Bench of the clock check: shifts the time stamps of each element in turn and compares what the detector says with
 * what was done. Not part of the golden path.
 */
public final class ClockFaultMatrix {
  /** What became of a shift. */
  public enum Outcome {
    /** The element alone was named. */
    NAMED,
    /** The element is among several candidates. */
    CANDIDATE,
    /** Other elements were accused and this one was not. */
    WRONG,
    /** Nothing was accused. */
    MISSED,
    /** The array has too few elements. */
    NOT_CHECKABLE
  }

  /**
   * One cell.
   *
   * @param sensorId the shifted element
   * @param shiftSeconds what was added to its stamps
   * @param candidates how many elements were accused at the strongest detection
   * @param offsetSeconds the offset given for the shifted element; NaN when it was not accused
   * @param backAzimuthRadians of the wave that was strongest before the shift, after it, without the accused (for
   *     several candidates: without the shifted one); NaN when that wave was not detected
   * @param unshiftedBackAzimuthRadians of the same wave before the shift
   * @param shownBackAzimuthRadians of that wave in the list of detections; NaN when it is not there
   */
  public record Row(
      String arrayId,
      String sensorId,
      double shiftSeconds,
      Outcome outcome,
      int candidates,
      double offsetSeconds,
      double backAzimuthRadians,
      double unshiftedBackAzimuthRadians,
      double shownBackAzimuthRadians) {}

  /** How far a wave may move in time and still be the same one. */
  private static final Duration SAME_WAVE = Duration.ofSeconds(15);

  private final ArrayDetector detector;

  public ClockFaultMatrix(ArrayDetector detector) {
    this.detector = detector;
  }

  /** One row for each element and shift. */
  public List<Row> rows(ArrayRecording recording, double... shiftsSeconds) {
    List<Row> rows = new ArrayList<>();
    ArrayDetections before = detector.detect(recording);
    Detection strongest = before.detections().getFirst();
    for (Detection d : before.detections()) {
      strongest = d.fStatistic() > strongest.fStatistic() ? d : strongest;
    }
    for (double shift : shiftsSeconds) {
      for (ArrayElement element : recording.array().elements()) {
        ArrayRecording shifted = shifted(recording, element.sensorId(), shift);
        rows.add(row(shifted, element.sensorId(), shift, strongest));
      }
    }
    return rows;
  }

  /** The recording with one sensor's stamps moved. */
  public static ArrayRecording shifted(
      ArrayRecording recording, String sensorId, double shiftSeconds) {
    List<WaveformSegment> segments = new ArrayList<>();
    for (WaveformSegment s : recording.segments()) {
      segments.add(
          s.sensorId().equals(sensorId)
              ? new WaveformSegment(
                  sensorId,
                  s.start().plusNanos(Math.round(shiftSeconds * 1e9)),
                  s.sampleRateHertz(),
                  s.pascals())
              : s);
    }
    return new ArrayRecording(recording.array(), segments);
  }

  private Row row(ArrayRecording recording, String sensorId, double shift, Detection before) {
    ArrayDetections after = detector.detect(recording);
    Optional<Detection> shown = after.detections().stream()
        .filter(d -> isSameWave(d, before))
        .max(java.util.Comparator.comparingDouble(Detection::fStatistic));
    Optional<ClockFault> fault = after.clockFaults().stream()
        .filter(f -> shown.isPresent() && f.detectionId().equals(shown.get().detectionId()))
        .findFirst()
        .or(() -> after.clockFaults().stream().findFirst());
    List<ClockFault.Candidate> candidates = fault.map(ClockFault::candidates).orElse(List.of());
    Optional<ClockFault.Candidate> right =
        candidates.stream().filter(c -> c.sensorId().equals(sensorId)).findFirst();
    Outcome outcome = recording.array().elements().size() < 4
        ? Outcome.NOT_CHECKABLE
        : candidates.isEmpty()
            ? Outcome.MISSED
            : right.isEmpty()
                ? Outcome.WRONG
                : candidates.size() == 1 ? Outcome.NAMED : Outcome.CANDIDATE;
    double shownBearing = shown.map(Detection::backAzimuthRadians).orElse(Double.NaN);
    return new Row(
        recording.array().arrayId(),
        sensorId,
        shift,
        outcome,
        candidates.size(),
        right.map(ClockFault.Candidate::offsetSeconds).orElse(Double.NaN),
        right
            .map(ClockFault.Candidate::withoutIt)
            .filter(d -> isSameWave(d, before))
            .map(Detection::backAzimuthRadians)
            .orElse(shownBearing),
        before.backAzimuthRadians(),
        shownBearing);
  }

  private static boolean isSameWave(Detection a, Detection b) {
    return Duration.between(a.detectedAt(), b.detectedAt()).abs().compareTo(SAME_WAVE) <= 0;
  }
}
