// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.OptionalLong;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * How many signs of fire a mission reports of a span and region: a number of what was seen and heard. It names no side, and what
 * could have been seen is not told.
 *
 * @param report of which report
 * @param span which it covers
 * @param region as the report names it
 * @param signs observed signs of fire; empty where the report gives only a trend
 * @param explosions among them; empty where not told
 * @param cumulative the mission's own running total; empty where not told
 * @param trend in words, where no number is given
 * @param basis whether the number stands in the report
 * @param source where it was read
 */
public record ReportedCount(
    String report,
    TimeSpan span,
    String region,
    OptionalLong signs,
    OptionalLong explosions,
    OptionalLong cumulative,
    String trend,
    Basis basis,
    String source) {
  /** How the number is known. */
  public enum Basis {
    /** It stands in the report. */
    STATED,
    /** Worked out from numbers that do. */
    DERIVED
  }

  public ReportedCount {
    if (signs.isPresent() && explosions.isPresent() && explosions.getAsLong() > signs.getAsLong()) {
      throw new IllegalArgumentException("explosions are " + explosions.getAsLong() + " among "
          + signs.getAsLong() + " signs of fire, expected no more than these");
    }
  }
}
