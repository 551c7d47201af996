// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.Clause.Step;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.ClockReading.State;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.DecisionRule;
import org.trucewatch.assessment.agreement.DecisionRule.Method;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.Ballot;
import org.trucewatch.assessment.clause.DocketEntry.Consulted;
import org.trucewatch.assessment.clause.DocketEntry.Vote;
import org.trucewatch.assessment.clause.DocketState.StepStanding;
import org.trucewatch.assessment.clause.DocketState.StepState;
import org.trucewatch.assessment.clause.Outcome.Adopted;
import org.trucewatch.assessment.clause.Outcome.CannotBeSaid;
import org.trucewatch.assessment.clause.Outcome.EachForItself;
import org.trucewatch.assessment.clause.Outcome.TakesEffectByText;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.All;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.condition.Truth;

/** The steps of a clause: whether their conditions are met, what the votes give, what is missing, what people did. */
final class Ladder {
  private final Terms terms;
  private final Conditions conditions;
  private final Clause clause;
  private final CaseHeading heading;
  private final List<DocketEntry> counted;
  private final List<CriterionJudgement> criteria;
  private final FactLedger facts;
  private final List<ClockReading> clocks;
  private final List<DocketState.Refusal> refusals = new ArrayList<>();
  private final Map<String, Map<String, Ballot>> ballots = new TreeMap<>();
  private final List<RecordedAct> acts;
  private final ClauseLife life;

  Ladder(
      Terms terms,
      Conditions conditions,
      Clause clause,
      CaseHeading heading,
      List<DocketEntry> counted,
      List<CriterionJudgement> criteria,
      FactLedger facts,
      List<ClockReading> clocks,
      Instant asOf) {
    this.terms = terms;
    this.conditions = conditions;
    this.clause = clause;
    this.heading = heading;
    this.counted = counted;
    this.criteria = criteria;
    this.facts = facts;
    this.clocks = clocks;
    this.life = new ClauseLife(terms, conditions, clause, counted, facts, clocks, asOf);
    this.acts = counted.stream().flatMap(e -> RecordedAct.of(e, terms).stream()).toList();
    counted.forEach(this::vote);
  }

  /** Votes that do not count, and why. */
  List<DocketState.Refusal> refusals() {
    List<DocketState.Refusal> all = new ArrayList<>(refusals);
    all.addAll(life.refusals());
    return all;
  }

  /** Whether the clause still runs, rests, or was renewed. */
  ClauseLife life() {
    return life;
  }

  /** What the votes on each renewal give. */
  Map<String, Outcome> renewals() {
    Map<String, Outcome> outcomes = new TreeMap<>();
    clause
        .renewals()
        .forEach(r -> outcomes.put(
            r.renewalId(),
            terms
                .findRule(r.rule())
                .map(rule -> outcome(rule, r.renewalId(), clause.steps().size()))
                .orElse(new CannotBeSaid("the text names no decision rule"))));
    return outcomes;
  }

  private void vote(DocketEntry e) {
    if (!(e.content() instanceof Vote v)) {
      return;
    }
    Optional<DecisionRule> rule = clause.findRuleOf(v.stepId()).flatMap(terms::findRule);
    String why = rule.map(r -> voteFault(e, r, v.stepId())).orElse("the step has no decision rule");
    if (why.isEmpty()) {
      ballots.computeIfAbsent(v.stepId(), k -> new TreeMap<>()).put(e.author(), v.ballot());
    } else {
      refusals.add(new DocketState.Refusal(e.entryId(), e.author(), why));
    }
  }

  /** Why the vote does not count; empty where it does. */
  private String voteFault(DocketEntry e, DecisionRule rule, String on) {
    if (!rule.voters().contains(e.author()) && !(rule.method() instanceof Method.Unknown)) {
      return e.author() + " has no vote under " + rule.ruleId();
    }
    if (rule.voters().contains(e.author()) && !eligible(rule).contains(e.author())) {
      return e.author() + " is excluded from this vote as an interested party";
    }
    Optional<ClockReading> deadline = clock(rule.deadline());
    if (deadline.flatMap(ClockReading::end).filter(end -> !e.at().isBefore(end)).isPresent()) {
      return "it came at " + e.at() + ", after the vote had closed at "
          + deadline.flatMap(ClockReading::end).orElseThrow();
    }
    return ballots.getOrDefault(on, Map.of()).containsKey(e.author())
        ? e.author() + " has voted on this step before; the first vote stands until it is withdrawn"
        : "";
  }

  private List<String> eligible(DecisionRule rule) {
    return Tally.eligible(rule, heading, clause.beneficiaries());
  }

  private Optional<ClockReading> clock(String id) {
    return clocks.stream().filter(c -> c.rule().clockId().equals(id)).findFirst();
  }

  /**
   * Every step.
   *
   * @param openBefore for an act, what each step lacked when it was made
   */
  List<StepState> steps(Function<RecordedAct, Map<String, List<String>>> openBefore) {
    return clause.steps().stream().map(s -> step(s, openBefore)).toList();
  }

  private StepState step(Step s, Function<RecordedAct, Map<String, List<String>>> openBefore) {
    // How far attribution has come is the criteria's to ask; entry and exit ask for facts.
    Facts known = facts.facts(s.standard(), Rung.A0);
    Explanation entry = entry(s, known);
    Explanation exit = conditions.explain(s.exit(), known);
    List<String> unconsulted = s.consult().stream().filter(c -> !consulted(c)).toList();
    Optional<DecisionRule> rule = terms.findRule(s.rule());
    Outcome outcome = rule.map(r -> outcome(r, s.stepId(), clause.steps().size()))
        .orElse(new CannotBeSaid("the text names no decision rule"));
    List<String> missing = missing(entry, unconsulted, outcome, rule, s);
    Optional<RecordedAct> up = last(Power.ACTIVATE, s);
    Optional<RecordedAct> down = last(Power.STEP_DOWN, s)
        .filter(d -> up.filter(a -> !d.at().isBefore(a.at())).isPresent());
    Optional<Activation> activation =
        up.map(a -> new Activation(a, openBefore.apply(a).getOrDefault(s.stepId(), List.of())));
    return new StepState(
        s,
        standing(entry, missing, activation, down),
        entry,
        exit,
        unconsulted,
        rule.map(this::eligible).orElse(List.of()),
        outcome,
        missing,
        activation,
        down);
  }

  private static StepStanding standing(
      Explanation entry,
      List<String> missing,
      Optional<Activation> activation,
      Optional<RecordedAct> down) {
    if (down.isPresent()) {
      return StepStanding.STEPPED_DOWN;
    }
    if (activation.isPresent()) {
      return StepStanding.ACTIVATED;
    }
    return switch (entry.truth()) {
      case FALSE -> StepStanding.NOT_OPEN;
      case UNKNOWN -> StepStanding.CANNOT_BE_JUDGED;
      case TRUE -> missing.isEmpty() ? StepStanding.OPEN_TO_ACT : StepStanding.WAITING;
    };
  }

  private Optional<RecordedAct> last(Power power, Step s) {
    return acts.stream()
        .filter(a -> a.power() == power && a.on().equals(s.stepId()))
        .reduce((a, b) -> b);
  }

  private boolean consulted(String participant) {
    return counted.stream()
        .anyMatch(e -> e.content() instanceof Consulted && e.author().equals(participant));
  }

  private Explanation entry(Step s, Facts known) {
    List<Explanation> parts = new ArrayList<>();
    for (String id : new TreeSet<>(s.criteria())) {
      criteria.stream()
          .filter(c -> c.criterion().criterionId().equals(id))
          .forEach(c -> parts.add(c.explanation()));
    }
    if (!s.entry().isEmpty()) {
      parts.add(conditions.explain(s.entry(), known));
    }
    if (!s.after().isEmpty()) {
      boolean done =
          acts.stream().anyMatch(a -> a.power() == Power.ACTIVATE && a.on().equals(s.after()));
      parts.add(new Leaf(
          "step " + s.after() + " was activated",
          Truth.of(done),
          done ? "an act is recorded" : "no act is recorded",
          List.of()));
    }
    if (!s.afterClock().isEmpty()) {
      parts.add(clockLeaf(s.afterClock()));
    }
    life.shut().ifPresent(parts::add);
    return new All(s.title(), parts);
  }

  /** A clock that has not started leaves the matter unknown: nobody has recorded its moment. */
  private Leaf clockLeaf(String id) {
    Optional<ClockReading> clock = clock(id);
    State state = clock.map(ClockReading::state).orElse(State.NOT_STARTED);
    String why = switch (state) {
      case NOT_STARTED -> "it has not started";
      case RUNNING -> "it runs until " + clock.flatMap(ClockReading::end).orElseThrow();
      case RUN_OUT -> "it ran out at " + clock.flatMap(ClockReading::end).orElseThrow();
    };
    Truth truth = switch (state) {
      case NOT_STARTED -> Truth.UNKNOWN;
      case RUNNING -> Truth.FALSE;
      case RUN_OUT -> Truth.TRUE;
    };
    return new Leaf("clock " + id + " has run out", truth, why, List.of());
  }

  private Outcome outcome(DecisionRule rule, String on, int depth) {
    Optional<Outcome> decided = rule.office()
        .flatMap(office -> acts.stream()
            .filter(a -> a.power() == Power.DECIDE && a.on().equals(on))
            .filter(a -> officeOf(a, office))
            .findFirst())
        .map(a -> new Adopted("decided by " + a.shown()));
    if (decided.isPresent()) {
      return decided.get();
    }
    var tally =
        new Tally(rule, eligible(rule), ballots.getOrDefault(on, Map.of()), clock(rule.deadline()));
    return tally.outcome(blocking(rule, depth));
  }

  private boolean officeOf(RecordedAct act, String office) {
    return counted.stream()
        .anyMatch(e -> e.entryId().equals(act.entryId()) && e.author().equals(office));
  }

  /** The step whose votes may block a reverse decision is the one that is decided by the blocking rule. */
  private Optional<Outcome> blocking(DecisionRule rule, int depth) {
    if (!(rule.method() instanceof Method.Reverse r) || depth == 0) {
      return Optional.empty();
    }
    return clause.steps().stream()
        .filter(s -> s.rule().equals(r.blockedBy()))
        .findFirst()
        .flatMap(s -> terms.findRule(s.rule()).map(b -> outcome(b, s.stepId(), depth - 1)));
  }

  /** The fewest pieces that would open it; where a known one shuts it, those, and what is open in the other parts. */
  private static List<Leaf> lacking(Explanation entry) {
    Optional<List<Leaf>> fewest = entry.fewestMissing(Docket.MISSING_PIECES_MAX);
    if (fewest.isPresent()) {
      return fewest.get();
    }
    List<Leaf> lacking = new ArrayList<>();
    for (Explanation part : entry.parts()) {
      lacking.addAll(part.fewestMissing(Docket.MISSING_PIECES_MAX)
          .orElseGet(() -> part.leaves().stream()
              .filter(l -> part.given(Map.of(l.text(), l.truth().not())) != Truth.FALSE
                  || l.truth() == Truth.UNKNOWN)
              .toList()));
    }
    return lacking;
  }

  private List<String> missing(
      Explanation entry,
      List<String> unconsulted,
      Outcome outcome,
      Optional<DecisionRule> rule,
      Step s) {
    List<String> missing = new ArrayList<>();
    lacking(entry).forEach(l -> missing.add(l.text() + " (" + l.why() + ")"));
    unconsulted.forEach(c -> missing.add("consultation of " + terms.nameOf(c)));
    boolean ready = outcome instanceof Adopted
        || outcome instanceof TakesEffectByText
        || outcome instanceof EachForItself;
    if (!ready) {
      missing.add(
          "decision by " + rule.map(DecisionRule::title).orElse("a rule") + ": " + outcome.shown());
    }
    if (clock(s.due()).filter(c -> c.state() == State.RUN_OUT).isPresent()) {
      missing.add("the time for it, clock " + s.due() + ", has run out");
    }
    return missing;
  }
}
