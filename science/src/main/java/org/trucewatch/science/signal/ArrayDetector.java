// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;

/**
 * Finds waves that cross an array, says where from and how sure, and checks the elements' clocks by them.
 *
 * <ol>
 *   <li>{@link TraceAligner} puts the elements on one time axis by their stamps.
 *   <li>{@link BartlettBeam} gives the best beam of every window: of all elements, and of all but one for each element,
 *       so that a wrong clock cannot hide a wave.
 *   <li>{@link AdaptiveFThreshold} says which windows are more than the noise of the place; {@link BeamSeries} joins
 *       them to runs.
 *   <li>{@link DelayMeter} measures the delays of the strongest waves, {@link ClockCheck} judges them.
 *   <li>If one clock is wrong the element is set aside. If it may be one of several, the detections are made without the
 *       likeliest, and each fault carries all alternatives.
 *   <li>{@link WaveMeasurement} measures each run: time, bearing, speed and their errors.
 * </ol>
 *
 * <p>Two clocks that are wrong at once are not told apart; the delays are then reported as unexplained. Pure and
 * deterministic; the order of elements and segments does not matter beyond the order of equal sums.
 */
public final class ArrayDetector {
  /** Waves that the clocks are judged by, the strongest ones. */
  static final int WAVES_MAX = 8;

  /** Elements of an array that are used; more are left out with a note. */
  static final int ELEMENTS_MAX = 24;

  /** Part of the bandwidth-time product that a Hann window leaves: (mean w²)² / mean w⁴. */
  static final double HANN_INDEPENDENCE = 0.514;

  /** Near the ground at 15 degrees Celsius: the standard atmosphere, ISO 2533. */
  static final double SOUND_SPEED_METERS_PER_SECOND = 340.294;

  private final DetectorSettings settings;

  public ArrayDetector(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Everything the recording holds. Each of its episodes is looked at alone. */
  public ArrayDetections detect(ArrayRecording recording) {
    List<Detection> detections = new ArrayList<>();
    List<ClockFault> faults = new ArrayList<>();
    List<ClockFault> doubts = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (ArrayRecording episode : Episodes.of(recording)) {
      ArrayDetections found = detectIn(episode);
      detections.addAll(found.detections());
      faults.addAll(found.clockFaults());
      doubts.addAll(found.clockDoubts());
      notes.addAll(found.notes());
    }
    return new ArrayDetections(detections, faults, doubts, List.copyOf(notes));
  }

  private ArrayDetections detectIn(ArrayRecording episode) {
    int size = episode.array().elements().size();
    if (size < 3 || size > ELEMENTS_MAX) {
      return nothing("array " + episode.array().arrayId() + " has samples of " + size
          + " elements, expected 3 to " + ELEMENTS_MAX + ": no bearings were made.");
    }
    List<String> notes = new ArrayList<>(SharedSpots.notes(episode.array()));
    double widthM = ArrayGeometry.of(episode.array()).widthMeters();
    // By the delays across the line, left and right of it must differ by more than a site's error.
    if (widthM / SOUND_SPEED_METERS_PER_SECOND < settings.siteTimingErrorSeconds()) {
      notes.add(String.format(
          Locale.ROOT,
          "array %s: its %d elements with samples stand at one spot or on one line, %.1f m wide: a bearing and its mirror"
              + " image cannot be told apart, so no bearings were made.",
          episode.array().arrayId(),
          size,
          widthM));
      return new ArrayDetections(List.of(), List.of(), List.of(), notes);
    }
    ArrayDetections found = new ArrayScan(episode, settings).detections();
    notes.addAll(found.notes());
    return new ArrayDetections(found.detections(), found.clockFaults(), found.clockDoubts(), notes);
  }

  private static ArrayDetections nothing(String note) {
    return new ArrayDetections(List.of(), List.of(), List.of(), List.of(note));
  }
}
