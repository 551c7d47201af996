// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.ControlLine.Vertex;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;

/**
 * Interference with sensors, as incidents of its own: sensors of a stretch that fell silent together, and several sensors near each
 * other whose reports ceased to fit at the same time. One flagged sensor alone is more likely broken than forged, and stays a flag.
 * Nothing here says who did it, or that anybody did: a power failure looks the same, and is for people to find out.
 */
public final class InterferenceIncidents {
  /** Flags that begin within this belong together. Convention of this project, decision 0027. */
  public static final double TOGETHER_SECONDS = 3_600;

  /** Sensors so near belong together: the reach of one jammer or one raid. Convention of this project, decision 0027. */
  public static final double TOGETHER_KILOMETERS = 10;

  /** Flagged sensors that make an incident. */
  public static final int SENSORS_MIN = 2;

  private final List<Sensor> sensors;
  private final Optional<ControlLine> line;

  private InterferenceIncidents(List<Sensor> sensors, Optional<ControlLine> line) {
    this.sensors = sensors;
    this.line = line;
  }

  /** By begin, then id; silences have no place, for where the line runs is not given. */
  public static List<Incident> of(
      List<OutageAlert> alerts, List<SensorFlag> flags, List<Sensor> sensors) {
    return new InterferenceIncidents(sensors, Optional.empty()).incidents(alerts, flags);
  }

  /** By begin, then id; a silence lies at the middle of its stretch of the line. */
  public static List<Incident> of(
      List<OutageAlert> alerts, List<SensorFlag> flags, List<Sensor> sensors, ControlLine line) {
    return new InterferenceIncidents(sensors, Optional.of(line)).incidents(alerts, flags);
  }

  private List<Incident> incidents(List<OutageAlert> alerts, List<SensorFlag> flags) {
    List<Incident> all = new ArrayList<>();
    alerts.forEach(a -> all.add(silence(a)));
    groups(flags).stream().filter(this::isSeveral).forEach(g -> all.add(forged(g)));
    all.sort(Comparator.comparingDouble(Incident::fromSeconds).thenComparing(Incident::incidentId));
    return all;
  }

  private Incident silence(OutageAlert a) {
    Vertex at = line.map(l -> along(l, (a.fromKilometers() + a.toKilometers()) / 2))
        .orElse(new Vertex(Double.NaN, Double.NaN));
    String content =
        "silence/" + a.fromKilometers() + "/" + a.toKilometers() + "/" + a.fromSeconds();
    return incident(content, a.fromSeconds(), a.toSeconds(), at);
  }

  private static Incident incident(String content, double from, double to, Vertex at) {
    return new Incident(
        IncidentGrouping.name(content),
        Incident.Kind.INTERFERENCE,
        from,
        to,
        at.eastKilometers(),
        at.northKilometers(),
        List.of());
  }

  /** Where the line passes a kilometre, counted along x as sensors' places are; its nearer end where it passes none. */
  private static Vertex along(ControlLine line, double kilometers) {
    Vertex before = line.vertices().getFirst();
    Vertex end = before;
    for (Vertex next : line.vertices()) {
      double left = kilometers - before.eastKilometers();
      double width = next.eastKilometers() - before.eastKilometers();
      if (width != 0 && left / width >= 0 && left / width <= 1) {
        double north = next.northKilometers() - before.northKilometers();
        return new Vertex(kilometers, before.northKilometers() + left / width * north);
      }
      if (Math.abs(next.eastKilometers() - kilometers)
          < Math.abs(end.eastKilometers() - kilometers)) {
        end = next;
      }
      before = next;
    }
    return end;
  }

  /** Flags that are linked through others near them in time and place. */
  private List<List<SensorFlag>> groups(List<SensorFlag> flags) {
    List<SensorFlag> sorted = flags.stream()
        .filter(f -> f.sensor() >= 0 && f.sensor() < sensors.size())
        .sorted(Comparator.comparingDouble(SensorFlag::fromSeconds)
            .thenComparing(SensorFlag::sensor)
            .thenComparing(SensorFlag::what))
        .toList();
    List<List<SensorFlag>> groups = new ArrayList<>();
    for (SensorFlag f : sorted) {
      List<SensorFlag> joined = new ArrayList<>();
      groups.removeIf(g -> g.stream().anyMatch(o -> isNear(o, f)) && joined.addAll(g));
      joined.add(f);
      groups.add(joined);
    }
    return groups;
  }

  private boolean isNear(SensorFlag a, SensorFlag b) {
    Sensor s = sensors.get(a.sensor());
    Sensor t = sensors.get(b.sensor());
    double e = s.eastKilometers() - t.eastKilometers();
    double n = s.northKilometers() - t.northKilometers();
    return Math.abs(a.fromSeconds() - b.fromSeconds()) <= TOGETHER_SECONDS
        && Math.sqrt(e * e + n * n) <= TOGETHER_KILOMETERS;
  }

  private boolean isSeveral(List<SensorFlag> group) {
    return group.stream().map(SensorFlag::sensor).distinct().count() >= SENSORS_MIN;
  }

  private Incident forged(List<SensorFlag> group) {
    var names = new TreeSet<String>();
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    double east = 0;
    double north = 0;
    for (SensorFlag f : group) {
      Sensor s = sensors.get(f.sensor());
      names.add(s.name());
      from = Math.min(from, f.fromSeconds());
      to = Math.max(to, f.toSeconds());
      east += s.eastKilometers();
      north += s.northKilometers();
    }
    return incident(
        "flags/" + from + "/" + names,
        from,
        to,
        new Vertex(east / group.size(), north / group.size()));
  }
}
