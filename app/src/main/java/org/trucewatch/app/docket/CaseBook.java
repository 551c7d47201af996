// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.app.UserError;
import org.trucewatch.app.docket.RunRecord.Filed;
import org.trucewatch.app.docket.SealedNotes.Note;
import org.trucewatch.app.docket.SealedNotes.Unused;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.clause.CaseFile;
import org.trucewatch.assessment.clause.CaseGroups;
import org.trucewatch.assessment.clause.CaseHeading;
import org.trucewatch.assessment.clause.Docket;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.clause.FiledFinding;

/**
 * The cases of a run: one for each finding and clause, or, where the clause groups incidents, one for each group. A case is
 * named by the last part of the id of its first finding and by the clause, as in {@code ground-north/guarantee}; every
 * member of a group names it too.
 */
final class CaseBook {
  private final RunRecord run;
  private final CaseTerms agreement;
  private final Map<String, Filed> bySlug = new LinkedHashMap<>();
  private final Map<String, Plan> plans = new LinkedHashMap<>();
  private final Map<String, String> idOfName = new LinkedHashMap<>();

  CaseBook(RunRecord run, CaseTerms agreement) {
    this.run = run;
    this.agreement = agreement;
    for (Filed f : run.findings()) {
      String id = f.finding().findingId();
      String slug = id.substring(id.lastIndexOf('/') + 1);
      bySlug.put(bySlug.containsKey(slug) ? id.replace('/', '-') : slug, f);
    }
    agreement.terms().clauses().forEach(this::plan);
  }

  /**
   * Which findings are a case.
   *
   * @param members with the reason of each, the one that the case is named after first
   * @param inReach findings that may belong
   */
  private record Plan(Clause clause, List<Joined> members, List<Filed> inReach, Set<String> names) {
    Plan {
      members = List.copyOf(members);
      inReach = List.copyOf(inReach);
      names = Set.copyOf(names);
    }
  }

  /** A finding of a case, and why it belongs. */
  record Joined(Filed filed, String why) {}

  /**
   * A case at an instant.
   *
   * @param members that it rests on, the one it is named after first; none before the case is open
   * @param inReach findings on incidents of no named side that may belong
   * @param opens when its first finding was sealed
   * @param entries of the docket, those of findings and those of people
   * @param notes of people, with the leaf of each
   * @param unused what people sealed and no docket weighs
   */
  record Case(
      DocketState state,
      List<Joined> members,
      List<Filed> inReach,
      Instant opens,
      List<DocketEntry> entries,
      List<Note> notes,
      List<Unused> unused) {
    List<Filed> findings() {
      return members.stream().map(Joined::filed).toList();
    }

    boolean isOpen() {
      return !members.isEmpty();
    }
  }

  private void plan(Clause clause) {
    Map<String, CaseGroups.Group> groups = new LinkedHashMap<>();
    List<FiledFinding> all = bySlug.values().stream().map(Filed::filed).toList();
    clause
        .group()
        .ifPresent(rule -> new CaseGroups(rule)
            .of(all)
            .forEach(g -> g.members().forEach(m -> groups.put(m.finding().leaf(), g))));
    bySlug.forEach((slug, filed) -> {
      CaseGroups.Group group = groups.get(filed.filed().leaf());
      List<Joined> members = group == null ? together(filed) : members(group);
      List<Filed> inReach = group == null
          ? List.of()
          : group.inReach().stream().map(f -> byLeaf(f.leaf())).toList();
      String id = slug(members.getFirst().filed()) + "/" + clause.clauseId();
      Set<String> names = new LinkedHashSet<>(Set.of(id));
      if (group != null) {
        members.forEach(m -> names.add(slug(m.filed()) + "/" + clause.clauseId()));
      }
      plans.putIfAbsent(id, new Plan(clause, members, inReach, names));
      idOfName.put(slug + "/" + clause.clauseId(), id);
    });
  }

  private List<Joined> members(CaseGroups.Group group) {
    return group.members().stream()
        .map(m -> new Joined(byLeaf(m.finding().leaf()), m.why()))
        .toList();
  }

  private Filed byLeaf(String leaf) {
    return bySlug.values().stream()
        .filter(f -> f.filed().leaf().equals(leaf))
        .findFirst()
        .orElseThrow();
  }

  private String slug(Filed filed) {
    return bySlug.entrySet().stream()
        .filter(e -> e.getValue().equals(filed))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Ids of all cases. */
  List<String> ids() {
    return idOfName.values().stream().distinct().toList();
  }

  /** Ids of the cases of one finding, one for each clause. */
  List<String> idsOf(Filed filed) {
    String slug = slug(filed);
    return agreement.terms().clauses().stream()
        .map(c -> Objects.requireNonNull(idOfName.get(slug + "/" + c.clauseId())))
        .toList();
  }

  /** Whole id of what a person named: a case, or a finding, whose first clause is then meant. */
  String idOf(String named) {
    if (idOfName.containsKey(named)) {
      return Objects.requireNonNull(idOfName.get(named));
    }
    for (Map.Entry<String, Filed> e : bySlug.entrySet()) {
      boolean finding = named.equals(e.getKey())
          || named.equals(e.getValue().finding().findingId())
          || named.equals(e.getValue().filed().leaf());
      if (finding && !agreement.terms().clauses().isEmpty()) {
        return idsOf(e.getValue()).getFirst();
      }
    }
    List<String> known = new ArrayList<>(idOfName.keySet());
    known.addAll(bySlug.keySet());
    throw new UserError("case is " + named + ", expected one that trucewatch docket lists. "
        + NearestWord.find(named, known)
            .map(n -> "Did you mean " + n + "?")
            .orElse("List them: trucewatch docket --run " + run.folder()));
  }

  /** One case, as it stood: findings that were sealed later name nobody in it. */
  Case at(String caseId, Instant asOf) {
    Plan plan = plans.get(caseId);
    if (plan == null) {
      throw new IllegalArgumentException("no case is " + caseId);
    }
    List<Joined> members = plan.members().stream()
        .flatMap(j -> then(j.filed(), asOf).map(f -> new Joined(f, j.why())).stream())
        .toList();
    List<Filed> inReach =
        plan.inReach().stream().flatMap(f -> then(f, asOf).stream()).toList();
    CaseFile file = new CaseFile(
        agreement.table(),
        members.stream().map(m -> m.filed().filed()).toList(),
        members.stream().flatMap(m -> earlier(m.filed()).stream()).toList(),
        inReach.stream().map(Filed::filed).toList(),
        agreement.agreement().map(a -> a.window().from()));
    Set<String> findingIds = plan.members().stream()
        .map(m -> m.filed().finding().findingId())
        .collect(Collectors.toSet());
    List<Note> notes = run.notes().of(plan.names(), findingIds, agreement.terms());
    List<DocketEntry> entries = new ArrayList<>(file.entries());
    notes.forEach(n -> entries.add(n.entry()));
    CaseHeading heading = heading(caseId, plan, members, file.accused());
    DocketState state =
        new Docket(agreement.terms(), agreement.conditions(), heading).state(entries, asOf);
    return new Case(
        state,
        members,
        inReach,
        opens(plan),
        entries,
        notes,
        run.notes().unusedIn(plan.names(), findingIds, agreement.terms()));
  }

  private Instant opens(Plan plan) {
    return plan.members().stream()
        .map(m ->
            run.revisions(m.filed().finding().findingId()).getFirst().filed().sealedAt())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static CaseHeading heading(
      String caseId, Plan plan, List<Joined> members, Optional<String> accused) {
    int further = (int) members.stream()
        .skip(1)
        .filter(m -> m.filed().filed().incident().isPresent())
        .count();
    String title = members.isEmpty()
        ? "not open yet"
        : members.getFirst().filed().finding().title()
            + (further == 0 ? "" : ", and " + further + " further incident")
            + (further > 1 ? "s" : "");
    return new CaseHeading(
        caseId,
        title,
        plan.clause().clauseId(),
        accused,
        List.of(),
        members.stream().map(m -> m.filed().finding().findingId()).toList());
  }

  /** The revision that was the latest then; empty where none was sealed. */
  private Optional<Filed> then(Filed filed, Instant asOf) {
    return run.revisions(filed.finding().findingId()).stream()
        .filter(f -> !f.filed().sealedAt().isAfter(asOf))
        .reduce((a, b) -> b);
  }

  private List<FiledFinding> earlier(Filed filed) {
    return run.revisions(filed.finding().findingId()).stream()
        .takeWhile(f -> !f.equals(filed))
        .map(Filed::filed)
        .toList();
  }

  /** The finding, and those about the events that it rests on. */
  private List<Joined> together(Filed first) {
    List<Joined> all = new ArrayList<>(List.of(new Joined(first, "the finding of the case")));
    List<String> events =
        first.filed().events().stream().map(FiledFinding.FiledEvent::eventId).toList();
    for (Filed other : run.findings()) {
      boolean about = !other.equals(first)
          && other.finding().obligationId().isEmpty()
          && other.finding().eventIds().stream().anyMatch(events::contains);
      if (about) {
        all.add(new Joined(other, "about an event that the finding of the case names"));
      }
    }
    return all;
  }
}
