// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ClockReading.State;
import org.trucewatch.assessment.agreement.Provision.Kind;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.All;
import org.trucewatch.assessment.condition.Explanation.Any;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Explanation.Not;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.condition.Truth;

/**
 * Holds an act against every provision: a default, its exceptions, and permissions that may rule it out. First each
 * provision is judged alone; then prohibitions meet the permissions about the same conduct. Where priorities are equal
 * the text is ambiguous, and that is the answer.
 */
public final class ProvisionJudge {
  private final Terms terms;
  private final Conditions conditions;

  public ProvisionJudge(Terms terms, Conditions conditions) {
    this.terms = terms;
    this.conditions = conditions;
  }

  /**
   * Every provision, in the agreement's order.
   *
   * @param asOf until when clocks have run
   */
  public List<ProvisionJudgement> judge(ObservedAct act, Instant asOf) {
    List<ProvisionJudgement> alone =
        terms.provisions().stream().map(p -> alone(p, act, asOf)).toList();
    return alone.stream().map(j -> amongOthers(j, alone)).toList();
  }

  private ProvisionJudgement alone(Provision p, ObservedAct act, Instant asOf) {
    return switch (p.kind()) {
      case PROHIBITION -> prohibition(p, act);
      case PERMISSION -> permission(p, act);
      case OBLIGATION -> obligation(p, act, asOf);
      case PROCEDURE, DEFINITION ->
        new ProvisionJudgement(
            p, Standing.NOT_TESTED, "nothing to test", new All("nothing to test", List.of()));
    };
  }

  private ProvisionJudgement prohibition(Provision p, ObservedAct act) {
    Explanation inForce = inForce(p, act);
    Explanation bound = bound(p, act.facts());
    List<Explanation> parts = new ArrayList<>(List.of(inForce, bound));
    area(p, act).ifPresent(parts::add);
    parts.add(conditions.explain(p.test(terms.lines()), act.facts()));
    List<Explanation> excuses = excuses(p, act.facts());
    Explanation excused = new Any("an exception holds", excuses);
    List<Explanation> all = new ArrayList<>(parts);
    if (!excuses.isEmpty()) {
      all.add(new Not(excused));
    }
    Explanation whole = new All("contrary to " + p.title(), all);
    Standing standing = switch (whole.truth()) {
      case TRUE -> Standing.CONTRARY;
      case UNKNOWN -> Standing.CANNOT_BE_JUDGED;
      case FALSE -> refuted(inForce, bound, new All("the default", parts), excused);
    };
    return new ProvisionJudgement(p, standing, reason(standing, whole), whole);
  }

  private static Standing refuted(
      Explanation inForce, Explanation bound, Explanation parts, Explanation excused) {
    if (inForce.truth() == Truth.FALSE) {
      return Standing.NOT_IN_FORCE;
    }
    if (bound.truth() == Truth.FALSE) {
      return Standing.NOT_BOUND;
    }
    return parts.truth() != Truth.FALSE && excused.truth() == Truth.TRUE
        ? Standing.EXCEPTED
        : Standing.NOT_CONTRARY;
  }

  private ProvisionJudgement permission(Provision p, ObservedAct act) {
    List<Explanation> parts = new ArrayList<>(List.of(inForce(p, act), bound(p, act.facts())));
    area(p, act).ifPresent(parts::add);
    parts.add(conditions.explain(p.test(terms.lines()), act.facts()));
    Explanation whole = new All("permitted by " + p.title(), parts);
    Standing standing = switch (whole.truth()) {
      case TRUE -> Standing.PERMITS;
      case UNKNOWN -> Standing.CANNOT_BE_JUDGED;
      case FALSE -> Standing.DOES_NOT_PERMIT;
    };
    return new ProvisionJudgement(p, standing, reason(standing, whole), whole);
  }

  private ProvisionJudgement obligation(Provision p, ObservedAct act, Instant asOf) {
    Explanation performed = conditions.explain(p.test(terms.lines()), act.facts());
    Optional<State> clock = new ClockReader(terms.clocks())
        .read(act.moments(), asOf).stream()
            .filter(r -> r.rule().clockId().equals(p.dueClock()))
            .map(ClockReading::state)
            .findFirst();
    boolean due =
        p.dueClock().isEmpty() || clock.filter(s -> s == State.RUN_OUT).isPresent();
    Standing standing = switch (performed.truth()) {
      case TRUE -> Standing.PERFORMED;
      case FALSE -> due ? Standing.NOT_PERFORMED : Standing.NOT_YET_DUE;
      case UNKNOWN -> due ? Standing.CANNOT_BE_JUDGED : Standing.NOT_YET_DUE;
    };
    if (!p.term().contains(asOf)) {
      standing = Standing.NOT_IN_FORCE;
    }
    return new ProvisionJudgement(p, standing, reason(standing, performed), performed);
  }

  private ProvisionJudgement amongOthers(ProvisionJudgement j, List<ProvisionJudgement> all) {
    if (j.provision().kind() != Kind.PROHIBITION
        || j.standing() != Standing.CONTRARY && j.standing() != Standing.CANNOT_BE_JUDGED) {
      return j;
    }
    ProvisionJudgement result = j;
    for (ProvisionJudgement other : all) {
      if (other.provision().kind() == Kind.PERMISSION
          && !Collections.disjoint(other.provision().about(), j.provision().about())) {
        result = under(result, other);
      }
    }
    return result;
  }

  private static ProvisionJudgement under(ProvisionJudgement j, ProvisionJudgement permission) {
    int by = Integer.compare(permission.provision().priority(), j.provision().priority());
    String name = permission.provision().provisionId();
    if (j.standing() == Standing.PERMITTED || by < 0) {
      return j;
    }
    if (permission.standing() == Standing.PERMITS) {
      return by > 0
          ? with(j, Standing.PERMITTED, name + " permits it and has priority")
          : with(j, Standing.AMBIGUOUS, name + " permits it, and neither has priority");
    }
    return permission.standing() == Standing.CANNOT_BE_JUDGED && j.standing() == Standing.CONTRARY
        ? with(j, Standing.CANNOT_BE_JUDGED, "whether " + name + " permits it cannot be judged")
        : j;
  }

  private static ProvisionJudgement with(ProvisionJudgement j, Standing standing, String reason) {
    return new ProvisionJudgement(j.provision(), standing, reason, j.explanation());
  }

  private static Explanation inForce(Provision p, ObservedAct act) {
    String text = "it was in force";
    if (p.term().equals(Term.OPEN)) {
      return new Leaf(text, Truth.TRUE, "no beginning and no end are stated", List.of());
    }
    if (act.at().isEmpty()) {
      return new Leaf(text, Truth.UNKNOWN, "the time of the act is not established", List.of());
    }
    Instant at = act.at().get();
    boolean early = p.term().contains(at.minus(act.atError()));
    boolean late = p.term().contains(at.plus(act.atError()));
    return early == late
        ? new Leaf(text, Truth.of(early), "the act was at " + at, List.of())
        : new Leaf(
            text,
            Truth.UNKNOWN,
            "the act was at " + at + " within " + act.atError() + ", which reaches over the edge",
            List.of());
  }

  private Explanation bound(Provision p, Facts facts) {
    String text = "the actor is bound";
    if (p.bound().containsAll(terms.preamble().partyIds())) {
      return new Leaf(text, Truth.TRUE, "every party is bound", List.of());
    }
    Optional<FactValue> actor = facts.find(Terms.ACTOR);
    return actor.isEmpty()
        ? new Leaf(text, Truth.UNKNOWN, facts.whyUnknown(Terms.ACTOR), List.of(Terms.ACTOR))
        : new Leaf(
            text,
            Truth.of(p.bound().contains(actor.get().shown())),
            "actor is " + actor.get().shown(),
            List.of(Terms.ACTOR));
  }

  private Optional<Explanation> area(Provision p, ObservedAct act) {
    return terms
        .findZone(p.zone())
        .map(z -> ZoneTest.explain(z, terms.lines(), act.place(), act.facts()));
  }

  private List<Explanation> excuses(Provision p, Facts facts) {
    List<Explanation> excuses = new ArrayList<>();
    p.exceptions().forEach(e -> excuses.add(conditions.explain(e.when(), facts)));
    terms.activities().stream()
        .filter(a -> a.excuses().contains(p.provisionId()))
        .forEach(a -> excuses.add(conditions.explain(a.when(), facts)));
    return excuses;
  }

  /** What decided it, or what would. */
  private static String reason(Standing standing, Explanation whole) {
    List<String> why = whole.leaves().stream()
        .filter(l -> standing != Standing.CANNOT_BE_JUDGED || l.truth() == Truth.UNKNOWN)
        .map(Leaf::why)
        .distinct()
        .toList();
    return String.join("; ", why);
  }
}
