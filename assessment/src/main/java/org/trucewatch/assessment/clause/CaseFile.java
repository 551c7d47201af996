// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketEntry.Signature;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.incident.IncidentActs;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.Finding.Standing;

/**
 * What the findings of a case put into its docket: facts to the standard and rung that the table gives, and the moments
 * that start clocks. Nothing about intent, orders or command comes from here; that is for offices to enter.
 */
public final class CaseFile {
  /** Author of entries that follow from findings. */
  public static final String SYSTEM = "findings of the run";

  private final Terms terms;
  private final IncidentActs acts;
  private final FindingTable table;
  private final List<FiledFinding> findings;
  private final Optional<Instant> entryIntoForce;

  /**
   * @param findings of the case, the one that it is named after first
   * @param entryIntoForce of the agreement; empty where it is not known
   */
  public CaseFile(
      Terms terms,
      FindingTable table,
      List<FiledFinding> findings,
      Optional<Instant> entryIntoForce) {
    this.terms = terms;
    this.acts = new IncidentActs(terms);
    this.table = table;
    this.findings = List.copyOf(findings);
    this.entryIntoForce = entryIntoForce;
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a case has no findings, expected at least one");
    }
  }

  /**
   * Whom the case is about: the side that an attribution names, else the party bound by an obligation that is found
   * violated or that somebody says it violated. Being named here gives a right to comment; it says nothing else.
   */
  public Optional<String> accused() {
    Finding first = findings.getFirst().finding();
    Optional<String> named =
        findings.stream().flatMap(f -> side(f.finding()).stream()).findFirst();
    boolean alleged = first.standing() == Standing.VIOLATED || !first.claims().isEmpty();
    return named.or(() -> Optional.of(first.partyId()).filter(p -> alleged && !p.isEmpty()));
  }

  /** The side that the attribution names, where it names one. */
  private static Optional<String> side(Finding finding) {
    if (finding.attribution().grade() == Grade.UNDETERMINED) {
      return Optional.empty();
    }
    return finding.attribution().probabilities().stream()
        .max(Comparator.comparingDouble(PartyProbability::probability))
        .map(PartyProbability::partyId);
  }

  /** The entries. */
  public List<DocketEntry> entries() {
    List<DocketEntry> entries = new ArrayList<>();
    for (FiledFinding f : findings) {
      table.find(f).ifPresent(row -> facts(f, row, entries));
      moments(f, entries);
    }
    // A treaty's entry into force is known before any finding, whatever the run.
    entryIntoForce.ifPresent(at -> entries.add(entry(
        "moment:ENTRY_INTO_FORCE",
        at,
        new Came(Moment.ENTRY_INTO_FORCE, at, List.of("agreement")))));
    return entries;
  }

  private void facts(FiledFinding f, FindingTable.Row row, List<DocketEntry> entries) {
    boolean reachesSide = row.rung().reaches(Rung.A3);
    side(f.finding())
        .filter(s -> reachesSide)
        .ifPresent(side -> fact(f, row, Terms.ACTOR, new FactValue.Word(side), entries));
    // What was done is known without who did it: the rung below.
    Map<String, FactValue> said = new TreeMap<>();
    if (f.finding().standing() == Standing.VIOLATED) {
      f.measured().ifPresent(m -> said.putAll(acts.facts(m).known()));
    }
    for (FindingTable.Saying s : table.sayings(f.finding())) {
      said.put(s.fact(), s.value());
    }
    said.forEach((name, value) -> fact(f, row, name, value, entries));
  }

  private void fact(
      FiledFinding f,
      FindingTable.Row row,
      String name,
      FactValue value,
      List<DocketEntry> entries) {
    if (terms.findFact(name).filter(d -> d.admits(value)).isPresent()) {
      StandardOfProof standard = row.standard();
      entries.add(entry(
          f.leaf() + "/" + name,
          f.sealedAt(),
          new Established(name, value, standard, row.rung(), List.of(f.leaf()))));
    }
  }

  private static void moments(FiledFinding f, List<DocketEntry> entries) {
    String id = f.leaf() + "/moment:";
    if (f.finding().standing() == Standing.VIOLATED) {
      f.events().stream()
          .filter(e -> e.occurredAt().isPresent())
          .min(Comparator.comparing(e -> e.occurredAt().orElseThrow()))
          .ifPresent(e -> {
            came(id, f, Moment.ACT, e.occurredAt().orElseThrow(), e.leaf(), entries);
            came(id, f, Moment.FIRST_BREACH, e.occurredAt().orElseThrow(), e.leaf(), entries);
          });
    }
    f.events().stream()
        .filter(e -> e.detectedAt().isPresent())
        .min(Comparator.comparing((FiledEvent e) -> e.detectedAt().orElseThrow()))
        .ifPresent(
            e -> came(id, f, Moment.DETECTION, e.detectedAt().orElseThrow(), e.leaf(), entries));
    f.allegedAt()
        .ifPresent(at -> came(
            id,
            f,
            Moment.ALLEGATION,
            at,
            f.finding().claims().getFirst().leaf().toString(),
            entries));
    came(id, f, Moment.FINDING, f.sealedAt(), f.leaf(), entries);
  }

  private static void came(
      String id,
      FiledFinding f,
      Moment moment,
      Instant when,
      String evidence,
      List<DocketEntry> entries) {
    entries.add(entry(id + moment, f.sealedAt(), new Came(moment, when, List.of(evidence))));
  }

  private static DocketEntry entry(String id, Instant at, DocketEntry.Content content) {
    return new DocketEntry(id, at, SYSTEM, Signature.UNCHECKED, content);
  }
}
