// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.List;
import org.trucewatch.domain.Detection;

/** The golden path's step from recordings to detections alone, for runs that seal nothing. */
public final class ArrayHearing {
  private final RunSettings settings;

  public ArrayHearing(RunSettings settings) {
    this.settings = settings;
  }

  /** What all arrays of the book heard, by time. */
  public List<Detection> detections(ObservationBook book) {
    return new WaveformStep(settings)
        .run(book.arrays(), book, Integer.MAX_VALUE).detections().stream()
            .map(WaveformStep.Traced::value)
            .toList();
  }
}
