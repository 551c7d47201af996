// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A clock of an agreement.
 *
 * @param clockId stable
 * @param title for people
 * @param from the moment at which it starts; empty where it starts as another clock runs out, or never, which the linter
 *     reports
 * @param after id of the clock at whose end it starts; empty for none
 * @param span how long it runs
 * @param zone in which its days are counted
 * @param provenance where that was read
 */
public record ClockRule(
    String clockId,
    String title,
    Optional<Moment> from,
    String after,
    Span span,
    ZoneId zone,
    Provenance provenance) {

  /** Moments at which clocks start; instruments differ in which they mean. */
  public enum Moment {
    ENTRY_INTO_FORCE,
    ACT,
    FIRST_BREACH,
    DETECTION,
    ALLEGATION,
    NOTIFICATION,
    WARNING,
    CONSULTATION,
    FINDING,
    DECISION,
    COMMENT_INVITED
  }
}
