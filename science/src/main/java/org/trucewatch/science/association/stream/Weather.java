// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import org.trucewatch.science.association.network.MediumState;

/**
 * The weather that each window and tile is searched with. It is an argument of the function that the results are: normally what the
 * windows before taught when they first closed; in a replay what was recorded then.
 */
@FunctionalInterface
public interface Weather {
  /** What was learnt is used. */
  Weather LEARNT = (window, tile, learnt) -> learnt;

  /** The weather of a window and tile, given what the windows before taught. Asked once for each, in order. */
  MediumState at(int window, int tile, MediumState learnt);
}
