// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.corroboration.StatementLedger.Claimant;
import org.trucewatch.assessment.incident.ViolationCounts;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.pipeline.LineObservations;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.pipeline.release.LineState.ClaimantRow;
import org.trucewatch.pipeline.release.LineState.Counts;
import org.trucewatch.pipeline.release.LineState.Drone;
import org.trucewatch.pipeline.release.LineState.Flag;
import org.trucewatch.pipeline.release.LineState.Gap;
import org.trucewatch.pipeline.release.LineState.LineIncident;
import org.trucewatch.pipeline.release.LineState.NetworkKind;
import org.trucewatch.pipeline.release.LineState.Outage;
import org.trucewatch.pipeline.release.LineState.Span;
import org.trucewatch.pipeline.release.LineState.Statement;
import org.trucewatch.pipeline.release.LineState.Stretch;
import org.trucewatch.pipeline.release.LineState.Vessel;
import org.trucewatch.science.impulse.LineRecord;

/** Makes the published state of a judgement. */
final class LineRelease {
  private static final double SECONDS_PER_HOUR = 3_600;

  private final LineRecord record;
  private final LineJudgement judged;
  private final LinePlane plane;
  private final IncidentRelease incidents;

  LineRelease(LineObservations observed, LineJudgement judged, LinePlane plane) {
    this.record = observed.record();
    this.judged = judged;
    this.plane = plane;
    this.incidents = new IncidentRelease(observed, judged, plane);
  }

  LineState state() {
    ViolationCounts c = judged.counts();
    return new LineState(
        plane.at(record.fromSeconds()),
        plane.at(record.toSeconds()),
        network(),
        incidents(),
        stretches(),
        judged.outages().stream().map(this::outage).toList(),
        judged.flags().stream().map(this::flag).toList(),
        judged.drones().stream().map(this::drone).toList(),
        judged.vessels().stream()
            .map(v -> new Vessel(
                "V" + (v.vessel() + 1), v.positions(), v.refused(), v.isRefused(), v.reason()))
            .toList(),
        statements(),
        judged.claimants().stream().map(LineRelease::claimant).toList(),
        new Counts(
            c.observedSigns(),
            c.incidents(),
            c.withSeverity(),
            c.coveredKilometerDays(),
            c.kilometerDays()));
  }

  private List<LineIncident> incidents() {
    return judged.findings().stream().map(incidents::incident).toList();
  }

  private List<NetworkKind> network() {
    Map<String, List<Sensor>> byKind = new TreeMap<>();
    record
        .sensors()
        .forEach(
            s -> byKind.computeIfAbsent(s.kind().key(), k -> new ArrayList<>()).add(s));
    List<NetworkKind> kinds = new ArrayList<>();
    byKind.forEach((kind, all) -> kinds.add(new NetworkKind(
        kind, all.size(), (int) all.stream().map(Sensor::owner).distinct().count())));
    return kinds;
  }

  /** A stretch of the line by its two ends, and the source it is about. */
  private record Ends(double from, double to, String reference) {}

  private List<Stretch> stretches() {
    Map<Ends, List<StretchCoverage>> byEnds = new LinkedHashMap<>();
    for (StretchCoverage c : judged.coverage()) {
      byEnds
          .computeIfAbsent(
              new Ends(c.fromKilometers(), c.toKilometers(), c.reference()), e -> new ArrayList<>())
          .add(c);
    }
    List<Stretch> stretches = new ArrayList<>();
    byEnds.forEach((ends, spans) -> stretches.add(stretch(ends, spans)));
    return stretches;
  }

  private Stretch stretch(Ends ends, List<StretchCoverage> spans) {
    double hours = 0;
    double covered = 0;
    double detection = 0;
    double up = 0;
    for (StretchCoverage s : spans) {
      double length = (s.toSeconds() - s.fromSeconds()) / SECONDS_PER_HOUR;
      hours += length;
      covered += s.isCovered() ? length : 0;
      detection += length * s.detection();
      up += length * s.nodesUp();
    }
    return new Stretch(
        ends.from(),
        ends.to(),
        plane.course(ends.from(), ends.to()),
        hours,
        covered,
        hours == 0 ? 0 : detection / hours,
        ends.reference(),
        hours == 0 ? 0 : up / hours,
        gaps(spans),
        spans.stream().map(this::span).toList());
  }

  private Span span(StretchCoverage s) {
    return new Span(
        plane.at(s.fromSeconds()),
        plane.at(s.toSeconds()),
        s.detection(),
        s.nodesUp(),
        s.isCovered());
  }

  /** Spans without coverage; those that follow each other for the same reason are one. */
  private List<Gap> gaps(List<StretchCoverage> spans) {
    List<Gap> gaps = new ArrayList<>();
    for (StretchCoverage s : spans) {
      if (s.isCovered()) {
        continue;
      }
      Gap next = new Gap(plane.at(s.fromSeconds()), plane.at(s.toSeconds()), s.gap());
      Gap last = gaps.isEmpty() ? null : gaps.getLast();
      if (last != null && last.to().equals(next.from()) && last.reason().equals(next.reason())) {
        gaps.set(gaps.size() - 1, new Gap(last.from(), next.to(), last.reason()));
      } else {
        gaps.add(next);
      }
    }
    return gaps;
  }

  private Outage outage(OutageAlert a) {
    double to = Math.min(a.toSeconds(), record.toSeconds());
    return new Outage(
        a.fromKilometers(),
        a.toKilometers(),
        plane.course(a.fromKilometers(), a.toKilometers()),
        plane.at(a.fromSeconds()),
        plane.at(to),
        a.toSeconds() < record.toSeconds(),
        a.down(),
        a.of(),
        a.probabilityByChance());
  }

  private Flag flag(SensorFlag f) {
    boolean lasts = !(f.toSeconds() < record.toSeconds());
    return new Flag(
        record.sensors().get(f.sensor()).name(),
        f.what(),
        plane.at(Math.max(f.fromSeconds(), record.fromSeconds())),
        lasts ? Optional.empty() : Optional.of(plane.at(f.toSeconds())),
        f.reason());
  }

  private Drone drone(DroneTrack t) {
    double half = t.speedMetersPerSecond() * (t.toSeconds() - t.fromSeconds()) / 2_000;
    double dx = half * StrictMath.sin(t.headingRadians());
    double dy = half * StrictMath.cos(t.headingRadians());
    return new Drone(
        t.trackId(),
        plane.at(t.fromSeconds()),
        plane.at(t.toSeconds()),
        plane.rounded(
            t.eastKilometers() - dx,
            t.northKilometers() - dy,
            t.eastKilometers() + dx,
            t.northKilometers() + dy),
        t.speedMetersPerSecond(),
        t.speedSd(),
        t.headingRadians(),
        t.headingSd(),
        t.reports().size());
  }

  private List<Statement> statements() {
    Map<Long, Observation.Statement> said = new TreeMap<>();
    for (int i = 0; i < record.observations().size(); i++) {
      if (record.observations().get(i) instanceof Observation.Statement s) {
        said.put(record.numbers()[i], s);
      }
    }
    List<Statement> rows = new ArrayList<>();
    for (StatementCheck c : judged.statements()) {
      Observation.Statement s = said.get(c.number());
      if (s != null) {
        rows.add(new Statement(
            c.number(),
            plane.at(s.receivedSeconds()),
            c.party(),
            c.accused(),
            s.what(),
            c.standing(),
            c.incidentId(),
            c.reason()));
      }
    }
    return rows;
  }

  private static ClaimantRow claimant(Claimant c) {
    return new ClaimantRow(
        c.party(),
        c.statements(),
        c.repeated(),
        c.checkable(),
        c.confirmed(),
        c.eventSeen(),
        c.inconsistent(),
        c.notSeen());
  }
}
