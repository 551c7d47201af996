// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.util.List;
import java.util.Optional;

/**
 * What the chain made of one shifted clock.
 *
 * @param elements of the array
 * @param sensorId the shifted element
 * @param shiftSeconds what was added to its stamps
 * @param candidates how many elements of the array were accused
 * @param offsetSeconds given for the shifted element, with its 1-sigma error; NaN where it was not accused
 * @param bearingBeforeRadians of the array's strongest wave without the shift; NaN where there is none
 * @param bearingAfterRadians of the same wave as it may be used after the shift; NaN where it may not
 * @param membership of that wave in the event
 * @param movedKilometers from the mean location without the shift; NaN where there is none
 * @param movedSigmas the same in standard deviations of the location without the shift
 * @param falselyAccused sensors of other arrays, which were not shifted
 */
record ShiftRow(
    String arrayId,
    int elements,
    String sensorId,
    double shiftSeconds,
    Outcome outcome,
    int candidates,
    double offsetSeconds,
    double offsetErrorSeconds,
    double bearingBeforeRadians,
    double bearingAfterRadians,
    Membership membership,
    double movedKilometers,
    double movedSigmas,
    List<String> falselyAccused) {
  ShiftRow {
    falselyAccused = List.copyOf(falselyAccused);
  }

  /** What became of the shift. */
  enum Outcome {
    /** The element alone. */
    NAMED,
    /** The element is among several. */
    CANDIDATE,
    /** Nothing in this array is accused. */
    MISSED,
    /** Other elements of this array, not the one. */
    WRONG,
    /** Three elements leave nothing to check by. */
    NOT_CHECKABLE
  }

  /** Whether the shifted array takes part in the event. */
  enum Membership {
    /** It does, with a bearing within 20 degrees of the place. */
    IN_EVENT,
    /** It does not. */
    LEFT_OUT,
    /** It does, with a bearing more than 20 degrees off. */
    FAR_OFF_IN_EVENT,
    /** There is no event. */
    NO_EVENT
  }

  /** How far the offset given is from the shift made; empty where none was given. */
  Optional<Double> offsetOffSeconds() {
    return Double.isNaN(offsetSeconds)
        ? Optional.empty()
        : Optional.of(Math.abs(offsetSeconds - shiftSeconds));
  }
}
