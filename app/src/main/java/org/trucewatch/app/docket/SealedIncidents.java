// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
import org.trucewatch.assessment.clause.FiledIncident;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.assessment.incident.IncidentMeasures;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.quantity.GeoPoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Incidents of sealed states of a line, by the finding about each. */
final class SealedIncidents {
  private final Map<String, FiledEvent> events = new TreeMap<>();
  private final Map<String, FiledIncident> incidents = new TreeMap<>();
  private final Map<String, Rung> reached = new TreeMap<>();

  void read(String leaf, byte[] line) {
    for (JsonNode n : JsonMapper.shared().readTree(line).path("incidents")) {
      String finding = n.path("finding").asString("");
      Instant from = Instant.parse(n.path("from").asString(""));
      events.put(
          finding,
          new FiledEvent(n.path("id").asString(""), leaf, Optional.of(from), Optional.of(from)));
      reached.put(finding, Rung.valueOf(n.path("rung").asString("")));
      incidents.put(
          finding,
          new FiledIncident(
              n.path("id").asString(""),
              from,
              Instant.parse(n.path("to").asString("")),
              stretch(n.path("stretch").path("coordinates")),
              measures(n, from)));
    }
  }

  private static List<GeoPoint> stretch(JsonNode coordinates) {
    List<GeoPoint> points = new ArrayList<>();
    coordinates.forEach(
        c -> points.add(new GeoPoint(c.path(1).asDouble(0), c.path(0).asDouble(0), 0)));
    return points;
  }

  private static IncidentMeasures measures(JsonNode n, Instant from) {
    Instant to = Instant.parse(n.path("to").asString(""));
    return new IncidentMeasures(
        Incident.Kind.valueOf(n.path("kind").asString("")),
        Duration.between(from, to).toMillis() / 1_000.0,
        n.path("errorSeconds").asDouble(0),
        Severity.valueOf(n.path("severity").asString("")),
        n.path("rounds").asInt(0),
        n.path("isWatched").asBoolean(false));
  }

  Optional<Rung> reached(String findingId) {
    return Optional.ofNullable(reached.get(findingId));
  }

  Optional<FiledEvent> event(String findingId) {
    return Optional.ofNullable(events.get(findingId));
  }

  Optional<FiledIncident> find(String findingId) {
    return Optional.ofNullable(incidents.get(findingId));
  }
}
