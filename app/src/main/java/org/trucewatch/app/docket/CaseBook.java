// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.app.UserError;
import org.trucewatch.app.docket.RunRecord.Filed;
import org.trucewatch.app.docket.SealedNotes.Note;
import org.trucewatch.app.docket.SealedNotes.Unused;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.clause.CaseFile;
import org.trucewatch.assessment.clause.CaseHeading;
import org.trucewatch.assessment.clause.Docket;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.clause.FiledFinding;

/**
 * The cases of a run: one for each finding and clause. A case is named by the last part of the finding's id and the clause,
 * as in {@code ground-north/guarantee}; it rests on that finding and on those about the events that it names.
 */
final class CaseBook {
  private final RunRecord run;
  private final CaseTerms agreement;
  private final Map<String, Filed> bySlug = new LinkedHashMap<>();

  CaseBook(RunRecord run, CaseTerms agreement) {
    this.run = run;
    this.agreement = agreement;
    for (Filed f : run.findings()) {
      String id = f.finding().findingId();
      String slug = id.substring(id.lastIndexOf('/') + 1);
      bySlug.put(bySlug.containsKey(slug) ? id.replace('/', '-') : slug, f);
    }
  }

  /**
   * A case at an instant.
   *
   * @param findings that it rests on, the one it is named after first
   * @param entries of the docket, those of findings and those of people
   * @param notes of people, with the leaf of each
   * @param unused what people sealed and no docket weighs
   */
  record Case(
      DocketState state,
      List<Filed> findings,
      List<DocketEntry> entries,
      List<Note> notes,
      List<Unused> unused) {}

  /** Ids of all cases. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (String slug : bySlug.keySet()) {
      for (Clause c : agreement.terms().clauses()) {
        ids.add(slug + "/" + c.clauseId());
      }
    }
    return ids;
  }

  /** Whole id of what a person named: a case, or a finding, whose first clause is then meant. */
  String idOf(String named) {
    if (ids().contains(named)) {
      return named;
    }
    for (Map.Entry<String, Filed> e : bySlug.entrySet()) {
      boolean finding = named.equals(e.getKey())
          || named.equals(e.getValue().finding().findingId())
          || named.equals(e.getValue().filed().leaf());
      if (finding && !agreement.terms().clauses().isEmpty()) {
        return e.getKey() + "/" + agreement.terms().clauses().getFirst().clauseId();
      }
    }
    List<String> known = new ArrayList<>(ids());
    known.addAll(bySlug.keySet());
    throw new UserError("case is " + named + ", expected one that trucewatch docket lists. "
        + NearestWord.find(named, known)
            .map(n -> "Did you mean " + n + "?")
            .orElse("List them: trucewatch docket --run " + run.folder()));
  }

  /** One case. */
  Case at(String caseId, Instant asOf) {
    int slash = caseId.lastIndexOf('/');
    Filed first = bySlug.get(caseId.substring(0, slash));
    if (first == null) {
      throw new IllegalArgumentException("no case is " + caseId);
    }
    List<Filed> findings = together(first);
    CaseFile file = new CaseFile(
        agreement.terms(),
        agreement.table(),
        findings.stream().map(Filed::filed).toList(),
        agreement.agreement().map(a -> a.window().from()));
    var heading = new CaseHeading(
        caseId,
        first.finding().title(),
        caseId.substring(slash + 1),
        file.accused(),
        List.of(),
        findings.stream().map(f -> f.finding().findingId()).toList());
    List<Note> notes = run.notes().of(caseId, agreement.terms());
    List<DocketEntry> entries = new ArrayList<>(file.entries());
    notes.forEach(n -> entries.add(n.entry()));
    DocketState state =
        new Docket(agreement.terms(), agreement.conditions(), heading).state(entries, asOf);
    return new Case(
        state, findings, entries, notes, run.notes().unusedIn(caseId, agreement.terms()));
  }

  /** The finding, and those about the events that it rests on. */
  private List<Filed> together(Filed first) {
    List<Filed> all = new ArrayList<>(List.of(first));
    List<String> events =
        first.filed().events().stream().map(FiledFinding.FiledEvent::eventId).toList();
    for (Filed other : run.findings()) {
      boolean about = !other.equals(first)
          && other.finding().obligationId().isEmpty()
          && other.finding().eventIds().stream().anyMatch(events::contains);
      if (about) {
        all.add(other);
      }
    }
    return all;
  }

  Optional<Filed> findFinding(String named) {
    return bySlug.entrySet().stream()
        .filter(e -> named.equals(e.getKey())
            || named.equals(e.getValue().finding().findingId())
            || named.equals(e.getValue().filed().leaf()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
