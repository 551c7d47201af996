// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.trucewatch.assessment.agreement.Clause.Step;
import org.trucewatch.assessment.agreement.DecisionRule.Method;
import org.trucewatch.assessment.agreement.LintFault.Rule;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Provision.Kind;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.condition.Truth;

/** Finds what is ambiguous or leads nowhere in an agreement that could be read. */
public final class Linter {
  private final Terms terms;
  private final Conditions conditions;
  private final List<LintFault> faults = new ArrayList<>();

  private Linter(Terms terms) {
    this.terms = terms;
    this.conditions = new Conditions(terms);
  }

  /** Every fault, by file and line. */
  public static List<LintFault> lint(Terms terms) {
    var linter = new Linter(terms);
    linter.faults.addAll(References.faults(terms));
    linter.sources();
    linter.conditions();
    linter.provisions();
    linter.clocks();
    linter.decisions();
    linter.steps();
    linter.suspensionsAndRenewals();
    linter.faults.addAll(ZoneFaults.of(terms));
    linter.faults.addAll(CaseFaults.of(terms));
    return linter.faults.stream()
        .sorted(Comparator.comparing(LintFault::file)
            .thenComparing(LintFault::line)
            .thenComparing(LintFault::rule)
            .thenComparing(LintFault::what))
        .toList();
  }

  private void add(Rule rule, Provenance at, String what, String expected, String remedy) {
    faults.add(new LintFault(rule, at.file(), at.line(), what, expected, remedy));
  }

  private void sources() {
    References.owned(terms).forEach(o -> {
      if (o.provenance().source().isEmpty()) {
        add(
            Rule.NO_SOURCE_OR_STATUS,
            o.provenance(),
            o.name() + " has no source",
            "where it was read",
            "Name the source; what has none is not a term of the agreement.");
      }
      if (o.provenance().status() == null) {
        add(
            Rule.NO_SOURCE_OR_STATUS,
            o.provenance(),
            o.name() + " has no status",
            "one of " + List.of(TextStatus.values()),
            "Say how the words are known; a draft must not pass for agreed text.");
      }
    });
  }

  private void conditions() {
    for (Conditions.Faulty f : conditions.faulty()) {
      faults.add(new LintFault(
          Rule.CONDITION,
          f.where().file(),
          f.condition().line(),
          f.owner() + ", column " + f.fault().column() + " of '" + f.condition().text() + "': "
              + f.fault().what(),
          "a condition on declared facts that is true or false",
          "Declare the fact under facts, or correct the condition."));
    }
  }

  private void provisions() {
    List<Provision> all = terms.provisions();
    for (Provision p : all) {
      boolean tested = p.kind() == Kind.PROHIBITION
          || p.kind() == Kind.OBLIGATION
          || p.kind() == Kind.PERMISSION;
      if (tested && p.test(terms.lines()).isEmpty()) {
        add(
            Rule.NO_CONDITION,
            p.provenance(),
            "provision " + p.provisionId() + " of kind " + p.kind() + " has no condition",
            "a condition under when, or withdrawals",
            "Say in facts what an act contrary to it, or its performance, would be.");
      }
      if (p.kind() == Kind.PERMISSION) {
        all.stream()
            .filter(q -> clash(q, p))
            .forEach(q -> add(
                Rule.NO_PRIORITY,
                p.provenance(),
                "permission " + p.provisionId() + " and prohibition " + q.provisionId()
                    + " bind the same party in the same place and time about " + shared(p, q)
                    + ", both with priority " + p.priority(),
                "different priorities",
                "Give the one that rules the greater priority."));
      }
    }
  }

  private static List<String> shared(Provision p, Provision q) {
    return p.about().stream().filter(q.about()::contains).toList();
  }

  private static boolean clash(Provision q, Provision p) {
    return q.kind() == Kind.PROHIBITION
        && q.priority() == p.priority()
        && !Collections.disjoint(q.about(), p.about())
        && !Collections.disjoint(q.bound(), p.bound())
        && (q.zone().isEmpty() || p.zone().isEmpty() || q.zone().equals(p.zone()))
        && q.term().overlaps(p.term());
  }

  private void clocks() {
    for (ClockRule c : terms.clocks()) {
      if (c.from().isEmpty() && c.after().isEmpty()) {
        add(
            Rule.CLOCK_WITHOUT_START,
            c.provenance(),
            "clock " + c.clockId() + " has no start",
            "a moment under from, or a clock under after",
            "Say from which moment it runs; instruments differ in exactly that.");
      }
      Set<String> seen = new HashSet<>();
      String at = c.clockId();
      while (!at.isEmpty() && seen.add(at)) {
        at = terms.findClock(at).map(ClockRule::after).orElse("");
      }
      if (!at.isEmpty() && at.equals(c.clockId())) {
        add(
            Rule.CLOCK_WITHOUT_START,
            c.provenance(),
            "clock " + c.clockId() + " starts after itself, through " + new TreeSet<>(seen),
            "a first clock that starts from a moment",
            "Break the ring.");
      }
    }
  }

  private void decisions() {
    for (DecisionRule r : terms.rules()) {
      boolean needsDeadline =
          r.method() instanceof Method.Silence || r.method() instanceof Method.Reverse;
      if (needsDeadline && r.deadline().isEmpty()) {
        add(
            Rule.RULE_WITHOUT_DEADLINE,
            r.provenance(),
            "decision rule " + r.ruleId() + " has no deadline",
            "the id of a clock",
            "A rule by silence, or unless blocked, needs the time by which to object.");
      }
      boolean office = r.office()
          .flatMap(terms::findOffice)
          .filter(o -> !o.acts().contains(Power.DECIDE))
          .isPresent();
      if (office) {
        add(
            Rule.NOBODY_MAY_ACT,
            r.provenance(),
            "decision rule " + r.ruleId() + " is for an office without the power DECIDE",
            "an office with it",
            "Add DECIDE to the office's acts.");
      }
    }
    boolean nobody = terms.offices().stream().noneMatch(o -> o.acts().contains(Power.ACTIVATE));
    terms.clauses().stream()
        .filter(c -> nobody && !c.steps().isEmpty())
        .forEach(c -> add(
            Rule.NOBODY_MAY_ACT,
            c.provenance(),
            "clause " + c.clauseId() + " has steps and no office may activate them",
            "an office with the power ACTIVATE",
            "Name the office; where none is published, say so in one with status REPORTED."));
  }

  /** A suspension or renewal that nobody may record, and one of a clause that never ends. */
  private void suspensionsAndRenewals() {
    for (Clause c : terms.clauses()) {
      c.suspensions().forEach(s -> {
        requirePower("suspension " + s.suspensionId(), Power.SUSPEND, s.provenance());
        requirePower("suspension " + s.suspensionId(), Power.RESUME, s.provenance());
        if (s.when().isEmpty()) {
          add(
              Rule.NO_CONDITION,
              s.provenance(),
              "suspension " + s.suspensionId() + " has no condition",
              "a condition under when",
              "Say in facts when the clause rests.");
        }
      });
      c.renewals().forEach(r -> {
        requirePower("renewal " + r.renewalId(), Power.RENEW, r.provenance());
        if (c.sunset().isEmpty()) {
          add(
              Rule.RENEWAL_WITHOUT_END,
              r.provenance(),
              "renewal " + r.renewalId() + " is of clause " + c.clauseId() + ", which has no end",
              "a clock under sunset",
              "Name the clock at whose end the clause ends.");
        }
      });
    }
  }

  private void requirePower(String what, Power power, Provenance at) {
    if (terms.offices().stream().noneMatch(o -> o.acts().contains(power))) {
      add(
          Rule.NOBODY_MAY_ACT,
          at,
          what + " needs the power " + power + ", which no office has",
          "an office with it",
          "Name the office; where none is published, say so in one with status INFERRED.");
    }
  }

  private void steps() {
    for (Clause clause : terms.clauses()) {
      for (Step s : clause.steps()) {
        String why = whyUnreachable(clause, s);
        if (!why.isEmpty()) {
          add(
              Rule.UNREACHABLE_STEP,
              s.provenance(),
              "step " + clause.clauseId() + "/" + s.stepId() + " can never be entered: " + why,
              "a way into it",
              "Correct its entry, or the step before.");
        }
      }
    }
  }

  private String whyUnreachable(Clause clause, Step s) {
    Set<String> seen = new HashSet<>();
    String at = s.stepId();
    while (!at.isEmpty() && seen.add(at)) {
      String id = at;
      at = clause.steps().stream()
          .filter(o -> o.stepId().equals(id))
          .findFirst()
          .map(Step::after)
          .orElse("");
    }
    if (!at.isEmpty()) {
      return "it comes after itself, through " + new TreeSet<>(seen);
    }
    return !s.entry().isEmpty() && neverTrue(conditions.explain(s.entry(), Facts.NONE))
        ? "its entry '" + s.entry().text() + "' cannot hold"
        : "";
  }

  /** More leaves than this are taken to be satisfiable; 2^12 settings are tried. */
  private static final int LEAVES_TRIED_MAX = 12;

  private static boolean neverTrue(Explanation e) {
    List<Leaf> open =
        e.leaves().stream().filter(l -> l.truth() == Truth.UNKNOWN).toList();
    return open.size() <= LEAVES_TRIED_MAX && e.fewestMissing(open.size()).isEmpty();
  }
}
