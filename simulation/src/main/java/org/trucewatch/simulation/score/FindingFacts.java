// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;

/**
 * What a finding says, as entries of a docket. To which standard a fact is established follows from the grade of the attribution (the actor)
 * or from the corroboration (all else), by the table {@code finding-facts.csv}. What an agreement does not ask about is left out; what a
 * finding does not know (harm, orders, warnings) stays unknown.
 */
public final class FindingFacts {
  private static final String AUTHOR = "trucewatch";
  private static final Map<String, Optional<StandardOfProof>> STANDARDS = standards();

  private final Terms terms;
  private final ControlLine line;
  private final Instant epoch;

  /**
   * @param terms whose facts are asked
   * @param line as published, for who holds the ground
   * @param epoch instant of second 0
   */
  public FindingFacts(Terms terms, ControlLine line, Instant epoch) {
    this.terms = terms;
    this.line = line;
    this.epoch = epoch;
  }

  private static Map<String, Optional<StandardOfProof>> standards() {
    Map<String, Optional<StandardOfProof>> table = new TreeMap<>();
    try (var reader = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(FindingFacts.class.getResourceAsStream("finding-facts.csv")),
        StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(l -> !l.startsWith("#") && !l.startsWith("part,"))
          .map(l -> l.split(",", -1))
          .forEach(c -> table.put(
              c[0] + "=" + c[1],
              c[2].equals("-") ? Optional.empty() : Optional.of(StandardOfProof.valueOf(c[2]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  /** The standard that a part of a finding reaches; empty where it establishes nothing. */
  static Optional<StandardOfProof> standard(String part, String value) {
    Optional<StandardOfProof> found = STANDARDS.get(part + "=" + value);
    if (found == null) {
      throw new IllegalStateException("finding-facts.csv has no row for " + part + " " + value);
    }
    return found;
  }

  /** The entries, all of the time at which the incident ended. */
  public List<DocketEntry> entries(IncidentFinding f) {
    Instant at = instant(f.incident().toSeconds());
    List<DocketEntry> entries = new ArrayList<>();
    for (Moment m : List.of(Moment.ACT, Moment.FIRST_BREACH)) {
      came(entries, f, m, instant(f.incident().fromSeconds()), at);
    }
    came(entries, f, Moment.DETECTION, at, at);
    came(entries, f, Moment.FINDING, at, at);
    Optional<StandardOfProof> event =
        standard("corroborated", f.corroboration().isCorroborated() ? "yes" : "no");
    Optional<StandardOfProof> actor = standard("grade", f.attribution().grade().name());
    f.attribution()
        .side()
        .ifPresent(s -> establish(entries, f, Terms.ACTOR, new FactValue.Word(s), actor, at));
    establish(entries, f, "conduct", conduct(f.incident()), event, at);
    if (f.severity() != Severity.NONE) {
      FactValue scale = new FactValue.Word(f.severity().name());
      establish(entries, f, "attack.scale", scale, event, at);
    }
    establish(entries, f, "attack.duration", duration(f.incident()), event, at);
    long rounds = f.incident().impulses().size();
    establish(entries, f, "attack.signs", new FactValue.Count(rounds), event, at);
    f.attribution().side().ifPresent(side -> {
      boolean crosses = f.incident().of(ImpulseKind.IMPACT).stream()
          .anyMatch(i -> !holder(i.eastKilometers(), i.northKilometers()).equals(side));
      if (!f.incident().of(ImpulseKind.IMPACT).isEmpty()) {
        establish(entries, f, "attack.crosses_line", new FactValue.Answer(crosses), actor, at);
      }
    });
    return entries;
  }

  private Instant instant(double seconds) {
    return epoch.plus(Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  private static void came(
      List<DocketEntry> entries, IncidentFinding f, Moment moment, Instant when, Instant at) {
    String id = f.incident().incidentId();
    entries.add(new DocketEntry(
        id + "-" + moment,
        at,
        AUTHOR,
        DocketEntry.Signature.VALID,
        new Came(moment, when, List.of(id))));
  }

  private void establish(
      List<DocketEntry> entries,
      IncidentFinding f,
      String fact,
      FactValue value,
      Optional<StandardOfProof> standard,
      Instant at) {
    boolean asked = terms.findFact(fact).filter(d -> d.admits(value)).isPresent();
    if (asked && standard.isPresent()) {
      String id = f.incident().incidentId();
      entries.add(new DocketEntry(
          id + "-" + fact,
          at,
          AUTHOR,
          DocketEntry.Signature.VALID,
          new Established(
              fact, value, standard.get(), f.attribution().rung(), List.of(id))));
    }
  }

  /** The first kind of conduct of the family that the incident is of; an agreement that has none gets a word it does not know. */
  private FactValue conduct(Incident incident) {
    String family = incident.kind() == Incident.Kind.INTERFERENCE ? "MONITORS" : "FIRE";
    return new FactValue.Word(terms.taxonomy().stream()
        .filter(t -> t.family().name().equals(family))
        .map(t -> t.typeId())
        .findFirst()
        .orElse(""));
  }

  private static FactValue duration(Incident incident) {
    double sd =
        incident.impulses().stream().mapToDouble(Impulse::secondsSd).max().orElse(0);
    return new FactValue.Quantity(
        (incident.toSeconds() - incident.fromSeconds()) / 3600,
        Double.isFinite(sd) ? 2 * sd / 3600 : 0);
  }

  /** Who holds a place by the published line: which side of its nearest stretch it lies on. */
  private String holder(double east, double north) {
    double nearest = Double.POSITIVE_INFINITY;
    boolean left = true;
    for (int i = 0; i + 1 < line.vertices().size(); i++) {
      ControlLine.Vertex a = line.vertices().get(i);
      ControlLine.Vertex b = line.vertices().get(i + 1);
      double dx = b.eastKilometers() - a.eastKilometers();
      double dy = b.northKilometers() - a.northKilometers();
      double px = east - a.eastKilometers();
      double py = north - a.northKilometers();
      double along = Math.min(Math.max((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1);
      double ex = px - along * dx;
      double ey = py - along * dy;
      if (ex * ex + ey * ey < nearest) {
        nearest = ex * ex + ey * ey;
        left = dx * py - dy * px > 0;
      }
    }
    return left ? line.leftPartyId() : line.rightPartyId();
  }
}
