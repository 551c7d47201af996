// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.List;
import java.util.Optional;

/**
 * An element of an array whose time stamps disagree with its companions'.
 *
 * @param arrayId the array
 * @param candidates the elements that could be at fault, most likely first; one when it is identified
 * @param detectionId the detection whose wave showed it
 */
public record ClockFault(String arrayId, String detectionId, List<Candidate> candidates) {
  public ClockFault {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "clock fault at " + arrayId + " names no candidate, expected at least 1");
    }
  }

  /** The element at fault, where the evidence singles one out. */
  public Optional<Candidate> findIdentified() {
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /**
   * One element that could be at fault, and what follows if it is.
   *
   * @param sensorId the element
   * @param offsetSeconds recorded time minus true time: positive where the stamps are late
   * @param offsetErrorSeconds 1-sigma
   * @param withoutIt the detection made from the other elements
   */
  public record Candidate(
      String sensorId, double offsetSeconds, double offsetErrorSeconds, Detection withoutIt) {}
}
