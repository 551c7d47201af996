// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.ClockReading.State;
import org.trucewatch.assessment.agreement.ClockRule;
import org.trucewatch.assessment.agreement.DecisionRule;
import org.trucewatch.assessment.agreement.DecisionRule.Base;
import org.trucewatch.assessment.agreement.DecisionRule.Exclusion;
import org.trucewatch.assessment.agreement.DecisionRule.Method;
import org.trucewatch.assessment.agreement.DecisionRule.Quorum;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.Span;
import org.trucewatch.assessment.agreement.TextStatus;
import org.trucewatch.assessment.clause.DocketEntry.Ballot;

class TallyTest {
  private static final Provenance HERE = new Provenance(TextStatus.FICTIONAL, "test", "t", 1);
  private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");

  private static List<String> states(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "S" + (100 + i)).toList();
  }

  private static DecisionRule rule(
      Method method, int voters, List<Exclusion> excluded, Quorum quorum, String casting) {
    return new DecisionRule(
        "r", "R", method, states(voters), excluded, quorum, "d", List.of(), casting, HERE);
  }

  private static Optional<ClockReading> clock(State state) {
    var span = new Span.Elapsed(Duration.ofHours(24));
    var rule = new ClockRule("d", "D", Optional.empty(), "", span, ZoneOffset.UTC, HERE);
    Optional<Instant> start = state == State.NOT_STARTED ? Optional.empty() : Optional.of(START);
    return Optional.of(
        new ClockReading(rule, start, start.map(s -> s.plus(Duration.ofHours(24))), state));
  }

  /** The first yes votes, then the noes, then the abstentions, in the order of the states. */
  private static Map<String, Ballot> ballots(List<String> who, int yes, int no, int abstain) {
    Map<String, Ballot> ballots = new TreeMap<>();
    for (int i = 0; i < yes + no + abstain; i++) {
      ballots.put(who.get(i), i < yes ? Ballot.YES : i < yes + no ? Ballot.NO : Ballot.ABSTAIN);
    }
    return ballots;
  }

  private static String outcome(DecisionRule rule, int yes, int no, int abstain, State state) {
    List<String> who = rule.voters();
    return new Tally(rule, who, ballots(who, yes, no, abstain), clock(state))
        .outcome(Optional.empty())
        .getClass()
        .getSimpleName();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 0, RUNNING, Adopted",
    "2, 0, 1, RUNNING, NotAdopted",
    "2, 0, 0, RUNNING, Open",
    "2, 0, 0, RUN_OUT, NotAdopted"
  })
  void unanimityNeedsEveryYes(int yes, int no, int abstain, State state, String expected) {
    assertThat(outcome(
            rule(new Method.Unanimity(), 3, List.of(), new Quorum.None(), ""),
            yes,
            no,
            abstain,
            state))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 1, RUNNING, Adopted", "2, 1, 0, RUNNING, NotAdopted", "2, 0, 0, RUNNING, Open"
  })
  void consensusIsBlockedByANoAndNotByAnAbstention(
      int yes, int no, int abstain, State state, String expected) {
    assertThat(outcome(
            rule(new Method.Consensus(), 3, List.of(), new Quorum.None(), ""),
            yes,
            no,
            abstain,
            state))
        .isEqualTo(expected);
  }

  @Test
  void consensusMinusTheAccusedLeavesItOut() {
    var rule = rule(new Method.Consensus(), 3, List.of(Exclusion.ACCUSED), new Quorum.None(), "");
    var heading = new CaseHeading("c", "C", "k", Optional.of("S102"), List.of(), List.of());
    List<String> eligible = Tally.eligible(rule, heading, List.of());
    assertThat(eligible).containsExactly("S101", "S103");
    var votes = Map.of("S101", Ballot.YES, "S102", Ballot.NO, "S103", Ballot.YES);
    assertThat(new Tally(rule, eligible, votes, clock(State.RUNNING)).outcome(Optional.empty()))
        .isInstanceOf(Outcome.Adopted.class);
  }

  /**
   * Rio Treaty 1947: two thirds of the states that ratified (article 17), those directly interested excluded (18), quorum
   * as many as votes needed (19). Of 21 members 14 votes are needed; whether the two thirds are of all or of those who
   * may vote is not said in so many words, so that the base is data: of 19 who may vote it is 13.
   */
  @ParameterizedTest
  @CsvSource({
    "VOTERS, 14, 5, Adopted",
    "VOTERS, 13, 6, NotAdopted",
    "VOTERS, 13, 0, Open",
    "ELIGIBLE, 13, 6, Adopted",
    "ELIGIBLE, 12, 7, NotAdopted"
  })
  void twoThirdsWithoutTheInterested(Base base, int yes, int no, String expected) {
    var rule = rule(
        new Method.Qualified(2, 3, base),
        21,
        List.of(Exclusion.INTERESTED),
        new Quorum.VotesNeeded(),
        "");
    var heading = new CaseHeading("c", "C", "k", Optional.of("S120"), List.of("S121"), List.of());
    List<String> eligible = Tally.eligible(rule, heading, List.of());
    assertThat(eligible).hasSize(19).doesNotContain("S120", "S121");
    assertThat(new Tally(rule, eligible, ballots(eligible, yes, no, 0), clock(State.RUNNING))
            .outcome(Optional.empty())
            .getClass()
            .getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void aMajorityBelowTheQuorumAdoptsNothing() {
    var rule = rule(new Method.Qualified(1, 2, Base.CAST), 9, List.of(), new Quorum.Count(6), "");
    assertThat(outcome(rule, 4, 1, 0, State.RUN_OUT)).isEqualTo("NotAdopted");
    assertThat(outcome(rule, 4, 1, 1, State.RUN_OUT)).isEqualTo("Adopted");
    assertThat(outcome(rule, 5, 0, 0, State.RUNNING)).isEqualTo("Open");
  }

  @Test
  void aVetoBlocksAnyMajority() {
    var rule = new DecisionRule(
        "r",
        "R",
        new Method.Qualified(9, 15, Base.VOTERS),
        states(15),
        List.of(),
        new Quorum.None(),
        "d",
        List.of("S115"),
        "",
        HERE);
    Map<String, Ballot> votes = ballots(rule.voters(), 14, 0, 0);
    assertThat(
            new Tally(rule, rule.voters(), votes, clock(State.RUNNING)).outcome(Optional.empty()))
        .isInstanceOf(Outcome.Adopted.class);
    votes.put("S115", Ballot.NO);
    assertThat(
            new Tally(rule, rule.voters(), votes, clock(State.RUNNING)).outcome(Optional.empty()))
        .isEqualTo(new Outcome.NotAdopted("vetoed by S115"));
  }

  @Test
  void aTieIsDecidedByTheCastingVote() {
    assertThat(outcome(
            rule(new Method.SimpleMajority(), 4, List.of(), new Quorum.None(), "S101"),
            2,
            2,
            0,
            State.RUNNING))
        .isEqualTo("Adopted");
    assertThat(outcome(
            rule(new Method.SimpleMajority(), 4, List.of(), new Quorum.None(), ""),
            2,
            2,
            0,
            State.RUNNING))
        .isEqualTo("NotAdopted");
    assertThat(outcome(
            rule(new Method.SimpleMajority(), 4, List.of(), new Quorum.None(), ""),
            2,
            1,
            0,
            State.RUNNING))
        .isEqualTo("Open");
  }

  @ParameterizedTest
  @CsvSource({
    "0, NOT_STARTED, Open",
    "0, RUNNING, Open",
    "0, RUN_OUT, Adopted",
    "1, RUNNING, NotAdopted",
    "1, RUN_OUT, NotAdopted"
  })
  void silenceAdoptsOnlyWhenTheTimeHasPassed(int objections, State state, String expected) {
    assertThat(outcome(
            rule(new Method.Silence(), 5, List.of(), new Quorum.None(), ""),
            0,
            objections,
            0,
            state))
        .isEqualTo(expected);
  }

  @Test
  void aReverseRuleTakesEffectUnlessBlockedInTime() {
    var rule = rule(new Method.Reverse("keep"), 5, List.of(), new Quorum.None(), "");
    var at = new Tally(rule, rule.voters(), Map.of(), clock(State.RUN_OUT));
    assertThat(at.outcome(Optional.of(new Outcome.NotAdopted("4 of 15"))))
        .isInstanceOf(Outcome.TakesEffectByText.class);
    assertThat(at.outcome(Optional.of(new Outcome.Adopted("9 of 15"))))
        .isInstanceOf(Outcome.NotAdopted.class);
    assertThat(new Tally(rule, rule.voters(), Map.of(), clock(State.RUNNING))
            .outcome(Optional.empty()))
        .isInstanceOf(Outcome.Open.class);
  }

  @Test
  void anIndividualRuleHasNoCommonOutcomeAndAnUnpublishedOneNone() {
    assertThat(outcome(
            rule(new Method.Individual(), 5, List.of(), new Quorum.None(), ""),
            5,
            0,
            0,
            State.RUN_OUT))
        .isEqualTo("EachForItself");
    assertThat(outcome(
            rule(new Method.Unknown(), 5, List.of(), new Quorum.None(), ""),
            5,
            0,
            0,
            State.RUN_OUT))
        .isEqualTo("CannotBeSaid");
    assertThat(outcome(
            rule(new Method.OfficeHolder("chair"), 5, List.of(), new Quorum.None(), ""),
            5,
            0,
            0,
            State.RUN_OUT))
        .isEqualTo("Open");
  }
}
