// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import java.util.List;
import org.trucewatch.science.association.kinds.PickMark;

/**
 * One pick as its file lists it.
 *
 * @param line of the file, the header being 1
 * @param id the column {@code pick_id}, else the row's number counted from 0
 * @param stationId as {@link StationRow#id}
 * @param timeSeconds arrival: the column {@code time_s} as it stands, or seconds since 1970-01-01T00:00:00Z without leap
 *     seconds for {@code time_utc}; a double holds the latter to 0.3 microseconds
 * @param phase P or S; sound is P
 * @param quality probability of the pick from 0 to 1; NaN where the file gives none
 * @param marks bearing, trace speed, level and class where the file gives them
 */
public record PickRow(
    int line,
    String id,
    String stationId,
    double timeSeconds,
    Phase phase,
    double quality,
    List<PickMark> marks) {
  /** Copies the list. */
  public PickRow {
    marks = List.copyOf(marks);
  }

  /** What the picker took it for. */
  public enum Phase {
    P,
    S
  }
}
