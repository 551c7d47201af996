// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.List;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.WaveformSegment;

/**
 * What an array recorded. Segments may start and end at different times and may leave gaps; those of one sensor do not
 * overlap. Their order does not matter.
 */
public record ArrayRecording(SensorArray array, List<WaveformSegment> segments) {
  public ArrayRecording {
    segments = List.copyOf(segments);
  }
}
