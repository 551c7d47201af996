// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.List;
import org.trucewatch.assessment.incident.IncidentMeasures;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * An incident as it is published: enough to say which belong together, and no place of origin.
 *
 * @param incidentId of the incident
 * @param from its first impulse
 * @param to its last
 * @param stretch of the line that it belongs to; empty where none is published
 * @param measures what was done and how large it was
 */
public record FiledIncident(
    String incidentId,
    Instant from,
    Instant to,
    List<GeoPoint> stretch,
    IncidentMeasures measures) {
  public FiledIncident {
    stretch = List.copyOf(stretch);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("incident " + incidentId + " ends at " + to
          + ", before it begins at " + from + ", expected its end after its begin");
    }
  }
}
