// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.domain.Finding;

/**
 * A sealed finding with the times that a docket's clocks start from.
 *
 * @param finding what was concluded
 * @param leaf where it is sealed, as {@code findings:12}
 * @param sealedAt when
 * @param events those that it rests on, located or not
 * @param allegedAt when the first claim beside it had come in; empty where there is none
 * @param incident that it is about; empty where it is about none
 * @param reached rung of an incident, which caps what the finding establishes
 */
public record FiledFinding(
    Finding finding,
    String leaf,
    Instant sealedAt,
    List<FiledEvent> events,
    Optional<Instant> allegedAt,
    Optional<FiledIncident> incident,
    Optional<Rung> reached) {
  public FiledFinding {
    events = List.copyOf(events);
  }

  /**
   * A sealed event.
   *
   * @param eventId of the event
   * @param leaf where it is sealed
   * @param occurredAt empty where it could not be located in time
   * @param detectedAt the first arrival; empty where there is none
   */
  public record FiledEvent(
      String eventId, String leaf, Optional<Instant> occurredAt, Optional<Instant> detectedAt) {}
}
