// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.pipeline.release.LineState;
import org.trucewatch.pipeline.release.LineState.Counts;
import org.trucewatch.pipeline.release.LineState.Drone;
import org.trucewatch.pipeline.release.LineState.Flag;
import org.trucewatch.pipeline.release.LineState.LineIncident;
import org.trucewatch.pipeline.release.LineState.Outage;
import org.trucewatch.pipeline.release.LineState.Statement;
import org.trucewatch.pipeline.release.LineState.Stretch;
import tools.jackson.databind.node.ObjectNode;

/** The watch over a line. */
final class LineJson {
  private LineJson() {}

  static ObjectNode line(LineState s) {
    ObjectNode node =
        Nodes.object().put("from", s.from().toString()).put("to", s.to().toString());
    node.set(
        "network",
        Nodes.list(
            s.network(),
            n -> Nodes.object()
                .put("kind", n.kind())
                .put("sensors", n.sensors())
                .put("owners", n.owners())));
    node.set("counts", counts(s.counts()));
    node.set("incidents", Nodes.list(s.incidents(), LineJson::incident));
    node.set("stretches", Nodes.list(s.stretches(), LineJson::stretch));
    node.set("outages", Nodes.list(s.outages(), LineJson::outage));
    node.set("flags", Nodes.list(s.flags(), LineJson::flag));
    node.set("drones", Nodes.list(s.drones(), LineJson::drone));
    node.set(
        "vessels",
        Nodes.list(
            s.vessels(),
            v -> Nodes.object()
                .put("name", v.name())
                .put("positions", v.positions())
                .put("refused", v.refused())
                .put("isRefused", v.isRefused())
                .put("reason", v.reason())));
    node.set("statements", Nodes.list(s.statements(), LineJson::statement));
    node.set(
        "claimants",
        Nodes.list(
            s.claimants(),
            c -> Nodes.object()
                .put("party", c.party())
                .put("statements", c.statements())
                .put("repeated", c.repeated())
                .put("checkable", c.checkable())
                .put("confirmed", c.confirmed())
                .put("eventSeen", c.eventSeen())
                .put("inconsistent", c.inconsistent())
                .put("notSeen", c.notSeen())));
    return node;
  }

  private static ObjectNode counts(Counts c) {
    return Nodes.object()
        .put("observedSigns", c.observedSigns())
        .put("incidents", c.incidents())
        .put("withSeverity", c.withSeverity())
        .put("coveredKilometerDays", c.coveredKilometerDays())
        .put("kilometerDays", c.kilometerDays());
  }

  private static ObjectNode incident(LineIncident i) {
    ObjectNode node = Nodes.object()
        .put("id", i.incidentId())
        .put("finding", i.findingId())
        .put("kind", i.kind())
        .put("from", i.from().toString())
        .put("to", i.to().toString())
        .put("place", i.place());
    i.square()
        .ifPresentOrElse(ring -> node.set("square", polygon(ring)), () -> node.putNull("square"));
    node.set("stretch", lineString(i.stretch()));
    return node.put("bursts", i.bursts())
        .put("launches", i.launches())
        .put("grade", i.grade().name())
        .put("rung", i.rung().name())
        .put("origin", i.origin())
        .put("coverage", i.coverage())
        .put("isWatched", i.isWatched())
        .put("severity", i.severity().name())
        .put("rounds", i.rounds())
        .put("errorSeconds", i.errorSeconds());
  }

  private static ObjectNode stretch(Stretch s) {
    ObjectNode node =
        Nodes.object().put("fromKm", s.fromKilometers()).put("toKm", s.toKilometers());
    node.set("course", lineString(s.course()));
    node.put("hours", s.hours())
        .put("coveredHours", s.coveredHours())
        .put("detection", s.detection())
        .put("reference", s.reference())
        .put("nodesUp", s.nodesUp());
    node.set(
        "gaps",
        Nodes.list(
            s.gaps(),
            g -> Nodes.object()
                .put("from", g.from().toString())
                .put("to", g.to().toString())
                .put("reason", g.reason())));
    node.set(
        "spans",
        Nodes.list(
            s.spans(),
            x -> Nodes.object()
                .put("from", x.from().toString())
                .put("to", x.to().toString())
                .put("detection", x.detection())
                .put("nodesUp", x.nodesUp())
                .put("isCovered", x.isCovered())));
    return node;
  }

  private static ObjectNode outage(Outage o) {
    ObjectNode node =
        Nodes.object().put("fromKm", o.fromKilometers()).put("toKm", o.toKilometers());
    node.set("course", lineString(o.course()));
    return node.put("from", o.from().toString())
        .put("to", o.to().toString())
        .put("isOver", o.isOver())
        .put("down", o.down())
        .put("of", o.of())
        .put("probabilityByChance", o.probabilityByChance());
  }

  private static ObjectNode flag(Flag f) {
    ObjectNode node = Nodes.object()
        .put("sensor", f.sensor())
        .put("what", f.what().name())
        .put("from", f.from().toString());
    f.to().ifPresentOrElse(to -> node.put("to", to.toString()), () -> node.putNull("to"));
    return node.put("reason", f.reason());
  }

  private static ObjectNode drone(Drone d) {
    ObjectNode node = Nodes.object()
        .put("id", d.trackId())
        .put("from", d.from().toString())
        .put("to", d.to().toString());
    node.set("course", lineString(d.course()));
    return node.put("speedMetersPerSecond", d.speedMetersPerSecond())
        .put("speedErrorMetersPerSecond", d.speedSd())
        .put("headingDegrees", Nodes.degrees(d.headingRadians()))
        .put("headingErrorDegrees", Nodes.degrees(d.headingSd()))
        .put("reports", d.reports());
  }

  private static ObjectNode statement(Statement s) {
    return Nodes.object()
        .put("number", s.number())
        .put("at", s.at().toString())
        .put("party", s.party())
        .put("accused", s.accused())
        .put("what", s.what())
        .put("standing", s.standing().name())
        .put("incident", s.incidentId())
        .put("reason", s.reason());
  }

  private static ObjectNode lineString(List<GeoPoint> points) {
    ObjectNode node = Nodes.object().put("type", "LineString");
    node.set("coordinates", Nodes.line(points));
    return node;
  }

  private static ObjectNode polygon(List<GeoPoint> ring) {
    ObjectNode node = Nodes.object().put("type", "Polygon");
    node.putArray("coordinates").add(Nodes.line(ring));
    return node;
  }
}
