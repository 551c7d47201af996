// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * A pulse that a network located.
 *
 * @param eventId stable in replays
 * @param seconds origin time after the epoch
 * @param secondsSd one standard deviation
 * @param eastKilometers where
 * @param northKilometers where
 * @param covariance of the place, square kilometres
 * @param probability that it is real
 * @param reports numbers of the observations that made it, ascending
 * @param logKilograms natural logarithm of its strength as TNT on the ground; NaN where not told
 * @param logKilogramsSd one standard deviation
 * @param kind what it was
 * @param kindProbability of that kind
 * @param pairedWith the launch of an impact and the reverse
 * @param reason for a person: why this kind
 */
public record Impulse(
    String eventId,
    double seconds,
    double secondsSd,
    double eastKilometers,
    double northKilometers,
    Symmetric2 covariance,
    double probability,
    List<Long> reports,
    double logKilograms,
    double logKilogramsSd,
    ImpulseKind kind,
    double kindProbability,
    Optional<String> pairedWith,
    String reason) {
  public Impulse {
    reports = List.copyOf(reports);
  }
}
