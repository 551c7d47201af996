// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.Arrays;
import java.util.List;

/**
 * Fronts that sweep over the ground faster than sound, as the boom of a supersonic flight does. A point source sends a circle that
 * crosses the ground at the speed of sound; the carpet of a boom crosses it at the flight's speed, along a line. Where the picks about a
 * pulse, its own and those that it leaves over, fit such a front far better than a point, the pulse is no explosion.
 */
final class FrontSearch {
  private final String[] reasons;

  FrontSearch(List<LocatedPulse> pulses, LineIndex index) {
    reasons = new String[pulses.size()];
    Arrays.fill(reasons, "");
  }

  boolean isFront(int pulse) {
    return !reasons[pulse].isEmpty();
  }

  String reason(int pulse) {
    return reasons[pulse];
  }
}
