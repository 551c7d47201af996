// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.WaveformSegment;

/**
 * Cuts a recording where the whole array was silent, so that hours without samples cost nothing and the noise of one
 * episode does not set the threshold of another.
 */
final class Episodes {
  /** Longer silences part two episodes. Ours: longer than any clock fault that is looked for, and than any wave train. */
  static final Duration SILENCE = Duration.ofMinutes(10);

  private Episodes() {}

  /** The episodes by time, each with the elements that recorded in it. */
  static List<ArrayRecording> of(ArrayRecording recording) {
    List<WaveformSegment> sorted = recording.segments().stream()
        .sorted(
            Comparator.comparing(WaveformSegment::start).thenComparing(WaveformSegment::sensorId))
        .toList();
    List<ArrayRecording> episodes = new ArrayList<>();
    List<WaveformSegment> open = new ArrayList<>();
    Instant end = Instant.MIN;
    for (WaveformSegment segment : sorted) {
      if (!open.isEmpty() && segment.start().isAfter(end.plus(SILENCE))) {
        episodes.add(episode(recording.array(), open));
        open = new ArrayList<>();
      }
      open.add(segment);
      end = latest(end, end(segment));
    }
    if (!open.isEmpty()) {
      episodes.add(episode(recording.array(), open));
    }
    return episodes;
  }

  private static ArrayRecording episode(SensorArray array, List<WaveformSegment> segments) {
    Set<String> heard =
        segments.stream().map(WaveformSegment::sensorId).collect(Collectors.toSet());
    List<ArrayElement> elements =
        array.elements().stream().filter(e -> heard.contains(e.sensorId())).toList();
    return new ArrayRecording(
        new SensorArray(array.arrayId(), elements, array.reference()), segments);
  }

  private static Instant end(WaveformSegment segment) {
    long nanos = Math.round(segment.pascals().length / segment.sampleRateHertz() * 1e9);
    return segment.start().plusNanos(nanos);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
