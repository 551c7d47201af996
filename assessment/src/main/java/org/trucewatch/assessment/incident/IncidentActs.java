// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.ObservedAct.Place;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.agreement.ViolationType;
import org.trucewatch.assessment.agreement.ViolationType.Family;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;

/**
 * What an incident says of the facts that an agreement asks about. Only facts that the agreement declares, and values that they
 * admit, are given; all else is unknown.
 */
final class IncidentActs {
  private static final double SECONDS_PER_HOUR = 3_600;

  /** Standard deviations within which a time or place is taken to lie: 99 % in the plane. */
  private static final double DEVIATIONS = 3.03;

  private final Map<String, FactDeclaration> declared = new HashMap<>();
  private final Map<Incident.Kind, String> conducts = new HashMap<>();
  private final Map<Incident.Kind, String> whyNoConduct = new HashMap<>();
  private final Optional<PlaneOrigin> origin;

  IncidentActs(Terms terms, Optional<PlaneOrigin> origin) {
    terms.vocabulary().forEach(f -> declared.put(f.name(), f));
    this.origin = origin;
    for (Incident.Kind kind : Incident.Kind.values()) {
      List<String> types = conducts(terms, kind);
      if (types.size() == 1) {
        conducts.put(kind, types.getFirst());
      } else {
        whyNoConduct.put(
            kind,
            types.isEmpty()
                ? "the agreement's taxonomy names no conduct that is observed as " + kind
                : "what is observed as " + kind + " may be any of " + types);
      }
    }
  }

  /** The types that say so; where none says anything, the only one of the kind's family. */
  private static List<String> conducts(Terms terms, Incident.Kind kind) {
    List<String> stated = terms.taxonomy().stream()
        .filter(t -> t.observedAs().contains(kind))
        .map(ViolationType::typeId)
        .toList();
    boolean isStatedAtAll = terms.taxonomy().stream().anyMatch(t -> !t.observedAs().isEmpty());
    Optional<Family> family =
        switch (kind) {
          case FIRE -> Optional.of(Family.FIRE);
          case INTERFERENCE -> Optional.of(Family.MONITORS);
          case EXPLOSION, ANNOUNCED -> Optional.empty();
        };
    return isStatedAtAll || family.isEmpty()
        ? stated
        : terms.taxonomy().stream()
            .filter(t -> t.family() == family.get())
            .map(ViolationType::typeId)
            .toList();
  }

  /** The incident as an act; {@code more} rules where both know a fact. */
  ObservedAct act(Incident incident, Instant at, Optional<String> actor, Facts more) {
    Map<String, FactValue> known = new TreeMap<>();
    Optional.ofNullable(conducts.get(incident.kind()))
        .ifPresent(c -> put(known, "conduct", new FactValue.Word(c)));
    actor.ifPresent(a -> put(known, Terms.ACTOR, new FactValue.Word(a)));
    Severity severity = SeverityScale.of(incident);
    if (severity != Severity.NONE) {
      put(known, "attack.scale", new FactValue.Word(severity.name()));
    }
    put(known, "attack.rounds", new FactValue.Count(SeverityScale.Measures.of(incident).rounds()));
    duration(incident).ifPresent(d -> put(known, "attack.duration", d));
    if (incident.kind() == Incident.Kind.FIRE || incident.kind() == Incident.Kind.ANNOUNCED) {
      put(
          known,
          "activity.notified",
          new FactValue.Answer(incident.kind() == Incident.Kind.ANNOUNCED));
    }
    more.known().forEach((name, value) -> put(known, name, value));
    Map<String, String> why = new TreeMap<>(more.whyUnknown());
    if (!known.containsKey("conduct")) {
      why.putIfAbsent(
          "conduct", whyNoConduct.getOrDefault(incident.kind(), "conduct is not established"));
    }
    return new ObservedAct(
        Optional.of(at), timeError(incident), place(incident), new Facts(known, why), Map.of());
  }

  private void put(Map<String, FactValue> known, String name, FactValue value) {
    FactDeclaration declaration = declared.get(name);
    if (declaration != null && declaration.admits(value)) {
      known.put(name, value);
    }
  }

  /** In the unit of the declaration; nothing where that is not a unit of time. */
  private Optional<FactValue> duration(Incident incident) {
    FactDeclaration d = declared.get("attack.duration");
    double unitSeconds =
        switch (d == null ? "" : d.unit()) {
          case "s" -> 1;
          case "min" -> 60;
          case "h" -> SECONDS_PER_HOUR;
          default -> Double.NaN;
        };
    double seconds = incident.toSeconds() - incident.fromSeconds();
    double error = 2 * timeError(incident).toMillis() / 1_000.0;
    return Double.isFinite(seconds / unitSeconds)
        ? Optional.of(new FactValue.Quantity(seconds / unitSeconds, error / unitSeconds))
        : Optional.empty();
  }

  private static Duration timeError(Incident incident) {
    double most = 0;
    for (Impulse i : incident.impulses()) {
      most = i.secondsSd() > most ? i.secondsSd() : most;
    }
    return Duration.ofMillis((long) Math.ceil(1_000 * DEVIATIONS * Math.min(most, SECONDS_PER_HOUR)));
  }

  /** The middle, known within the reach of the impacts and of their errors. */
  private Optional<Place> place(Incident incident) {
    double east = incident.eastKilometers();
    double north = incident.northKilometers();
    if (origin.isEmpty() || !Double.isFinite(east + north)) {
      return Optional.empty();
    }
    List<Impulse> impacts = incident.of(ImpulseKind.IMPACT);
    double error = 0;
    for (Impulse i : impacts.isEmpty() ? incident.impulses() : impacts) {
      double e = i.eastKilometers() - east;
      double n = i.northKilometers() - north;
      double sd = Math.sqrt(Math.max(0, i.covariance().trace()));
      error = Math.max(error, Math.sqrt(e * e + n * n) + DEVIATIONS * sd);
    }
    return Double.isFinite(error)
        ? Optional.of(origin.get().place(east, north, 1_000 * error))
        : Optional.empty();
  }
}
