// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.condition.Facts;

/**
 * What is known of an act, to be held against provisions.
 *
 * @param at when; empty where it is not known
 * @param atError it was at most this much earlier or later
 * @param place where; empty where it is not known
 * @param facts what else is known
 * @param moments for obligations, when their clocks' moments came
 */
public record ObservedAct(
    Optional<Instant> at,
    Duration atError,
    Optional<Place> place,
    Facts facts,
    Map<Moment, Instant> moments) {
  /** A position in degrees that is right within an error in metres. */
  public record Place(double latitudeDegrees, double longitudeDegrees, double errorMeters) {
    public Place {
      if (!(Math.abs(latitudeDegrees) <= 90
          && Math.abs(longitudeDegrees) <= 180
          && errorMeters >= 0)) {
        throw new IllegalArgumentException("place is " + latitudeDegrees + ", " + longitudeDegrees
            + " with error " + errorMeters
            + " m, expected degrees within 90 and 180, error 0 or more");
      }
    }
  }

  public ObservedAct {
    moments = Map.copyOf(moments);
  }
}
