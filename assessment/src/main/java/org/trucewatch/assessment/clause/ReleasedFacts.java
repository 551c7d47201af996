// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.GroupRule;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.Computed;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketEntry.Level;
import org.trucewatch.assessment.clause.DocketEntry.Membership;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.incident.IncidentActs;

/**
 * The facts that findings establish, as far as they are released; what a group of incidents says together follows from the
 * clause's own rule.
 */
final class ReleasedFacts {
  /** Facts of one incident that are facts of a case only by a rule. */
  private static final List<String> SIZES =
      List.of("attack.scale", "attack.rounds", "attack.duration");

  private final Terms terms;
  private final Optional<GroupRule> rule;
  private final Releases releases;
  private final IncidentActs acts;
  private final List<DocketEntry> established = new ArrayList<>();
  private final List<DocketEntry> withheld = new ArrayList<>();
  private final Map<String, String> why = new TreeMap<>();

  ReleasedFacts(Terms terms, Clause clause, Releases releases, Instant asOf) {
    this.terms = terms;
    this.rule = clause.group();
    this.releases = releases;
    this.acts = new IncidentActs(terms);
    List<DocketEntry> members = releases.findings().stream()
        .filter(e -> said(e).membership() == Membership.MEMBER)
        .toList();
    members.forEach(e -> facts(e, releases.factual(said(e)), established));
    members.stream()
        .filter(e -> !releases.factual(said(e)).equals(said(e).level()))
        .forEach(e -> facts(e, said(e).level(), withheld));
    rule.ifPresent(r -> group(r, asOf));
    withheld.forEach(this::because);
  }

  /** Entries that establish facts. */
  List<DocketEntry> established() {
    return List.copyOf(established);
  }

  /** Entries that would, were they released. */
  List<DocketEntry> withheld() {
    return List.copyOf(withheld);
  }

  /** Why a fact of the whole group is not known, by name. */
  Map<String, String> whyUnknown() {
    return why;
  }

  static Computed said(DocketEntry e) {
    if (e.content() instanceof Computed c) {
      return c;
    }
    throw new IllegalStateException("entry " + e.entryId() + " is no finding");
  }

  /** What rests on the most findings comes last, and is told. */
  private void because(DocketEntry e) {
    if (e.content() instanceof Established f) {
      why.put(
          f.fact(),
          f.fact() + " is computed as " + f.value().shown() + " to " + words(f.standard()) + " at "
              + f.rung() + ", and not released");
    }
  }

  private static String words(StandardOfProof standard) {
    return standard.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void facts(DocketEntry e, Optional<Level> level, List<DocketEntry> into) {
    Computed c = said(e);
    level.ifPresent(l -> names(c, l).forEach((name, value) -> {
      if (terms.findFact(name).filter(d -> d.admits(value)).isPresent()) {
        into.add(entry(c.leaf() + "/" + name, e.at(), name, value, l, List.of(c.leaf())));
      }
    }));
  }

  /** What was done is known without who did it: the rung below. */
  private Map<String, FactValue> names(Computed c, Level level) {
    Map<String, FactValue> said = new TreeMap<>();
    c.incident().ifPresent(i -> said.putAll(acts.facts(i.measures()).known()));
    if (c.incident().isPresent() && rule.isPresent()) {
      rule.get().measures().forEach(m -> said.remove(m.fact()));
      SIZES.forEach(said::remove);
    }
    said.putAll(c.sayings());
    if (level.rung().reaches(Rung.A3)) {
      c.side().ifPresent(s -> said.put(Terms.ACTOR, new FactValue.Word(s)));
    }
    return said;
  }

  private void group(GroupRule r, Instant asOf) {
    List<DocketEntry> all =
        releases.findings().stream().filter(e -> said(e).incident().isPresent()).toList();
    for (String name : SIZES) {
      boolean isMeasured = r.measures().stream().anyMatch(m -> m.fact().equals(name));
      if (!isMeasured && !all.isEmpty()) {
        why.put(name, "no rule is published by which the " + name + " of a case is worked out");
      }
    }
    var measures = new GroupMeasures(terms, r, asOf);
    levels(all, false).forEach(level -> at(measures, all, level, false, established));
    levels(all, true).reversed().forEach(level -> at(measures, all, level, true, withheld));
    measures.whyUnknown().forEach(why::putIfAbsent);
  }

  private Optional<Level> level(Computed c, boolean asComputed) {
    return c.membership() == Membership.IN_REACH
        ? Optional.empty()
        : asComputed ? c.level() : releases.factual(c);
  }

  /** Every pair of a standard and a rung at which some member is known. */
  private List<Level> levels(List<DocketEntry> all, boolean asComputed) {
    var levels = new TreeSet<Level>(
        java.util.Comparator.comparing(Level::standard).thenComparing(Level::rung));
    all.forEach(e -> level(said(e), asComputed).ifPresent(levels::add));
    return List.copyOf(levels);
  }

  private void at(
      GroupMeasures measures,
      List<DocketEntry> all,
      Level level,
      boolean asComputed,
      List<DocketEntry> into) {
    List<DocketEntry> known = all.stream()
        .filter(e -> level(said(e), asComputed)
            .filter(l -> l.standard().reaches(level.standard()) && l.rung().reaches(level.rung()))
            .isPresent())
        .toList();
    List<FiledIncident> incidents =
        known.stream().map(e -> said(e).incident().orElseThrow()).toList();
    Instant at = known.stream().map(DocketEntry::at).max(Instant::compareTo).orElseThrow();
    List<String> leaves = known.stream().map(e -> said(e).leaf()).toList();
    String id = "group/" + level.standard() + "/" + level.rung() + "/";
    measures
        .values(incidents, known.size() == all.size())
        .forEach((name, value) -> into.add(entry(id + name, at, name, value, level, leaves)));
  }

  private static DocketEntry entry(
      String id, Instant at, String name, FactValue value, Level level, List<String> evidence) {
    return new DocketEntry(
        id,
        at,
        CaseFile.SYSTEM,
        DocketEntry.Signature.UNCHECKED,
        new Established(name, value, level.standard(), level.rung(), evidence));
  }
}
