// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
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
  private final BiFunction<ConditionText, Facts, Explanation> conditions;
  private final List<Rule> rules;

  /** A provision with all that is looked up for it once. */
  private record Rule(
      Provision provision,
      ConditionText test,
      Optional<Zone> zone,
      List<ConditionText> excuses,
      boolean bindsAll) {
    static Rule of(Provision p, Terms terms) {
      List<ConditionText> excuses = new ArrayList<>();
      p.exceptions().forEach(e -> excuses.add(e.when()));
      terms.activities().stream()
          .filter(a -> a.excuses().contains(p.provisionId()))
          .forEach(a -> excuses.add(a.when()));
      return new Rule(
          p,
          p.test(terms.lines()),
          terms.findZone(p.zone()),
          List.copyOf(excuses),
          p.bound().containsAll(terms.preamble().partyIds()));
    }
  }

  public ProvisionJudge(Terms terms, Conditions conditions) {
    this(terms, conditions::explain);
  }

  /** @param conditions explains as {@link Conditions#explain} does, perhaps from memory */
  public ProvisionJudge(Terms terms, BiFunction<ConditionText, Facts, Explanation> conditions) {
    this.terms = terms;
    this.conditions = conditions;
    this.rules = terms.provisions().stream().map(p -> Rule.of(p, terms)).toList();
  }

  /**
   * Every provision, in the agreement's order.
   *
   * @param asOf until when clocks have run
   */
  public List<ProvisionJudgement> judge(ObservedAct act, Instant asOf) {
    return judge(act, asOf, IntStream.range(0, rules.size()).toArray());
  }

  /**
   * Some provisions. Equal to what {@link #judge(ObservedAct, Instant)} says of them, where no permission is left out that may
   * hold.
   *
   * @param asOf until when clocks have run
   * @param which their places in the agreement, ascending
   */
  public List<ProvisionJudgement> judge(ObservedAct act, Instant asOf, int[] which) {
    String when = act.at()
        .map(at -> "the act was at " + at.truncatedTo(ChronoUnit.SECONDS))
        .orElse("");
    List<ProvisionJudgement> alone = new ArrayList<>(which.length);
    for (int i : which) {
      alone.add(alone(rules.get(i), act, when, asOf));
    }
    List<ProvisionJudgement> judged = new ArrayList<>(which.length);
    for (ProvisionJudgement j : alone) {
      judged.add(amongOthers(j, alone));
    }
    return List.copyOf(judged);
  }

  private ProvisionJudgement alone(Rule rule, ObservedAct act, String when, Instant asOf) {
    Provision p = rule.provision();
    return switch (p.kind()) {
      case PROHIBITION -> prohibition(rule, act, when);
      case PERMISSION -> permission(rule, act, when);
      case OBLIGATION -> obligation(rule, act, asOf);
      case PROCEDURE, DEFINITION ->
        new ProvisionJudgement(
            p, Standing.NOT_TESTED, "nothing to test", new All("nothing to test", List.of()));
    };
  }

  private ProvisionJudgement prohibition(Rule rule, ObservedAct act, String when) {
    Provision p = rule.provision();
    Explanation inForce = inForce(p, act, when);
    Explanation bound = bound(rule, act.facts());
    List<Explanation> parts = new ArrayList<>(List.of(inForce, bound));
    area(rule, act).ifPresent(parts::add);
    parts.add(conditions.apply(rule.test(), act.facts()));
    List<Explanation> excuses = new ArrayList<>();
    for (ConditionText excuse : rule.excuses()) {
      excuses.add(conditions.apply(excuse, act.facts()));
    }
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

  private ProvisionJudgement permission(Rule rule, ObservedAct act, String when) {
    Provision p = rule.provision();
    List<Explanation> parts =
        new ArrayList<>(List.of(inForce(p, act, when), bound(rule, act.facts())));
    area(rule, act).ifPresent(parts::add);
    parts.add(conditions.apply(rule.test(), act.facts()));
    Explanation whole = new All("permitted by " + p.title(), parts);
    Standing standing = switch (whole.truth()) {
      case TRUE -> Standing.PERMITS;
      case UNKNOWN -> Standing.CANNOT_BE_JUDGED;
      case FALSE -> Standing.DOES_NOT_PERMIT;
    };
    return new ProvisionJudgement(p, standing, reason(standing, whole), whole);
  }

  private ProvisionJudgement obligation(Rule rule, ObservedAct act, Instant asOf) {
    Provision p = rule.provision();
    Explanation performed = conditions.apply(rule.test(), act.facts());
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

  private static Explanation inForce(Provision p, ObservedAct act, String when) {
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
        ? new Leaf(text, Truth.of(early), when, List.of())
        : new Leaf(
            text,
            Truth.UNKNOWN,
            when + " within " + act.atError() + ", which reaches over the edge",
            List.of());
  }

  private static Explanation bound(Rule rule, Facts facts) {
    Provision p = rule.provision();
    String text = "the actor is bound";
    if (rule.bindsAll()) {
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

  private Optional<Explanation> area(Rule rule, ObservedAct act) {
    return rule.zone().map(z -> ZoneTest.explain(z, terms.lines(), act.place(), act.facts()));
  }

  /** What decided it, or what would. */
  private static String reason(Standing standing, Explanation whole) {
    Set<String> why = new LinkedHashSet<>();
    why(whole, standing, new HashSet<>(), why);
    return String.join("; ", why);
  }

  /** The reasons of the leaves, a leaf with the same text as one before it left out. */
  private static void why(
      Explanation part, Standing standing, Set<String> texts, Set<String> found) {
    if (part instanceof Leaf l) {
      boolean decides = standing != Standing.CANNOT_BE_JUDGED || l.truth() == Truth.UNKNOWN;
      if (texts.add(l.text()) && decides) {
        found.add(l.why());
      }
    }
    for (Explanation below : part.parts()) {
      why(below, standing, texts, found);
    }
  }
}
