// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.List;

/**
 * Jobs that may be run at the same time: those of a window that closes, or of one that late picks opened again.
 *
 * @param window index of the window
 * @param jobs   in order of tile
 */
public record Round(int window, List<TileJob> jobs) {
  /** Copies the list. */
  public Round {
    jobs = List.copyOf(jobs);
  }
}
