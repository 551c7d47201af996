// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.Clause.Forfeiture;
import org.trucewatch.assessment.agreement.Clause.Renewal;
import org.trucewatch.assessment.agreement.Clause.Step;
import org.trucewatch.assessment.agreement.Clause.Suspension;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.Pivot;
import org.trucewatch.domain.Finding.CriterionStanding;

/**
 * A docket at an instant. It says what is established, what is missing, which clock ends when, who must be consulted and
 * what the votes give. It never says that a clause is activated unless people recorded that.
 *
 * @param heading what it is about
 * @param clause the clause
 * @param asOf the instant
 * @param counted how many entries count
 * @param later how many were made after the instant
 * @param criteria in the clause's order
 * @param clocks in the agreement's order
 * @param steps in the ladder's order
 * @param comment the accused party's
 * @param positions of states, in the docket's order
 * @param offers of states, the latest for each state and measure
 * @param forfeitures in the clause's order
 * @param ended whether the clause has ended, renewals counted
 * @param end the instant at which it ends, renewals counted; empty where it has no end or its clock has not started
 * @param suspensions in the clause's order
 * @param renewals in the clause's order
 * @param pivots what one more piece of evidence would change
 * @param missing the fewest pieces that would meet all criteria; empty where there is no such way
 * @param releases how the review of each finding stands, in the order sealed
 * @param asComputed how each criterion would stand, were everything released as computed; in the clause's order
 * @param refusals entries that do not count, and why
 */
public record DocketState(
    CaseHeading heading,
    Clause clause,
    Instant asOf,
    int counted,
    int later,
    List<CriterionJudgement> criteria,
    List<ClockReading> clocks,
    List<StepState> steps,
    CommentState comment,
    List<Said> positions,
    List<Offered> offers,
    List<ForfeitureState> forfeitures,
    CriterionStanding ended,
    Optional<Instant> end,
    List<SuspensionState> suspensions,
    List<RenewalState> renewals,
    List<CriterionPivot> pivots,
    List<String> missing,
    List<ReleaseState> releases,
    List<CriterionStanding> asComputed,
    List<Refusal> refusals) {

  /** An entry that does not count. */
  public record Refusal(String entryId, String author, String why) {}

  /** What a state said. */
  public record Said(String participant, String text) {}

  /** What a state offers. */
  public record Offered(
      String participant, String measureId, DocketEntry.Progress progress, String caveat) {}

  /** How one piece of evidence would move one criterion. */
  public record CriterionPivot(String criterionId, Pivot pivot) {}

  /** One comment, as signed. */
  public record PartyComment(
      String entryId, String author, Instant at, String text, boolean isLate) {}

  /** The accused party's comment. */
  public sealed interface CommentState {
    /** Nobody is accused. */
    record NobodyAccused() implements CommentState {}

    record NotInvited() implements CommentState {}

    record Awaited(Instant until) implements CommentState {}

    /**
     * It came, in time or not.
     *
     * @param comments in the order received
     * @param end of the time for it; empty where nobody had invited the party
     */
    record Received(List<PartyComment> comments, Optional<Instant> end) implements CommentState {
      public Received {
        comments = List.copyOf(comments);
      }

      /** Whether any came in time. */
      public boolean isInTime() {
        return comments.stream().anyMatch(c -> !c.isLate());
      }
    }

    /** Invited, and no comment came in time. It is recorded and means nothing else. */
    record Silent(Instant since) implements CommentState {}
  }

  /**
   * One step of the ladder.
   *
   * @param step its rule
   * @param standing how it stands
   * @param entry why it may or may not be entered
   * @param exit why it may or may not be stepped down
   * @param unconsulted ids of those who must still be consulted
   * @param eligible ids of those who may vote in this case
   * @param outcome what the votes give
   * @param missing what stands between it and a person's act
   * @param activation the recorded act, where there is one
   * @param steppedDown the recorded act that ended it, where there is one
   */
  public record StepState(
      Step step,
      StepStanding standing,
      Explanation entry,
      Explanation exit,
      List<String> unconsulted,
      List<String> eligible,
      Outcome outcome,
      List<String> missing,
      Optional<Activation> activation,
      Optional<RecordedAct> steppedDown) {
    public StepState {
      unconsulted = List.copyOf(unconsulted);
      eligible = List.copyOf(eligible);
      missing = List.copyOf(missing);
    }
  }

  /** How a step stands. */
  public enum StepStanding {
    /** Its conditions are not met. */
    NOT_OPEN,
    CANNOT_BE_JUDGED,
    /** Its conditions are met; consultation, votes or clocks are still open. */
    WAITING,
    /** All that the text asks is met; people may act. */
    OPEN_TO_ACT,
    /** People activated it. */
    ACTIVATED,
    /** People ended it. */
    STEPPED_DOWN
  }

  /** Whether the clause is lost. Met means that the condition is met; that it is lost is for people to declare. */
  public record ForfeitureState(
      Forfeiture forfeiture,
      CriterionStanding standing,
      Explanation explanation,
      Optional<RecordedAct> declared) {}

  /**
   * Whether the clause rests. Met means that the condition is met; that it rests is for people to declare.
   *
   * @param lifts why it may or may not be lifted
   * @param declared the act that suspended it last
   * @param lifted the act that ended that
   */
  public record SuspensionState(
      Suspension suspension,
      CriterionStanding standing,
      Explanation explanation,
      Explanation lifts,
      Optional<RecordedAct> declared,
      Optional<RecordedAct> lifted) {
    /** Whether the clause rests because of it. */
    public boolean inForce() {
      return declared.isPresent() && lifted.isEmpty();
    }
  }

  /**
   * Whether the clause was renewed.
   *
   * @param outcome what the votes give
   * @param acts the recorded acts that moved its end, in order
   */
  public record RenewalState(Renewal renewal, Outcome outcome, List<RecordedAct> acts) {
    public RenewalState {
      acts = List.copyOf(acts);
    }
  }

  public DocketState {
    suspensions = List.copyOf(suspensions);
    renewals = List.copyOf(renewals);
    criteria = List.copyOf(criteria);
    clocks = List.copyOf(clocks);
    steps = List.copyOf(steps);
    positions = List.copyOf(positions);
    offers = List.copyOf(offers);
    forfeitures = List.copyOf(forfeitures);
    pivots = List.copyOf(pivots);
    missing = List.copyOf(missing);
    releases = List.copyOf(releases);
    asComputed = List.copyOf(asComputed);
    refusals = List.copyOf(refusals);
  }

  /** All criteria together: met only if each is; one that is not met decides; else it cannot be judged. */
  public CriterionStanding standing() {
    if (criteria.stream().anyMatch(c -> c.standing() == CriterionStanding.NOT_MET)) {
      return CriterionStanding.NOT_MET;
    }
    return criteria.isEmpty()
            || criteria.stream().anyMatch(c -> c.standing() == CriterionStanding.CANNOT_BE_JUDGED)
        ? CriterionStanding.CANNOT_BE_JUDGED
        : CriterionStanding.MET;
  }
}
