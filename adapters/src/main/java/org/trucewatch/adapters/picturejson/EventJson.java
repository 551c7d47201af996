// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Location.NotLocatable;
import org.trucewatch.domain.Location.Region;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Detections, clock faults and events. */
final class EventJson {
  private EventJson() {}

  static ObjectNode detection(Detection d) {
    ObjectNode node = Nodes.object().put("id", d.detectionId()).put("arrayId", d.arrayId());
    Nodes.position(node, d.position());
    return node.put("detectedAt", d.detectedAt().toString())
        .put("timeErrorSeconds", d.timeErrorSeconds())
        .put("durationSeconds", d.duration().toMillis() / 1000.0)
        .put("backAzimuthDegrees", Nodes.degrees(d.backAzimuthRadians()))
        .put("backAzimuthErrorDegrees", Nodes.degrees(d.backAzimuthErrorRadians()))
        .put("traceSpeedMetersPerSecond", d.traceSpeedMetersPerSecond())
        .put("traceSpeedErrorMetersPerSecond", d.traceSpeedErrorMetersPerSecond())
        .put("fStatistic", d.fStatistic())
        .put("thresholdF", d.thresholdF())
        .put("peakPascals", d.peakPascals())
        .put("elementsUsed", d.elementsUsed());
  }

  /** One row for each candidate; a named element is a row of its own. */
  static List<ObjectNode> clockFault(ClockFault fault) {
    List<ObjectNode> rows = new ArrayList<>();
    String standing = fault.findIdentified().isPresent() ? "NAMED" : "CANDIDATE";
    for (ClockFault.Candidate candidate : fault.candidates()) {
      rows.add(Nodes.object()
          .put("arrayId", fault.arrayId())
          .put("detectionId", fault.detectionId())
          .put("sensor", candidate.sensorId())
          .put("offsetSeconds", candidate.offsetSeconds())
          .put("offsetErrorSeconds", candidate.offsetErrorSeconds())
          .put("standing", standing)
          .put(
              "backAzimuthWithoutItDegrees",
              Nodes.degrees(candidate.withoutIt().backAzimuthRadians()))
          .put(
              "traceSpeedWithoutItMetersPerSecond",
              candidate.withoutIt().traceSpeedMetersPerSecond()));
    }
    return rows;
  }

  static ObjectNode event(Event event, String kind) {
    ObjectNode node = Nodes.object()
        .put("id", event.eventId())
        .put("revision", event.revision())
        .put("kind", kind);
    switch (event.location()) {
      case Located located -> located(node, located);
      case NotLocatable not -> node.put("notLocatable", not.reason());
    }
    node.put("probability", event.probability());
    node.set("arrivals", Nodes.list(event.arrivals(), EventJson::arrival));
    return node;
  }

  private static void located(ObjectNode node, Located located) {
    Symmetric2 covariance = located.covarianceKilometers2();
    node.put("occurredAt", located.occurredAt().toString())
        .put("occurredAtErrorSeconds", located.occurredAtErrorSeconds());
    Nodes.position(node, located.mean());
    node.set("covarianceKm2", Nodes.numbers(covariance.ee(), covariance.en(), covariance.nn()));
    node.set("regions", Nodes.list(located.regions(), EventJson::region));
    node.putNull("notLocatable");
  }

  private static ObjectNode region(Region region) {
    ObjectNode node = Nodes.object()
        .put("probability", region.probability())
        .put("areaKm2", region.areaKilometers2());
    node.set("geometry", multiPolygon(region.rings()));
    return node;
  }

  /** Exterior rings run counter-clockwise and open a polygon; clockwise rings are holes of the one before. */
  static ObjectNode multiPolygon(List<List<GeoPoint>> rings) {
    ObjectNode geometry = Nodes.object().put("type", "MultiPolygon");
    ArrayNode polygons = geometry.putArray("coordinates");
    ArrayNode polygon = null;
    for (List<GeoPoint> ring : rings) {
      if (polygon == null || signedArea(ring) > 0) {
        polygon = polygons.addArray();
      }
      polygon.add(Nodes.line(ring));
    }
    return geometry;
  }

  private static double signedArea(List<GeoPoint> ring) {
    double twice = 0;
    for (int i = 0; i + 1 < ring.size(); i++) {
      GeoPoint a = ring.get(i);
      GeoPoint b = ring.get(i + 1);
      twice +=
          a.longitudeDegrees() * b.latitudeDegrees() - b.longitudeDegrees() * a.latitudeDegrees();
    }
    return twice / 2;
  }

  private static ObjectNode arrival(Event.Arrival arrival) {
    Detection d = arrival.detection();
    return Nodes.object()
        .put("detectionId", d.detectionId())
        .put("arrayId", d.arrayId())
        .put("detectedAt", d.detectedAt().toString())
        .put("backAzimuthDegrees", Nodes.degrees(d.backAzimuthRadians()))
        .put("bearingResidualDegrees", Nodes.degrees(arrival.bearingResidualRadians()))
        .put("timeResidualSeconds", arrival.timeResidualSeconds())
        .put("phase", arrival.phase())
        .put("logLikelihoodRatio", arrival.logLikelihoodRatio());
  }
}
