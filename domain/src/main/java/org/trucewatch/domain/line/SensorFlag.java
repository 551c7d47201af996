// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * A sensor whose reports do not fit the others'. It keeps working; its reports are set aside while flagged.
 *
 * @param sensor index in the list of sensors
 * @param fromSeconds from when
 * @param toSeconds until when; infinity while it lasts
 * @param what what is wrong, as far as told
 * @param probabilityByChance of what was seen, of a sound sensor
 * @param reason for a person
 */
public record SensorFlag(
    int sensor,
    double fromSeconds,
    double toSeconds,
    What what,
    double probabilityByChance,
    String reason) {
  /** What may be wrong with a sensor. */
  public enum What {
    /** Its times do not fit: clock, or a replay. */
    TIMES,
    /** It does not stand where it says. */
    PLACE,
    /** It reports what no neighbour hears. */
    ALONE
  }
}
