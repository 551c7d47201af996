// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a body decides.
 *
 * @param ruleId stable
 * @param title for people
 * @param method what it takes
 * @param voters ids of the participants who may vote, before exclusions
 * @param excluded who of them may not
 * @param quorum how many must take part
 * @param deadline id of the clock by which votes count; empty for none
 * @param veto ids of voters whose no blocks the decision
 * @param castingVote id of the participant who decides a tie; empty for none
 * @param provenance where that was read
 */
public record DecisionRule(
    String ruleId,
    String title,
    Method method,
    List<String> voters,
    List<Exclusion> excluded,
    Quorum quorum,
    String deadline,
    List<String> veto,
    String castingVote,
    Provenance provenance) {

  /** Who is left out because of an interest of its own. */
  public enum Exclusion {
    ACCUSED,
    BENEFICIARY,
    /** All whom the case names as directly interested. */
    INTERESTED
  }

  /** Whose number a share is taken of. */
  public enum Base {
    /** All voters, the excluded too. */
    VOTERS,
    /** All who may vote in this case. */
    ELIGIBLE,
    /** Those who voted yes or no. */
    CAST
  }

  /** How many must take part for the vote to count. */
  public sealed interface Quorum {
    record None() implements Quorum {}

    /** As many as votes are needed for a decision (Rio Treaty 1947, article 19); weighed where votes are. */
    record VotesNeeded() implements Quorum {}

    record Count(int participants) implements Quorum {}
  }

  /** What a decision takes. */
  public sealed interface Method {
    /** All who may vote say yes. */
    record Unanimity() implements Method {}

    /** All who may vote have spoken and nobody says no; abstaining does not block. */
    record Consensus() implements Method {}

    /**
     * At least this share says yes: {@code numerator/denominator} of the base, rounded up.
     *
     * @param weights how many votes each voter has; empty where each has one
     */
    record Qualified(int numerator, int denominator, Base base, Map<String, Integer> weights)
        implements Method {
      /** Most votes of one voter. */
      public static final int WEIGHT_MAX = 1_000;

      /** Each voter has one vote. */
      public Qualified(int numerator, int denominator, Base base) {
        this(numerator, denominator, base, Map.of());
      }

      public Qualified {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        weights.forEach((voter, weight) -> {
          if (weight < 1 || weight > WEIGHT_MAX) {
            throw new IllegalArgumentException(
                "weight of " + voter + " is " + weight + ", expected 1 to " + WEIGHT_MAX);
          }
        });
        if (!(0 < numerator && numerator <= denominator && denominator <= 1_000)) {
          throw new IllegalArgumentException("majority is " + numerator + "/" + denominator
              + ", expected above 0, at most 1, denominator at most 1000");
        }
      }

      /** How many votes a voter has. */
      public int weight(String voter) {
        return weights.getOrDefault(voter, 1);
      }

      /** Votes needed of so many. */
      public int needed(int of) {
        return (of * numerator + denominator - 1) / denominator;
      }
    }

    /** More yes than no. */
    record SimpleMajority() implements Method {}

    /** Each state decides for itself alone. */
    record Individual() implements Method {}

    /** The holder of an office decides. */
    record OfficeHolder(String officeId) implements Method {}

    /** Takes effect when the deadline has passed, unless the other rule has adopted a decision against it by then. */
    record Reverse(String blockedBy) implements Method {}

    /** Adopted when the deadline has passed, unless somebody objects before. */
    record Silence() implements Method {}

    /** Not published. No outcome can be computed, and none is guessed. */
    record Unknown() implements Method {}
  }

  public DecisionRule {
    voters = List.copyOf(voters);
    excluded = List.copyOf(excluded);
    veto = List.copyOf(veto);
  }

  /** The office that decides, where one does. */
  public Optional<String> office() {
    return method instanceof Method.OfficeHolder o ? Optional.of(o.officeId()) : Optional.empty();
  }
}
