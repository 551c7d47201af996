// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * The watch over a line as it is published. Places are squares of a kilometre or stretches of the line, origins are areas,
 * sensors are counts of a stretch: nobody aims by it.
 *
 * @param from begin of what was watched
 * @param to end
 * @param network what stands there
 * @param incidents by time
 * @param stretches what could have been seen, by kilometre
 * @param outages sensors that fell silent together
 * @param flags sensors that are not believed for a while
 * @param drones engines that were followed
 * @param vessels ships whose own word was checked
 * @param statements of parties, each beside what sensors show
 * @param claimants how each party's statements fare
 * @param counts three measures and what they are out of
 */
public record LineState(
    Instant from,
    Instant to,
    List<NetworkKind> network,
    List<LineIncident> incidents,
    List<Stretch> stretches,
    List<Outage> outages,
    List<Flag> flags,
    List<Drone> drones,
    List<Vessel> vessels,
    List<Statement> statements,
    List<ClaimantRow> claimants,
    Counts counts) {
  public LineState {
    network = List.copyOf(network);
    incidents = List.copyOf(incidents);
    stretches = List.copyOf(stretches);
    outages = List.copyOf(outages);
    flags = List.copyOf(flags);
    drones = List.copyOf(drones);
    vessels = List.copyOf(vessels);
    statements = List.copyOf(statements);
    claimants = List.copyOf(claimants);
  }

  /** How many sensors of a kind are registered, and by how many owners. */
  public record NetworkKind(String kind, int sensors, int owners) {}

  /**
   * An incident.
   *
   * @param incidentId stable in replays
   * @param findingId the finding about it
   * @param kind what it is an incident of
   * @param place in words: bearing and distance from a named place, or kilometres of the line
   * @param square of a kilometre that holds the middle of the bursts; none where nothing but launches is known
   * @param stretch of the line that it belongs to
   * @param bursts observed
   * @param launches observed
   * @param grade of attribution
   * @param rung that is reached
   * @param origin the area that it came from, in words; empty where it cannot be said
   * @param coverage what could have been seen there and then
   * @param isWatched whether all of its time and stretch could have been seen, so that it was not larger than it is shown
   * @param severity of fire
   * @param rounds least number that explains what was observed
   * @param errorSeconds by which its begin or end may be off, rounding included
   */
  public record LineIncident(
      String incidentId,
      String findingId,
      String kind,
      Instant from,
      Instant to,
      String place,
      Optional<List<GeoPoint>> square,
      List<GeoPoint> stretch,
      int bursts,
      int launches,
      Grade grade,
      Rung rung,
      String origin,
      String coverage,
      boolean isWatched,
      Severity severity,
      int rounds,
      int errorSeconds) {
    public LineIncident {
      square = square.map(List::copyOf);
      stretch = List.copyOf(stretch);
    }
  }

  /**
   * A stretch of the line, over the whole span.
   *
   * @param course of it, as published
   * @param hours watched
   * @param coveredHours in which silence says something
   * @param detection mean probability that the reference source is located
   * @param nodesUp mean share of nodes that answered
   * @param gaps when and why nothing may be concluded from silence
   * @param spans the same piece by piece in time, in order; hours where coverage was computed by the hour
   */
  public record Stretch(
      double fromKilometers,
      double toKilometers,
      List<GeoPoint> course,
      double hours,
      double coveredHours,
      double detection,
      String reference,
      double nodesUp,
      List<Gap> gaps,
      List<Span> spans) {
    public Stretch {
      course = List.copyOf(course);
      gaps = List.copyOf(gaps);
      spans = List.copyOf(spans);
    }
  }

  /**
   * What could have been seen on a stretch for a while.
   *
   * @param detection mean probability that the reference source is located
   * @param nodesUp mean share of nodes that answered
   * @param isCovered whether silence says something
   */
  public record Span(
      Instant from, Instant to, double detection, double nodesUp, boolean isCovered) {}

  /** A span in which silence says nothing, and why. */
  public record Gap(Instant from, Instant to, String reason) {}

  /** More sensors of a stretch fell silent together than chance allows. */
  public record Outage(
      double fromKilometers,
      double toKilometers,
      List<GeoPoint> course,
      Instant from,
      Instant to,
      boolean isOver,
      int down,
      int of,
      double probabilityByChance) {
    public Outage {
      course = List.copyOf(course);
    }
  }

  /** A sensor whose reports do not fit the others'; by name, without its place. */
  public record Flag(
      String sensor, SensorFlag.What what, Instant from, Optional<Instant> to, String reason) {}

  /** An engine that nodes heard one after the other; the ends of its course are rounded to kilometres. */
  public record Drone(
      String trackId,
      Instant from,
      Instant to,
      List<GeoPoint> course,
      double speedMetersPerSecond,
      double speedSd,
      double headingRadians,
      double headingSd,
      int reports) {
    public Drone {
      course = List.copyOf(course);
    }
  }

  /** A ship whose own word was held against what ships can do. */
  public record Vessel(String name, int positions, int refused, boolean isRefused, String reason) {}

  /** A statement beside what sensors show. */
  public record Statement(
      long number,
      Instant at,
      String party,
      String accused,
      String what,
      StatementCheck.Standing standing,
      String incidentId,
      String reason) {}

  /** How one party's statements fare. */
  public record ClaimantRow(
      String party,
      int statements,
      int repeated,
      int checkable,
      int confirmed,
      int eventSeen,
      int inconsistent,
      int notSeen) {}

  /** Three measures that are never mixed, and what could have been seen. */
  public record Counts(
      long observedSigns,
      long incidents,
      long withSeverity,
      double coveredKilometerDays,
      double kilometerDays) {}
}
