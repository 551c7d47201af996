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
public final class IncidentActs {
  private static final double SECONDS_PER_HOUR = 3_600;

  private final Map<String, FactDeclaration> declared = new HashMap<>();
  private final Map<Incident.Kind, String> conducts = new HashMap<>();
  private final Map<Incident.Kind, String> whyNoConduct = new HashMap<>();
  private final Optional<PlaneOrigin> origin;

  /** Without geography. */
  public IncidentActs(Terms terms) {
    this(terms, Optional.empty());
  }

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
    boolean isStatedAtAll =
        terms.taxonomy().stream().anyMatch(t -> !t.observedAs().isEmpty());
    Optional<Family> family = switch (kind) {
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

  /** The conduct as which such an incident is seen; empty where none, or more than one, may be meant. */
  static Optional<String> conduct(Terms terms, Incident.Kind kind) {
    List<String> types = conducts(terms, kind);
    return types.size() == 1 ? Optional.of(types.getFirst()) : Optional.empty();
  }

  /** The incident as an act; {@code more} rules where both know a fact. */
  ObservedAct act(Incident incident, Instant at, Optional<String> actor, Facts more) {
    IncidentMeasures measures = IncidentMeasures.of(incident);
    Facts own = facts(measures);
    Map<String, FactValue> known = new TreeMap<>(own.known());
    actor.ifPresent(a -> put(known, Terms.ACTOR, new FactValue.Word(a)));
    more.known().forEach((name, value) -> put(known, name, value));
    Map<String, String> why = new TreeMap<>(own.whyUnknown());
    why.putAll(more.whyUnknown());
    return new ObservedAct(
        Optional.of(at),
        Duration.ofMillis((long) Math.ceil(1_000 * measures.errorSeconds())),
        place(incident),
        new Facts(known, why),
        Map.of());
  }

  /** What was done and how large it was, in the agreement's words; nothing of who, when or where. */
  public Facts facts(IncidentMeasures measures) {
    Map<String, FactValue> known = new TreeMap<>();
    Incident.Kind kind = measures.kind();
    Optional.ofNullable(conducts.get(kind))
        .ifPresent(c -> put(known, "conduct", new FactValue.Word(c)));
    size(measures, known);
    if (kind == Incident.Kind.FIRE || kind == Incident.Kind.ANNOUNCED) {
      put(known, "activity.notified", new FactValue.Answer(kind == Incident.Kind.ANNOUNCED));
    }
    return new Facts(
        known,
        known.containsKey("conduct")
            ? Map.of()
            : Map.of("conduct", whyNoConduct.getOrDefault(kind, "conduct is not established")));
  }

  /** Of what was seen in part, only that it has the largest scale can be said. */
  private void size(IncidentMeasures measures, Map<String, FactValue> known) {
    Severity severity = measures.severity();
    if (severity == Severity.BROAD || measures.isWhole() && severity != Severity.NONE) {
      put(known, "attack.scale", new FactValue.Word(severity.name()));
    }
    if (measures.isWhole()) {
      put(known, "attack.rounds", new FactValue.Count(measures.rounds()));
      duration(measures).ifPresent(d -> put(known, "attack.duration", d));
    }
  }

  private void put(Map<String, FactValue> known, String name, FactValue value) {
    FactDeclaration declaration = declared.get(name);
    if (declaration != null && declaration.admits(value)) {
      known.put(name, value);
    }
  }

  /** In the unit of the declaration; nothing where that is not a unit of time. */
  private Optional<FactValue> duration(IncidentMeasures measures) {
    FactDeclaration d = declared.get("attack.duration");
    double unitSeconds = switch (d == null ? "" : d.unit()) {
      case "s" -> 1;
      case "min" -> 60;
      case "h" -> SECONDS_PER_HOUR;
      default -> Double.NaN;
    };
    double seconds = measures.durationSeconds();
    return Double.isFinite(seconds / unitSeconds)
        ? Optional.of(new FactValue.Quantity(
            seconds / unitSeconds, 2 * measures.errorSeconds() / unitSeconds))
        : Optional.empty();
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
      error = Math.max(error, Math.sqrt(e * e + n * n) + IncidentMeasures.DEVIATIONS * sd);
    }
    return Double.isFinite(error)
        ? Optional.of(origin.get().place(east, north, 1_000 * error))
        : Optional.empty();
  }
}
