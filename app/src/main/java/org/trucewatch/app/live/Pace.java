// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.live;

import java.util.Locale;
import org.trucewatch.app.UserError;

/**
 * How fast an exercise is played.
 *
 * @param speed exercise seconds a second; infinite to compute all at once
 */
public record Pace(double speed) {
  /** A night in a second; faster ones ask for "max". */
  static final double SPEED_MAX = 100_000;

  private static final String AT_ONCE = "max";

  public Pace {
    if (!(speed == Double.POSITIVE_INFINITY || speed >= 1 && speed <= SPEED_MAX)) {
      throw new IllegalArgumentException("speed is " + speed + ", expected 1 to " + SPEED_MAX);
    }
  }

  /** Reads a command line's option. */
  public static Pace parse(String text) {
    if (text.toLowerCase(Locale.ROOT).equals(AT_ONCE)) {
      return new Pace(Double.POSITIVE_INFINITY);
    }
    try {
      return new Pace(Double.parseDouble(text));
    } catch (IllegalArgumentException e) {
      throw new UserError("--speed is " + text + ", expected a number from 1 to "
          + (long) SPEED_MAX + " (exercise seconds a second), or " + AT_ONCE
          + ". Nothing was run.");
    }
  }

  /** Whether nobody is to watch the exercise go by. */
  public boolean isAtOnce() {
    return speed == Double.POSITIVE_INFINITY;
  }
}
