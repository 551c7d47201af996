// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.exercisefile;

import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;

/**
 * Values that must lie within the world.
 *
 * @param lengthKilometers of the line
 * @param hours of the exercise
 */
record Fields(double lengthKilometers, double hours) {

  /** An x along the line. */
  double along(Section s, String key) {
    double value = s.number(key, -1e6, 1e6);
    if (!(value >= 0 && value <= lengthKilometers)) {
      throw outside(s, key, "0 to " + lengthKilometers + " km: the world ends there");
    }
    return value;
  }

  /** An x along the line, or what stands for it. */
  double alongOr(Section s, String key, double otherwise) {
    return s.has(key) ? along(s, key) : otherwise;
  }

  /** The east end of a stretch that begins at {@code from}; the line's end where it is absent. */
  double until(Section s, String from, String to) {
    double west = alongOr(s, from, 0);
    double east = alongOr(s, to, lengthKilometers);
    if (east < west) {
      throw s.refused(
          s.has(to) ? to : from, "a stretch from west to east: " + from + " at most " + to);
    }
    return east;
  }

  /** An hour after the start. */
  double hour(Section s, String key) {
    double value = s.number(key, -1e6, 1e6);
    if (!(value >= 0 && value <= hours)) {
      throw outside(s, key, "0 to " + hours + " hours: the exercise ends then");
    }
    return value;
  }

  private static Unreadable outside(Section s, String key, String expected) {
    return s.refused(key, expected);
  }
}
