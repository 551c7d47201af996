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
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Computed;
import org.trucewatch.assessment.clause.DocketEntry.Level;
import org.trucewatch.assessment.clause.DocketEntry.Membership;
import org.trucewatch.assessment.clause.DocketEntry.Signature;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.Finding.Standing;

/**
 * What the findings of a case put into its docket: what each says, to the standard and rung that the table gives, and the
 * moments that start clocks. What of it is a fact depends on its review. Nothing about intent, orders or command comes from here; that is for offices to enter.
 */
public final class CaseFile {
  /** Author of entries that follow from findings. */
  public static final String SYSTEM = "findings of the run";

  private final FindingTable table;
  private final List<FiledFinding> findings;
  private final List<FiledFinding> earlier;
  private final List<FiledFinding> inReach;
  private final Optional<Instant> entryIntoForce;

  /**
   * @param findings of the case as they stand, the one that it is named after first; none before the case is open
   * @param earlier revisions of them
   * @param inReach findings on incidents that may belong to it, of no named side
   * @param entryIntoForce of the agreement; empty where it is not known
   */
  public CaseFile(
      FindingTable table,
      List<FiledFinding> findings,
      List<FiledFinding> earlier,
      List<FiledFinding> inReach,
      Optional<Instant> entryIntoForce) {
    this.table = table;
    this.findings = List.copyOf(findings);
    this.earlier = List.copyOf(earlier);
    this.inReach = List.copyOf(inReach);
    this.entryIntoForce = entryIntoForce;
  }

  /**
   * Whom the case is about: the side that an attribution names, else the party bound by an obligation that is found
   * violated or that somebody says it violated. Being named here gives a right to comment; it says nothing else.
   */
  public Optional<String> accused() {
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    Finding first = findings.getFirst().finding();
    Optional<String> named =
        findings.stream().flatMap(f -> side(f.finding()).stream()).findFirst();
    boolean alleged = first.standing() == Standing.VIOLATED || !first.claims().isEmpty();
    return named.or(() -> Optional.of(first.partyId()).filter(p -> alleged && !p.isEmpty()));
  }

  /** The side that the attribution names, where it names one. */
  static Optional<String> side(Finding finding) {
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
      entries.add(computed(f, Membership.MEMBER));
      moments(f, entries);
    }
    earlier.forEach(f -> entries.add(computed(f, Membership.MEMBER)));
    inReach.forEach(f -> entries.add(computed(f, Membership.IN_REACH)));
    // A treaty's entry into force is known before any finding, whatever the run.
    entryIntoForce.ifPresent(at -> entries.add(entry(
        "moment:ENTRY_INTO_FORCE",
        at,
        new Came(Moment.ENTRY_INTO_FORCE, at, List.of("agreement")))));
    return entries;
  }

  private DocketEntry computed(FiledFinding f, Membership membership) {
    Map<String, FactValue> said = new TreeMap<>();
    for (FindingTable.Saying s : table.sayings(f.finding())) {
      said.put(s.fact(), s.value());
    }
    boolean isViolation = f.finding().standing() == Standing.VIOLATED;
    return entry(
        f.leaf() + "/computed",
        f.sealedAt(),
        new Computed(
            f.finding().findingId(),
            f.leaf(),
            membership,
            table.find(f).map(row -> new Level(row.standard(), row.rung())),
            side(f.finding()),
            said,
            f.incident().filter(i -> isViolation)));
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
