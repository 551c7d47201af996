// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.List;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;

/**
 * What a recording of one array holds.
 *
 * @param detections in order of time; where a clock is at fault they are made without the likeliest element
 * @param clockFaults one a detection, where the delays show that a clock is wrong. Each candidate carries the detection
 *     as it would be without that element. One candidate: it is identified. Several: the other arrays may decide
 * @param clockDoubts like clockFaults, for every detection of an array with four elements or more whose delays show no
 *     significant fault: what each element's offset would be and what would follow. Only for a later step whose other
 *     arrays contradict the detection
 * @param notes what could not be done, in sentences: too few elements, clocks that cannot be checked, gaps
 */
public record ArrayDetections(
    List<Detection> detections,
    List<ClockFault> clockFaults,
    List<ClockFault> clockDoubts,
    List<String> notes) {
  public ArrayDetections {
    detections = List.copyOf(detections);
    clockFaults = List.copyOf(clockFaults);
    clockDoubts = List.copyOf(clockDoubts);
    notes = List.copyOf(notes);
  }
}
