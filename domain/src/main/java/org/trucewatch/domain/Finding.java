// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.List;

/**
 * A reasoned conclusion at a stated standard of proof. It is computed, not decided: a person reviews it, the parties
 * comment on it, and nothing follows from it by itself.
 *
 * @param findingId stable in replays
 * @param title for lists
 * @param obligationId the obligation it is about, empty where there is none
 * @param partyId the party bound by that obligation, empty where there is none
 * @param standing what is established
 * @param statement one or two sentences with their coverage
 * @param standardOfProof to which standard, and resting on what
 * @param reasons why this standing and no other
 * @param coverage what could have been seen, where and when
 * @param claims what parties say, beside the finding and not part of it
 * @param attribution probability per party and for cannot be said
 * @param criteria those of the guarantee clause
 * @param wouldChange the further evidence that would change it
 * @param eventIds events it rests on
 * @param inputs leaves it was derived from, sorted
 */
public record Finding(
    String findingId,
    String title,
    String obligationId,
    String partyId,
    Standing standing,
    String statement,
    String standardOfProof,
    List<String> reasons,
    List<String> coverage,
    List<Claim> claims,
    Attribution attribution,
    List<Criterion> criteria,
    List<String> wouldChange,
    List<String> eventIds,
    List<LeafRef> inputs) {

  /** What is established about an obligation; OBSERVED says only that something happened. */
  public enum Standing {
    KEPT,
    VIOLATED,
    UNDETERMINED,
    OBSERVED
  }

  public Finding {
    reasons = List.copyOf(reasons);
    coverage = List.copyOf(coverage);
    claims = List.copyOf(claims);
    criteria = List.copyOf(criteria);
    wouldChange = List.copyOf(wouldChange);
    eventIds = List.copyOf(eventIds);
    inputs = inputs.stream().distinct().sorted().toList();
    if (coverage.isEmpty()) {
      throw new IllegalArgumentException(
          "finding " + findingId + " has no coverage, expected at least one statement of it");
    }
  }

  /** An allegation as a sentence, and where it is sealed. */
  public record Claim(String text, LeafRef leaf) {}

  /**
   * Who did it, as far as that can be said.
   *
   * @param probabilities per party, in the agreement's order
   * @param cannotBeSaid the rest, 0 to 1
   */
  public record Attribution(
      Grade grade, List<PartyProbability> probabilities, double cannotBeSaid, String reason) {
    public Attribution {
      probabilities = List.copyOf(probabilities);
      double sum = cannotBeSaid;
      for (PartyProbability p : probabilities) {
        sum += p.probability();
      }
      if (!(cannotBeSaid >= 0 && Math.abs(sum - 1) <= 1e-9)) {
        throw new IllegalArgumentException(
            "attribution probabilities sum to " + sum + ", expected 1");
      }
    }
  }

  /** One party's share of the attribution. */
  public record PartyProbability(String partyId, double probability) {
    public PartyProbability {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
      }
    }
  }

  /** Grades of attribution; thresholds stand in the architecture. */
  public enum Grade {
    UNDETERMINED,
    LEANING,
    ESTABLISHED
  }

  /** One test of a guarantee clause. */
  public record Criterion(
      String criterionId, String title, CriterionStanding standing, String reason) {}

  /** What can be said of a criterion. Cannot be judged is never read as met. */
  public enum CriterionStanding {
    MET,
    NOT_MET,
    CANNOT_BE_JUDGED
  }
}
