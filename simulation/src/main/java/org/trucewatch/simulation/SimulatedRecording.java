// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import java.util.List;
import org.trucewatch.simulation.truth.TruthLine;

/**
 * What a simulated world sent, and what really happened in it.
 *
 * @param files in the order in which they came in; all that the system under test may read
 * @param truth for the scorer alone; write it with {@link org.trucewatch.simulation.truth.TruthFolder}
 */
public record SimulatedRecording(List<SimulatedFile> files, List<TruthLine> truth) {
  public SimulatedRecording {
    files = List.copyOf(files);
    truth = List.copyOf(truth);
  }
}
