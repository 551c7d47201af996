// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;

/**
 * From which side's ground an incident came.
 *
 * @param incidentId which
 * @param probabilities per party, in the agreement's order, with all sources; the rest cannot be said
 * @param cannotBeSaid the rest
 * @param robust the least probability of the likeliest party over all that is left out; 0 where another party comes first
 * @param grade by the table of grades
 * @param side the party, where the grade names one
 * @param rung of the ladder that is reached, A0 to A3
 * @param leftOut what each removal gives
 * @param priorLow the likeliest party's probability under a prior of 1 : 3 against it
 * @param priorHigh under 3 : 1 for it
 * @param otherSideOfRegion mass of the 99 % region of the origin that lies on other ground
 * @param hypotheses each side, accident, exercise, demining, natural, other, staged: evidence for and against
 * @param reason why this grade and no other
 * @param statement for people, after the template of findings
 */
public record IncidentAttribution(
    String incidentId,
    List<PartyProbability> probabilities,
    double cannotBeSaid,
    double robust,
    Grade grade,
    Optional<String> side,
    Rung rung,
    List<LeftOut> leftOut,
    double priorLow,
    double priorHigh,
    double otherSideOfRegion,
    List<Hypothesis> hypotheses,
    String reason,
    String statement) {
  public IncidentAttribution {
    probabilities = List.copyOf(probabilities);
    leftOut = List.copyOf(leftOut);
    hypotheses = List.copyOf(hypotheses);
  }

  /** Probability of a party; 0 for one that is not listed. */
  public double of(String partyId) {
    return probabilities.stream()
        .filter(p -> p.partyId().equals(partyId))
        .mapToDouble(PartyProbability::probability)
        .findFirst()
        .orElse(0);
  }

  /**
   * What is left without some sources.
   *
   * @param without owner, party or sensor that was left out, in words
   * @param topPartyId who comes first then; empty for nobody
   * @param probability of the party that comes first with all sources
   */
  public record LeftOut(String without, String topPartyId, double probability) {}

  /**
   * One explanation of what happened.
   *
   * @param name as in "fire from ground of X", "announced detonation", "staged"
   * @param supporting evidence for it
   * @param against evidence against it
   */
  public record Hypothesis(String name, List<String> supporting, List<String> against) {
    public Hypothesis {
      supporting = List.copyOf(supporting);
      against = List.copyOf(against);
    }
  }
}
