// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * A party's statement beside what sensors show. Never whether somebody lied.
 *
 * @param number of the observation
 * @param party who says it
 * @param accused whom
 * @param standing how it agrees
 * @param incidentId the incident it may be about; empty for none
 * @param reason for a person
 */
public record StatementCheck(
    long number,
    String party,
    String accused,
    Standing standing,
    String incidentId,
    String reason) {
  /** How a statement agrees with physical evidence. */
  public enum Standing {
    /** The event is seen, and what is known of its origin agrees. */
    CONFIRMED,
    /** The event is seen; of its origin nothing is known. */
    EVENT_SEEN,
    /** The event is seen, and its origin is on ground that the claimant holds. */
    INCONSISTENT_WITH_PHYSICAL_EVIDENCE,
    /** It would have been seen, and was not. */
    NOT_SEEN,
    /** It would not have been seen. */
    CANNOT_BE_CHECKED,
    /** It repeats another statement. */
    REPEATED
  }
}
