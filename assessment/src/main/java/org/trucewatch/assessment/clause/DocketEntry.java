// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.condition.FactValue;

/**
 * One entry of a docket. Entries are never changed; a later one may withdraw an earlier one.
 *
 * @param entryId unique in the docket, as the leaf that it is sealed in
 * @param at when it was received
 * @param author id of the participant, party or office that makes it
 * @param signature what the check of its signature gave
 * @param content what it says
 */
public record DocketEntry(
    String entryId, Instant at, String author, Signature signature, Content content) {
  /** What the check of a signature gave. */
  public enum Signature {
    VALID,
    INVALID,
    /** Nobody has checked it. Acts and votes do not count before. */
    UNCHECKED
  }

  /** What an entry says. */
  public sealed interface Content {}

  /**
   * A fact is established.
   *
   * @param fact its name in the agreement's vocabulary
   * @param value what it is
   * @param standard to which it is established
   * @param rung that its attribution has reached
   * @param evidence leaves or findings it rests on
   */
  public record Established(
      String fact, FactValue value, StandardOfProof standard, Rung rung, List<String> evidence)
      implements Content {
    public Established {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What a sealed finding says. It is a fact only as far as its review has released it.
   *
   * @param findingId of the finding; a later entry with the same one revises it
   * @param leaf where it is sealed, as {@code findings:12}; reviews name it
   * @param membership whether it belongs to the case
   * @param level that it reaches as computed; empty where it establishes nothing
   * @param side that its attribution names
   * @param sayings facts in the agreement's words, besides those that the incident measures
   * @param incident that it found contrary to a provision
   */
  public record Computed(
      String findingId,
      String leaf,
      Membership membership,
      Optional<Level> level,
      Optional<String> side,
      Map<String, FactValue> sayings,
      Optional<FiledIncident> incident)
      implements Content {
    public Computed {
      sayings = Collections.unmodifiableMap(new TreeMap<>(sayings));
    }
  }

  /** To which standard and rung something is known. */
  public record Level(StandardOfProof standard, Rung rung) {}

  /** Whether a finding belongs to a case. */
  public enum Membership {
    MEMBER,
    /** In reach of a member, of no named side: the group may be larger than its members. */
    IN_REACH
  }

  /**
   * A reviewer's act on a finding.
   *
   * @param findingId of the finding
   * @param leaf that was reviewed; a later revision is another leaf
   * @param rung up to which it is approved, or from which on it is returned
   * @param outcome what the review gave
   * @param person who reviewed
   * @param reason in words; a return needs one
   */
  public record Review(
      String findingId, String leaf, Rung rung, ReviewOutcome outcome, String person, String reason)
      implements Content {}

  /** What a review gave. */
  public enum ReviewOutcome {
    APPROVE,
    RETURN
  }

  /**
   * What only people determine, in an office with the power to: rungs A4 and A5.
   *
   * @param person who determines
   * @param evidence leaves or findings it rests on
   */
  public record Determination(
      String fact,
      FactValue value,
      StandardOfProof standard,
      Rung rung,
      String person,
      String reason,
      List<String> evidence)
      implements Content {
    public Determination {
      evidence = List.copyOf(evidence);
    }
  }

  /** An entry of the same author no longer stands. */
  public record Withdrawn(String entryId, String reason) implements Content {}

  /** A moment came that starts clocks. */
  public record Came(Moment moment, Instant when, List<String> evidence) implements Content {
    public Came {
      evidence = List.copyOf(evidence);
    }
  }

  /** The author has been consulted. */
  public record Consulted() implements Content {}

  /** What a state says on a decision. */
  public record Vote(String stepId, Ballot ballot, String caveat) implements Content {}

  /** Ways to vote. An objection under a silence procedure is a no. */
  public enum Ballot {
    YES,
    NO,
    ABSTAIN
  }

  /** A participant has a direct interest in the case: its own word, or an office's. */
  public record InterestDeclared(String participant, String reason) implements Content {}

  /** A state's view, for the record. */
  public record Position(String text) implements Content {}

  /** The accused party's comment. */
  public record Comment(String text) implements Content {
    /** A longer one is a document of its own; the comment says where it is. */
    public static final int CHARACTERS_MAX = 20_000;
  }

  /** What a state offers at a step, with its limits. */
  public record Offer(String measureId, Progress progress, String caveat) implements Content {}

  /** How far an offer has come. */
  public enum Progress {
    OFFERED,
    /** Approved as the state's constitution asks. */
    APPROVED,
    DELIVERED,
    REFUSED
  }

  /**
   * A person's act in an office. It is what it says only where the office has that power.
   *
   * @param power what is done
   * @param on id of the step or forfeiture
   * @param person who acts
   * @param reason in words
   */
  public record PersonsAct(Power power, String on, String person, String reason)
      implements Content {}
}
