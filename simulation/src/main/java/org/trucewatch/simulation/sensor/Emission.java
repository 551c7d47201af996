// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import org.trucewatch.domain.line.Observation;

/** Takes what sensors report, each with the number of what caused it; the number goes to the truth alone. */
@FunctionalInterface
public interface Emission {
  /** Cause of what nothing caused: noise. */
  long NOISE = -1;

  /** Cause of what was forged. */
  long FORGED = -2;

  /**
   * One report.
   *
   * @param trueSeconds when it was really made, never earlier than what caused it
   */
  void emit(double trueSeconds, Observation observation, long cause);
}
