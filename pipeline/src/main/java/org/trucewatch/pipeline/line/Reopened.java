// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.List;

/**
 * An incident whose report had to be opened again when reports came late.
 *
 * @param incidentId as it is now; as it was where nothing is left of it
 * @param before ids of the incidents that it was reported as; none where it was not known
 * @param why what happened to it
 * @param lateReports how many reports of its pulses came late
 * @param lateSensors of how many sensors
 * @param arrivedFromSeconds when the first of them came
 * @param arrivedToSeconds when the last came
 * @param changes for a person: each thing as it is, and as it was
 */
public record Reopened(
    String incidentId,
    List<String> before,
    Why why,
    int lateReports,
    int lateSensors,
    double arrivedFromSeconds,
    double arrivedToSeconds,
    List<String> changes) {
  /** What late reports did. */
  public enum Why {
    /** It had been reported, and is otherwise now. */
    CHANGED,
    /** It had not been reported. */
    NEW,
    /** It had been reported, and nothing is left of it. */
    WITHDRAWN
  }

  public Reopened {
    before = List.copyOf(before);
    changes = List.copyOf(changes);
  }
}
