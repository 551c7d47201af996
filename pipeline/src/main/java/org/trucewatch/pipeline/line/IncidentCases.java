// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trucewatch.assessment.attribution.AttributionCase;
import org.trucewatch.assessment.attribution.AttributionCase.Accusation;
import org.trucewatch.assessment.attribution.Origin;
import org.trucewatch.assessment.attribution.OriginEvidence;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SourceRef;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.pipeline.line.OriginPlaces.Member;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;
import org.trucewatch.science.impulse.WeaponReach;

/** Gathers all that bears on who fired in an incident: launches that were heard, radars' tracks, reach, and what parties say. */
final class IncidentCases {
  /** What is less surely a launch than this may be a burst, and would turn the side round. */
  private static final double LAUNCH_MIN = 0.9;

  /** Launches relocated for one place; more say no more. */
  private static final int LAUNCHES_MAX = 24;

  /** Longest flight of any round of a line of contact, s. */
  private static final double FLIGHT_SECONDS_MAX = 150;

  /** A track and a launch are one where their times agree within this, s. */
  private static final double TRACK_SECONDS = 3;

  private static final double SIGMAS = 3;

  /** Statements give times to an hour and places to some kilometres. [A] */
  private static final double STATEMENT_SECONDS = 3_600;

  private static final double STATEMENT_KILOMETERS = 5;

  private final LineRecord record;
  private final SortedReports reports;
  private final Witnesses witnesses;
  private final NodeEvents nodes;
  private final Map<String, LocatedPulse> pulses = new HashMap<>();

  IncidentCases(
      LineRecord record, SortedReports reports, NodeEvents nodes, List<LocatedPulse> located) {
    this.record = record;
    this.reports = reports;
    this.nodes = nodes;
    this.witnesses = new Witnesses(record, reports);
    located.forEach(p -> pulses.put(p.eventId(), p));
  }

  /**
   * A case for each firing area of the incident, the one with most rounds first; one case without evidence of a place where no round's
   * origin is known.
   */
  List<AttributionCase> of(Incident incident) {
    List<SourceRef> seen = new ArrayList<>(witnesses.of(incident));
    List<Observation.Track> tracks = tracks(incident);
    tracks.forEach(t -> add(seen, SourceRef.of(record.sensors().get(t.sensor()))));
    List<Accusation> accusations = accusations(incident);
    List<Member<Object>> origins = new ArrayList<>();
    launches(incident)
        .forEach(l ->
            origins.add(new Member<>(l, l.eastKilometers(), l.northKilometers(), l.covariance())));
    tracks.forEach(t -> origins.add(new Member<>(
        t, t.originEastKilometers(), t.originNorthKilometers(), round(t.originSdKilometers()))));
    List<AttributionCase> cases = new ArrayList<>();
    for (List<Member<Object>> area : OriginPlaces.gathered(origins)) {
      cases.add(new AttributionCase(incident, evidence(incident, area), accusations, seen));
    }
    if (cases.isEmpty()) {
      cases.add(new AttributionCase(incident, reach(incident), accusations, seen));
    }
    return cases;
  }

  private static void add(List<SourceRef> all, SourceRef source) {
    if (!all.contains(source)) {
      all.add(source);
    }
  }

  private static Symmetric2 round(double sd) {
    return new Symmetric2(sd * sd, 0, sd * sd);
  }

  private static List<Impulse> launches(Incident incident) {
    return incident.of(ImpulseKind.LAUNCH).stream()
        .filter(i -> i.kindProbability() >= LAUNCH_MIN)
        .sorted(Comparator.comparingDouble((Impulse i) -> i.covariance().trace())
            .thenComparing(Impulse::eventId))
        .limit(LAUNCHES_MAX)
        .toList();
  }

  /** Tracks of rounds of this incident: they begin with one of its launches, or end where and when something burst. */
  private List<Observation.Track> tracks(Incident incident) {
    List<Observation.Track> found = new ArrayList<>();
    for (var row : reports
        .tracks()
        .between(
            incident.fromSeconds() - FLIGHT_SECONDS_MAX, incident.toSeconds() + TRACK_SECONDS)) {
      if (incident.impulses().stream().anyMatch(i -> fits(row.value(), i))) {
        found.add(row.value());
      }
    }
    return found;
  }

  private static boolean fits(Observation.Track t, Impulse i) {
    double later = i.seconds() - t.seconds();
    boolean begins = Math.abs(later) <= TRACK_SECONDS
        && near(i, t.originEastKilometers(), t.originNorthKilometers(), t.originSdKilometers());
    boolean ends = later > 0
        && later <= FLIGHT_SECONDS_MAX
        && near(i, t.impactEastKilometers(), t.impactNorthKilometers(), t.impactSdKilometers());
    return i.kind() == ImpulseKind.LAUNCH
        ? begins
        : i.kind() == ImpulseKind.IMPACT ? ends : begins || ends;
  }

  private static boolean near(Impulse i, double east, double north, double sd) {
    double reach = SIGMAS * Math.sqrt(i.covariance().trace() + 2 * sd * sd);
    return Math.hypot(i.eastKilometers() - east, i.northKilometers() - north) <= reach;
  }

  private List<OriginEvidence> evidence(Incident incident, List<Member<Object>> area) {
    List<OriginEvidence> all = new ArrayList<>();
    List<Member<Impulse>> heard = new ArrayList<>();
    Map<Integer, List<Member<Observation.Track>>> seen = new TreeMap<>();
    for (Member<Object> m : area) {
      if (m.of() instanceof Impulse i) {
        heard.add(new Member<>(i, m.eastKilometers(), m.northKilometers(), m.covariance()));
      } else if (m.of() instanceof Observation.Track t) {
        seen.computeIfAbsent(t.sensor(), k -> new ArrayList<>())
            .add(new Member<>(t, m.eastKilometers(), m.northKilometers(), m.covariance()));
      }
    }
    if (!heard.isEmpty()) {
      all.add(heard(incident, heard));
    }
    seen.forEach((sensor, tracks) -> {
      SourceRef radar = SourceRef.of(record.sensors().get(sensor));
      all.add(new OriginEvidence(
          incident.incidentId() + "/track/" + radar.sourceId(),
          List.of(radar),
          OriginPlaces.pooled(tracks),
          Map.of(radar.owner(), Optional.empty())));
    });
    return all;
  }

  private OriginEvidence heard(Incident incident, List<Member<Impulse>> launches) {
    Set<Integer> sensors = new TreeSet<>();
    launches.forEach(m -> m.of().reports().forEach(n -> sensors.add(witnesses.sensorOf(n))));
    sensors.remove(-1);
    return new OriginEvidence(
        incident.incidentId() + "/launches",
        sensors.stream().map(i -> SourceRef.of(record.sensors().get(i))).toList(),
        OriginPlaces.pooled(launches),
        without(launches, sensors, Sensor::owner),
        without(launches, sensors, Sensor::hostPartyId),
        withoutLevers(launches));
  }

  /**
   * What is left without each single sensor on which much of the best located launch rests. Its leverage is the share of the launch's
   * accuracy that goes with it: one minus the mean variance with it, over that without it; all of it where too few sensors are left.
   */
  private Map<String, Optional<Origin>> withoutLevers(List<Member<Impulse>> launches) {
    Member<Impulse> best = launches.stream()
        .min(Comparator.comparingDouble((Member<Impulse> m) -> m.covariance().trace())
            .thenComparing(m -> m.of().eventId()))
        .orElseThrow();
    LocatedPulse pulse = pulses.get(best.of().eventId());
    Map<String, Optional<Origin>> left = new TreeMap<>();
    if (pulse == null) {
      return left;
    }
    for (int sensor :
        new TreeSet<>(best.of().reports().stream().map(witnesses::sensorOf).toList())) {
      double leverage = sensor < 0
          ? 0
          : nodes
              .without(pulse, record, Set.of(sensor))
              .map(p -> 1 - pulse.covariance().trace() / p.covariance().trace())
              .orElse(1.0);
      if (leverage > OriginEvidence.LEVERAGE_MAX) {
        left.put(
            SourceRef.of(record.sensors().get(sensor)).sourceId(),
            without(launches, Set.of(sensor)));
      }
    }
    return left;
  }

  /** What is left without the sensors that share an owner, or a host, by his name. */
  private Map<String, Optional<Origin>> without(
      List<Member<Impulse>> launches, Set<Integer> sensors, Function<Sensor, String> shared) {
    Map<String, Set<Integer>> parts = sensors.stream()
        .collect(Collectors.groupingBy(
            i -> shared.apply(record.sensors().get(i)), TreeMap::new, Collectors.toSet()));
    Map<String, Optional<Origin>> left = new TreeMap<>();
    parts.forEach((name, theirs) -> left.put(name, without(launches, theirs)));
    return left;
  }

  private Optional<Origin> without(List<Member<Impulse>> launches, Set<Integer> sensors) {
    List<Member<Impulse>> left = new ArrayList<>();
    for (Member<Impulse> m : launches) {
      LocatedPulse pulse = pulses.get(m.of().eventId());
      if (pulse != null) {
        nodes
            .without(pulse, record, sensors)
            .ifPresent(p -> left.add(
                new Member<>(m.of(), p.eastKilometers(), p.northKilometers(), p.covariance())));
      }
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(OriginPlaces.pooled(left));
  }

  /** What the range of weapons alone says of rounds whose launch nobody noticed: seldom enough to name a side, and never hidden. */
  private List<OriginEvidence> reach(Incident incident) {
    Optional<Impulse> burst = incident.impulses().stream()
        .filter(i -> i.kind() == ImpulseKind.IMPACT)
        .min(Comparator.comparingDouble((Impulse i) -> i.covariance().trace())
            .thenComparing(Impulse::eventId));
    return burst.stream().map(b -> reach(incident, b)).toList();
  }

  private OriginEvidence reach(Incident incident, Impulse burst) {
    WeaponReach.Band band = WeaponReach.of(burst);
    List<SourceRef> sources = burst.reports().stream()
        .map(witnesses::sensorOf)
        .filter(i -> i >= 0)
        .distinct()
        .sorted()
        .map(i -> SourceRef.of(record.sensors().get(i)))
        .toList();
    Origin origin = new Origin.Reach(
        burst.eastKilometers(),
        burst.northKilometers(),
        burst.covariance(),
        band.nearKilometers(),
        band.farKilometers(),
        Optional.empty());
    Map<String, Optional<Origin>> without = new TreeMap<>();
    sources.forEach(s -> without.put(s.owner(), Optional.empty()));
    return new OriginEvidence(incident.incidentId() + "/reach", sources, origin, without);
  }

  private List<Accusation> accusations(Incident incident) {
    Map<String, Accusation> byParty = new TreeMap<>();
    for (var row : reports
        .statements()
        .between(
            incident.fromSeconds() - STATEMENT_SECONDS, incident.toSeconds() + STATEMENT_SECONDS)) {
      Observation.Statement s = row.value();
      double away = Math.hypot(
          s.eastKilometers() - incident.eastKilometers(),
          s.northKilometers() - incident.northKilometers());
      if (away <= STATEMENT_KILOMETERS) {
        byParty.putIfAbsent(
            s.party() + ">" + s.accused(),
            new Accusation(
                new SourceRef(
                    s.party(), Modality.STATEMENT, s.party(), s.party(), s.party(), "", ""),
                s.accused()));
      }
    }
    return List.copyOf(byParty.values());
  }
}
