// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import org.trucewatch.simulation.exercise.Must;

/**
 * One must with what was measured.
 *
 * @param must what was asked
 * @param standing how it stands
 * @param measured in the kind's unit; NaN where there was nothing to measure
 * @param of numerator and denominator behind it; none of none where it is no share
 * @param note what was counted, or why there was nothing
 */
public record MustResult(Must must, Standing standing, double measured, Count of, String note) {
  /** How a must stands. */
  public enum Standing {
    MET,
    NOT_MET,
    /** There was nothing to measure. */
    NOT_JUDGED
  }
}
