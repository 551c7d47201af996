// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.trucewatch.assessment.agreement.Clause.Criterion;
import org.trucewatch.assessment.agreement.Clause.Step;
import org.trucewatch.assessment.agreement.DecisionRule.Method;
import org.trucewatch.assessment.agreement.LintFault.Rule;
import org.trucewatch.assessment.agreement.Provision.Withdrawal;
import org.trucewatch.domain.line.Incident;

/** Whether the ids in an agreement lead to something, and each to one thing only. */
final class References {
  private final Terms terms;
  private final List<LintFault> faults = new ArrayList<>();

  /** A term of the agreement, named for people. */
  record Owned(String kind, String id, Provenance provenance) {
    String name() {
      return kind + " " + id;
    }
  }

  private References(Terms terms) {
    this.terms = terms;
  }

  static List<LintFault> faults(Terms terms) {
    var r = new References(terms);
    r.duplicates();
    r.observedTwice();
    r.provisions();
    r.lines();
    r.clocksAndRules();
    terms.clauses().forEach(r::clause);
    return r.faults;
  }

  /** Every term that has a source, in the agreement's order. */
  static List<Owned> owned(Terms t) {
    List<Owned> all = new ArrayList<>();
    t.participants()
        .forEach(p -> all.add(new Owned("participant", p.participantId(), p.provenance())));
    t.offices().forEach(o -> all.add(new Owned("office", o.officeId(), o.provenance())));
    t.definitions().forEach(d -> all.add(new Owned("definition", d.termId(), d.provenance())));
    t.lines().forEach(l -> all.add(new Owned("line", l.lineId(), l.provenance())));
    t.weapons().forEach(w -> all.add(new Owned("weapon class", w.weaponId(), w.provenance())));
    t.zones().forEach(z -> all.add(new Owned("zone", z.zoneId(), z.provenance())));
    t.taxonomy().forEach(v -> all.add(new Owned("conduct", v.typeId(), v.provenance())));
    t.facts().forEach(f -> all.add(new Owned("fact", f.declaration().name(), f.provenance())));
    t.provisions().forEach(p -> {
      all.add(new Owned("provision", p.provisionId(), p.provenance()));
      p.withdrawals()
          .forEach(w -> all.add(new Owned(
              "withdrawal",
              p.provisionId() + "/" + w.party() + "/" + w.weapon() + "/" + w.lineId(),
              w.provenance())));
      p.exceptions()
          .forEach(e -> all.add(
              new Owned("exception", p.provisionId() + "/" + e.exceptionId(), e.provenance())));
    });
    t.activities().forEach(a -> all.add(new Owned("activity", a.activityId(), a.provenance())));
    t.counting().forEach(c -> all.add(new Owned("counting rule", c.ruleId(), c.provenance())));
    t.clocks().forEach(c -> all.add(new Owned("clock", c.clockId(), c.provenance())));
    t.rules().forEach(r -> all.add(new Owned("decision rule", r.ruleId(), r.provenance())));
    t.measures().forEach(m -> all.add(new Owned("measure", m.measureId(), m.provenance())));
    t.clauses().forEach(c -> clauseTerms(c, all));
    if (!t.review().equals(ReviewRule.STANDARD)) {
      all.add(new Owned("review", "of findings", t.review().provenance()));
    }
    return all;
  }

  private static void clauseTerms(Clause c, List<Owned> all) {
    all.add(new Owned("clause", c.clauseId(), c.provenance()));
    c.criteria()
        .forEach(k ->
            all.add(new Owned("criterion", c.clauseId() + "/" + k.criterionId(), k.provenance())));
    c.steps()
        .forEach(s -> all.add(new Owned("step", c.clauseId() + "/" + s.stepId(), s.provenance())));
    c.forfeitures()
        .forEach(f -> all.add(
            new Owned("forfeiture", c.clauseId() + "/" + f.forfeitureId(), f.provenance())));
    c.suspensions()
        .forEach(s -> all.add(
            new Owned("suspension", c.clauseId() + "/" + s.suspensionId(), s.provenance())));
    c.renewals()
        .forEach(
            r -> all.add(new Owned("renewal", c.clauseId() + "/" + r.renewalId(), r.provenance())));
    c.group().ifPresent(g -> all.add(new Owned("group of", c.clauseId(), g.provenance())));
  }

  private void duplicates() {
    Set<String> seen = new HashSet<>();
    for (Owned o : owned(terms)) {
      if (!seen.add(o.name())) {
        faults.add(new LintFault(
            Rule.DUPLICATE,
            o.provenance().file(),
            o.provenance().line(),
            o.name() + " stands twice",
            "each once",
            "Rename or remove one."));
      }
    }
  }

  private void observedTwice() {
    for (Incident.Kind kind : Incident.Kind.values()) {
      terms.taxonomy().stream()
          .filter(t -> t.observedAs().contains(kind))
          .skip(1)
          .forEach(t -> faults.add(new LintFault(
              Rule.DUPLICATE,
              t.provenance().file(),
              t.provenance().line(),
              "conduct " + t.typeId() + " is observed as " + kind + ", as another conduct is",
              "one conduct for each kind of incident",
              "Sensors cannot tell the two apart; leave it to one of them.")));
    }
  }

  private void require(
      String what, String kind, String id, Collection<String> known, Provenance at) {
    if (!id.isEmpty() && !known.contains(id)) {
      faults.add(new LintFault(
          Rule.UNDEFINED,
          at.file(),
          at.line(),
          what + " names " + kind + " '" + id + "', which is not defined",
          known.isEmpty() ? "a " + kind + ", of which there is none" : "one of " + known,
          "Define it, or correct the name."));
    }
  }

  private void requireAll(
      String what, String kind, List<String> ids, Collection<String> known, Provenance at) {
    ids.forEach(id -> require(what, kind, id, known, at));
  }

  private static <T> List<String> ids(List<T> all, Function<T, String> id) {
    return all.stream().map(id).toList();
  }

  private List<String> clockIds() {
    return ids(terms.clocks(), ClockRule::clockId);
  }

  private List<String> participantIds() {
    return ids(terms.participants(), Participant::participantId);
  }

  private void provisions() {
    List<String> parties = terms.preamble().partyIds();
    List<String> zones = ids(terms.zones(), Zone::zoneId);
    List<String> types = ids(terms.taxonomy(), ViolationType::typeId);
    List<String> words = ids(terms.definitions(), DefinedTerm::termId);
    for (Provision p : terms.provisions()) {
      String what = "provision " + p.provisionId();
      require(what, "article", p.article(), terms.articles(), p.provenance());
      requireAll(what, "party", p.bound(), parties, p.provenance());
      require(what, "zone", p.zone(), zones, p.provenance());
      requireAll(what, "conduct", p.about(), types, p.provenance());
      requireAll(what, "term", p.uses(), words, p.provenance());
      require(what, "clock", p.dueClock(), clockIds(), p.provenance());
      p.withdrawals().forEach(w -> withdrawal(what, w, parties));
    }
    List<String> provisionIds = ids(terms.provisions(), Provision::provisionId);
    terms
        .activities()
        .forEach(a -> requireAll(
            "activity " + a.activityId(), "provision", a.excuses(), provisionIds, a.provenance()));
  }

  private void withdrawal(String what, Withdrawal w, List<String> parties) {
    require(what, "party", w.party(), parties, w.provenance());
    require(
        what,
        "weapon class",
        w.weapon(),
        ids(terms.weapons(), WeaponClass::weaponId),
        w.provenance());
    require(what, "line", w.lineId(), ids(terms.lines(), ReferenceLine::lineId), w.provenance());
    boolean measured = terms.lines().stream()
        .filter(l -> l.lineId().equals(w.lineId()))
        .allMatch(l -> l.parties().contains(w.party()));
    if (!measured) {
      faults.add(new LintFault(
          Rule.UNDEFINED,
          w.provenance().file(),
          w.provenance().line(),
          what + " measures " + w.party() + " from line '" + w.lineId()
              + "', which is not a line of that party",
          "a line that names the party",
          "Each party may have a line of its own; name the right one."));
    }
  }

  private void lines() {
    for (ReferenceLine l : terms.lines()) {
      requireAll(
          "line " + l.lineId(), "party", l.parties(), terms.preamble().partyIds(), l.provenance());
    }
    List<String> lineIds = ids(terms.lines(), ReferenceLine::lineId);
    for (Zone z : terms.zones()) {
      z.band()
          .ifPresent(
              b -> require("zone " + z.zoneId(), "line", b.lineId(), lineIds, z.provenance()));
    }
  }

  private void clocksAndRules() {
    terms
        .clocks()
        .forEach(
            c -> require("clock " + c.clockId(), "clock", c.after(), clockIds(), c.provenance()));
    List<String> rules = ids(terms.rules(), DecisionRule::ruleId);
    List<String> offices = ids(terms.offices(), Office::officeId);
    for (DecisionRule r : terms.rules()) {
      String what = "decision rule " + r.ruleId();
      requireAll(what, "participant", r.voters(), participantIds(), r.provenance());
      requireAll(what, "participant", r.veto(), r.voters(), r.provenance());
      require(what, "participant", r.castingVote(), r.voters(), r.provenance());
      require(what, "clock", r.deadline(), clockIds(), r.provenance());
      require(what, "office", r.office().orElse(""), offices, r.provenance());
      if (r.method() instanceof Method.Qualified q && !q.weights().isEmpty()) {
        weights(r, what, q);
      }
      if (r.method() instanceof Method.Reverse v) {
        require(what, "decision rule", v.blockedBy(), rules, r.provenance());
      }
    }
  }

  /** Either every voter's weight is stated, or nobody's. */
  private void weights(DecisionRule r, String what, Method.Qualified q) {
    requireAll(what, "participant", List.copyOf(q.weights().keySet()), r.voters(), r.provenance());
    List<String> without =
        r.voters().stream().filter(v -> !q.weights().containsKey(v)).toList();
    if (!without.isEmpty()) {
      faults.add(new LintFault(
          Rule.UNDEFINED,
          r.provenance().file(),
          r.provenance().line(),
          what + " gives weights, and none to " + without,
          "a weight for every voter",
          "State how many votes each has."));
    }
  }

  private void clause(Clause c) {
    String name = "clause " + c.clauseId();
    requireAll(name, "participant", c.beneficiaries(), participantIds(), c.provenance());
    require(name, "clock", c.commentClock(), clockIds(), c.provenance());
    require(name, "clock", c.sunset(), clockIds(), c.provenance());
    List<String> steps = ids(c.steps(), Step::stepId);
    List<String> criteria = ids(c.criteria(), Criterion::criterionId);
    for (Step s : c.steps()) {
      String what = "step " + c.clauseId() + "/" + s.stepId();
      requireAll(what, "criterion", s.criteria(), criteria, s.provenance());
      require(what, "step", s.after(), steps, s.provenance());
      require(what, "clock", s.afterClock(), clockIds(), s.provenance());
      require(what, "clock", s.due(), clockIds(), s.provenance());
      requireAll(what, "participant", s.consult(), participantIds(), s.provenance());
      require(
          what,
          "decision rule",
          s.rule(),
          ids(terms.rules(), DecisionRule::ruleId),
          s.provenance());
      requireAll(
          what, "measure", s.measures(), ids(terms.measures(), Measure::measureId), s.provenance());
    }
    c.renewals()
        .forEach(r -> require(
            "renewal " + r.renewalId(),
            "decision rule",
            r.rule(),
            ids(terms.rules(), DecisionRule::ruleId),
            r.provenance()));
    c.forfeitures()
        .forEach(f -> require(
            "forfeiture " + f.forfeitureId(),
            "participant",
            f.party(),
            participantIds(),
            f.provenance()));
  }
}
