// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.ClockReading.State;
import org.trucewatch.assessment.agreement.DecisionRule;
import org.trucewatch.assessment.agreement.DecisionRule.Exclusion;
import org.trucewatch.assessment.agreement.DecisionRule.Method;
import org.trucewatch.assessment.agreement.DecisionRule.Quorum;
import org.trucewatch.assessment.clause.DocketEntry.Ballot;
import org.trucewatch.assessment.clause.Outcome.Adopted;
import org.trucewatch.assessment.clause.Outcome.CannotBeSaid;
import org.trucewatch.assessment.clause.Outcome.EachForItself;
import org.trucewatch.assessment.clause.Outcome.NotAdopted;
import org.trucewatch.assessment.clause.Outcome.Open;
import org.trucewatch.assessment.clause.Outcome.TakesEffectByText;

/**
 * Counts votes under one decision rule: who may vote after exclusions, how many are needed, whether enough took part, and
 * what follows. A vote that is still possible keeps the outcome open.
 */
final class Tally {
  private final DecisionRule rule;
  private final List<String> eligible;
  private final Map<String, Ballot> ballots = new TreeMap<>();
  private final Optional<ClockReading> deadline;

  /** @param ballots of those who may vote, by participant; others are left out */
  Tally(
      DecisionRule rule,
      List<String> eligible,
      Map<String, Ballot> ballots,
      Optional<ClockReading> deadline) {
    this.rule = rule;
    this.eligible = List.copyOf(eligible);
    this.deadline = deadline;
    ballots.forEach((who, ballot) -> {
      if (this.eligible.contains(who)) {
        this.ballots.put(who, ballot);
      }
    });
  }

  /** Who may vote in this case, in the agreement's order. */
  static List<String> eligible(DecisionRule rule, CaseHeading heading, List<String> beneficiaries) {
    return rule.voters().stream()
        .filter(v -> !(rule.excluded().contains(Exclusion.ACCUSED)
            && heading.accused().filter(v::equals).isPresent()))
        .filter(
            v -> !(rule.excluded().contains(Exclusion.BENEFICIARY) && beneficiaries.contains(v)))
        .filter(v -> !(rule.excluded().contains(Exclusion.INTERESTED)
            && (heading.interested().contains(v)
                || heading.accused().filter(v::equals).isPresent())))
        .toList();
  }

  /**
   * What the votes give.
   *
   * @param blocking outcome of the rule that may block a reverse one
   */
  Outcome outcome(Optional<Outcome> blocking) {
    return switch (rule.method()) {
      case Method.Unanimity u -> whole(ballot -> ballot == Ballot.YES, "all say yes");
      case Method.Consensus c -> whole(ballot -> ballot != Ballot.NO, "nobody says no");
      case Method.Qualified q -> share(q.needed(base(q.base())), base(q.base()));
      case Method.SimpleMajority m -> majority();
      case Method.Individual i ->
        new EachForItself(eligible.stream()
            .filter(ballots::containsKey)
            .map(v -> new EachForItself.Own(v, ballots.getOrDefault(v, Ballot.ABSTAIN)))
            .toList());
      case Method.OfficeHolder o ->
        new Open("the holder of " + o.officeId() + " decides, by a recorded act");
      case Method.Reverse r -> reverse(r, blocking);
      case Method.Silence s -> silence();
      case Method.Unknown u ->
        new CannotBeSaid("the decision rule is not published; votes are recorded, not counted");
    };
  }

  private int count(Ballot ballot) {
    return weight(ballots.entrySet().stream()
        .filter(e -> e.getValue() == ballot)
        .map(Map.Entry::getKey)
        .toList());
  }

  /** Votes of these voters together; one each unless the rule weighs them. */
  private int weight(Collection<String> voters) {
    return rule.method() instanceof Method.Qualified q
        ? voters.stream().mapToInt(q::weight).sum()
        : voters.size();
  }

  private int base(DecisionRule.Base base) {
    return switch (base) {
      case VOTERS -> weight(rule.voters());
      case ELIGIBLE -> weight(eligible);
      case CAST -> count(Ballot.YES) + count(Ballot.NO) + (closed() ? 0 : weight(silent()));
    };
  }

  private boolean closed() {
    return deadline.filter(d -> d.state() == State.RUN_OUT).isPresent();
  }

  private List<String> silent() {
    return eligible.stream().filter(v -> !ballots.containsKey(v)).toList();
  }

  /** Fewer than the quorum took part, and no more can. */
  private Optional<Outcome> quorumLack(int needed) {
    int quorum = switch (rule.quorum()) {
      case Quorum.None n -> 0;
      case Quorum.VotesNeeded v -> needed;
      case Quorum.Count c -> c.participants();
    };
    boolean weighed = rule.quorum() instanceof Quorum.VotesNeeded;
    int took = weighed ? weight(ballots.keySet()) : ballots.size();
    int may = weighed ? weight(eligible) : eligible.size();
    if (took >= quorum) {
      return Optional.empty();
    }
    String lack = took + " took part, quorum " + quorum;
    return Optional.of(closed() || may < quorum ? new NotAdopted(lack) : new Open(lack));
  }

  private Outcome whole(Predicate<Ballot> fits, String how) {
    if (eligible.isEmpty()) {
      return new CannotBeSaid("nobody may vote");
    }
    List<String> against = ballots.entrySet().stream()
        .filter(e -> !fits.test(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
    if (!against.isEmpty()) {
      return new NotAdopted("blocked by " + String.join(", ", inOrder(against)));
    }
    if (!silent().isEmpty()) {
      String missing = "no vote yet of " + String.join(", ", silent());
      return closed() ? new NotAdopted(missing) : new Open(missing);
    }
    return quorumLack(eligible.size()).orElseGet(() -> new Adopted(how));
  }

  private List<String> inOrder(List<String> some) {
    return eligible.stream().filter(some::contains).toList();
  }

  private Outcome share(int needed, int of) {
    if (of == 0) {
      return new CannotBeSaid("nobody may vote, or nobody cast a vote");
    }
    List<String> vetoes =
        rule.veto().stream().filter(v -> ballots.get(v) == Ballot.NO).toList();
    if (!vetoes.isEmpty()) {
      return new NotAdopted("vetoed by " + String.join(", ", vetoes));
    }
    int yes = count(Ballot.YES);
    boolean weighed =
        rule.method() instanceof Method.Qualified q && !q.weights().isEmpty();
    String counted =
        yes + (weighed ? " weighed votes of " : " of ") + of + " say yes, needed " + needed;
    Optional<Outcome> lack = quorumLack(needed);
    if (yes >= needed) {
      return lack.orElseGet(() -> new Adopted(counted));
    }
    return closed() || yes + weight(silent()) < needed
        ? new NotAdopted(counted)
        : new Open(counted);
  }

  private Outcome majority() {
    int yes = count(Ballot.YES);
    int no = count(Ballot.NO);
    String counted = yes + " yes, " + no + " no";
    boolean done = closed() || silent().isEmpty();
    if (!done && Math.abs(yes - no) <= silent().size()) {
      return new Open(counted + ", no vote yet of " + String.join(", ", silent()));
    }
    Optional<Outcome> lack = quorumLack(eligible.size() / 2 + 1);
    if (lack.isPresent()) {
      return lack.get();
    }
    boolean cast = yes == no && ballots.get(rule.castingVote()) == Ballot.YES;
    return yes > no || cast
        ? new Adopted(counted + (cast ? ", by the casting vote of " + rule.castingVote() : ""))
        : new NotAdopted(counted);
  }

  private Outcome silence() {
    List<String> objections = ballots.entrySet().stream()
        .filter(e -> e.getValue() == Ballot.NO)
        .map(Map.Entry::getKey)
        .toList();
    if (!objections.isEmpty()) {
      return new NotAdopted("silence broken by " + String.join(", ", inOrder(objections)));
    }
    return switch (deadlineState()) {
      case NOT_STARTED -> new Open("the silence procedure has not started");
      case RUNNING -> new Open("nobody has objected; it runs until " + deadlineEnd());
      case RUN_OUT -> new Adopted("nobody objected before " + deadlineEnd());
    };
  }

  private Outcome reverse(Method.Reverse r, Optional<Outcome> blocking) {
    if (blocking.filter(b -> b instanceof Adopted).isPresent()) {
      return new NotAdopted(r.blockedBy() + " was adopted in time");
    }
    return switch (deadlineState()) {
      case NOT_STARTED -> new Open("the clock has not started");
      case RUNNING -> new Open("unless " + r.blockedBy() + " is adopted before " + deadlineEnd());
      case RUN_OUT ->
        new TakesEffectByText(
            deadline.flatMap(ClockReading::end).orElseThrow(),
            r.blockedBy() + " was not adopted in time");
    };
  }

  private State deadlineState() {
    return deadline.map(ClockReading::state).orElse(State.NOT_STARTED);
  }

  private String deadlineEnd() {
    return deadline.flatMap(ClockReading::end).map(Object::toString).orElse("a time not known");
  }
}
