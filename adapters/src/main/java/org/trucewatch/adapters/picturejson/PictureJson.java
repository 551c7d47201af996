// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.Comparator;
import java.util.List;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.CloudCover;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.ThermalAnomaly.Light;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Picture.AgreementSummary;
import org.trucewatch.pipeline.Picture.ControlDay;
import org.trucewatch.pipeline.Picture.DetectionState;
import org.trucewatch.pipeline.Picture.Live;
import org.trucewatch.pipeline.Picture.SealedEvent;
import org.trucewatch.pipeline.Picture.SealedFinding;
import org.trucewatch.pipeline.Picture.SealedLine;
import org.trucewatch.pipeline.Picture.SensorState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published picture as JSON, for the page and for {@code --json}. */
public final class PictureJson {
  /** Side of a VIIRS I-band pixel at nadir; it grows to about 800 m at the swath's edge. Schroeder et al. 2014. */
  private static final double FOOTPRINT_METERS = 375;

  /** Most places the page gets, the largest first; more would not be readable. */
  private static final int PLACES_MAX = 1500;

  private PictureJson() {}

  public static ObjectNode picture(Picture p) {
    ObjectNode node = Nodes.object()
        .put("title", p.header().title())
        .put("subtitle", p.header().subtitle())
        .put("exercise", p.header().exercise())
        .put("publishedAt", p.header().publishedAt().toString())
        .put("codeVersion", p.header().codeVersion())
        .put("provisional", p.header().isProvisional());
    Live live = p.header().live();
    if (live != null) {
      node.set("live", LiveJson.live(live));
    }
    AgreementSummary agreement = p.agreement();
    if (agreement == null) {
      node.putNull("agreement");
    } else {
      node.set("agreement", agreement(agreement));
    }
    node.set("sensors", Nodes.list(p.sensors(), PictureJson::sensor));
    node.set("detections", Nodes.list(p.detections(), PictureJson::detection));
    node.set("events", Nodes.list(p.events(), PictureJson::event));
    node.set("hotspots", Nodes.list(p.hotspots(), PictureJson::hotspot));
    node.set("control", Nodes.list(p.control(), PictureJson::control));
    node.set("waves", Nodes.list(p.waves(), PictureJson::wave));
    node.set("allegations", Nodes.list(p.allegations(), PictureJson::allegation));
    node.set("coverage", Nodes.list(p.clouds(), PictureJson::cloud));
    node.set("findings", Nodes.list(p.findings(), PictureJson::finding));
    node.set("clockFaults", clockFaults(p.clockFaults()));
    node.set("rejections", Nodes.list(p.rejections(), PictureJson::rejection));
    SealedLine line = p.line();
    if (line == null) {
      node.putNull("line");
    } else {
      ObjectNode watched = LineJson.line(line.state());
      watched.set("leaf", Nodes.leaf(line.leaf()));
      node.set("line", watched);
    }
    node.set("places", places(p.places()));
    node.set("notes", Nodes.texts(p.notes()));
    return node;
  }

  private static ObjectNode agreement(AgreementSummary a) {
    ObjectNode node =
        Nodes.object().put("id", a.id()).put("title", a.title()).put("status", a.status());
    node.set("sources", Nodes.texts(a.sources()));
    node.set("window", Nodes.span(a.window()));
    node.set(
        "parties",
        Nodes.list(a.parties(), q -> Nodes.object().put("id", q.id()).put("name", q.name())));
    node.set(
        "unmarkedBorders",
        Nodes.list(
            a.unmarkedBorders(),
            b -> Nodes.numbers(
                b.westDegrees(), b.southDegrees(), b.eastDegrees(), b.northDegrees())));
    return node;
  }

  private static ObjectNode sensor(SensorState s) {
    ObjectNode node = Nodes.object()
        .put("sensorId", s.element().sensorId())
        .put("arrayId", s.arrayId())
        .put("kind", "infrasound");
    return Nodes.position(node, s.element().position())
        .put("state", s.use().name())
        .put("note", s.note());
  }

  private static ObjectNode detection(DetectionState d) {
    ObjectNode node = EventJson.detection(d.detection());
    node.put("eventId", d.eventId()).put("whyUnused", d.whyUnused());
    node.set("leaf", Nodes.leaf(d.leaf()));
    return node;
  }

  private static ObjectNode event(SealedEvent e) {
    ObjectNode node = EventJson.event(e.event(), e.kind());
    node.putNull("truth");
    node.set("leaf", Nodes.leaf(e.leaf()));
    node.set("inputs", Nodes.leaves(e.inputs()));
    return node;
  }

  static ObjectNode hotspot(Hotspot h) {
    ObjectNode node =
        Nodes.position(Nodes.object().put("id", h.hotspotId()), h.anomaly().position());
    node.put("at", h.anomaly().at().toString())
        .put("satellite", h.anomaly().satellite())
        .put("confidence", h.anomaly().confidence().name())
        .put("frpMegawatts", h.anomaly().radiativePowerMegawatts())
        .put("night", h.anomaly().light() == Light.NIGHT)
        .put("nightOf", h.nightOf().toString())
        .put("footprintMeters", FOOTPRINT_METERS)
        .put("standing", h.standing().name())
        .put("reason", h.reason());
    if (Double.isFinite(h.distanceToLineMeters())) {
      node.put("distanceToLineKm", h.distanceToLineMeters() / 1000);
    } else {
      node.putNull("distanceToLineKm");
    }
    node.set("leaf", Nodes.leaf(h.leaf()));
    return node;
  }

  private static ObjectNode control(ControlDay day) {
    ControlMap map = day.map().value();
    ObjectNode node = Nodes.object()
        .put("date", map.date().toString())
        .put("party", map.partyId())
        .put("source", map.source());
    ObjectNode areas = node.putObject("areas").put("type", "MultiPolygon");
    ArrayNode polygons = areas.putArray("coordinates");
    for (ControlMap.Area area : map.areas()) {
      ArrayNode polygon = polygons.addArray().add(Nodes.line(area.exterior()));
      area.holes().forEach(hole -> polygon.add(Nodes.line(hole)));
    }
    ObjectNode line = node.putObject("line").put("type", "MultiLineString");
    line.set("coordinates", Nodes.list(day.line().parts(), Nodes::line));
    node.put("lengthKm", day.line().lengthMeters() / 1000)
        .put("uncertaintyKm", map.uncertaintyMeters() / 1000);
    node.set("leaf", Nodes.leaf(day.map().leaf()));
    return node;
  }

  private static ObjectNode wave(Sourced<AttackWave> sourced) {
    AttackWave w = sourced.value();
    ObjectNode node = Nodes.span(w.span())
        .put("precision", w.precision().name())
        .put("party", w.partyId())
        .put("weapon", w.weapon());
    if (w.launched() == AttackWave.NOT_TOLD) {
      node.putNull("launched");
    } else {
      node.put("launched", w.launched());
    }
    node.put("reportedBy", w.reportedBy()).put("sourceUrl", w.source());
    node.set("leaf", Nodes.leaf(sourced.leaf()));
    return node;
  }

  private static ObjectNode allegation(Sourced<Allegation> sourced) {
    Allegation a = sourced.value();
    ObjectNode node = Nodes.object()
        .put("id", a.allegationId())
        .put("claimant", a.claimantId())
        .put("accused", a.accusedId());
    node.put("from", a.span().from().toString())
        .put("to", a.span().to().toString())
        .put("category", a.category())
        .put("count", a.count())
        .put("qualifier", a.qualifier().name())
        .put("sourceUrl", a.sourceUrl())
        .put("note", a.note());
    node.set("leaf", Nodes.leaf(sourced.leaf()));
    return node;
  }

  private static ObjectNode cloud(Sourced<CloudCover> sourced) {
    CloudCover c = sourced.value();
    ObjectNode node = Nodes.object()
        .put("date", c.date().toString())
        .put("what", "cloud, " + c.area())
        .put("fraction", c.fraction());
    node.put(
        "text",
        "Cloud over " + c.area() + ": " + Math.round(c.fraction() * 100)
            + " %; a satellite sees no fire through it.");
    node.set("leaf", Nodes.leaf(sourced.leaf()));
    return node;
  }

  private static ObjectNode finding(SealedFinding f) {
    ObjectNode node = FindingJson.finding(f.finding());
    node.set("leaf", Nodes.leaf(f.leaf()));
    return node;
  }

  private static ArrayNode clockFaults(List<Sourced<ClockFault>> faults) {
    List<ObjectNode> rows =
        faults.stream().flatMap(f -> EventJson.clockFault(f.value()).stream()).toList();
    return Nodes.list(rows, row -> row);
  }

  private static ObjectNode rejection(Sourced<Rejection> sourced) {
    ObjectNode node = Nodes.object().put("message", sourced.value().message());
    node.set("leaf", Nodes.leaf(sourced.leaf()));
    return node;
  }

  private static ArrayNode places(List<Place> places) {
    List<Place> largest = places.stream()
        .sorted(Comparator.comparingLong(Place::population).reversed().thenComparing(Place::name))
        .limit(PLACES_MAX)
        .toList();
    return Nodes.list(
        largest,
        q -> Nodes.position(Nodes.object().put("name", q.name()), q.position())
            .put("population", q.population()));
  }
}
