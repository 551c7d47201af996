// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import org.trucewatch.domain.quantity.TimeSpan;

/**
 * What a party says another did. Kept beside findings, never counted as an observation.
 *
 * @param allegationId stable in replays
 * @param claimantId party on whose side the claim was made
 * @param claimantName who made it, as written
 * @param accusedId party accused
 * @param span the time that the claim is about
 * @param category of the claimant's own making; categories of two claimants need not match
 * @param count how many
 * @param qualifier what the count means
 * @param sourceUrl where it was read
 * @param note of whoever collected it, may be empty
 */
public record Allegation(
    String allegationId,
    String claimantId,
    String claimantName,
    String accusedId,
    TimeSpan span,
    String category,
    long count,
    Qualifier qualifier,
    String sourceUrl,
    String note) {

  /** What a claimed count means. */
  public enum Qualifier {
    EXACT,
    MORE_THAN,
    AT_LEAST,
    ABOUT
  }

  public Allegation {
    if (count < 0) {
      throw new IllegalArgumentException("claimed count is " + count + ", expected 0 or more");
    }
  }
}
