// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clause: tests that have to be met, a ladder of steps, how it is lost and when it ends. People activate it; nothing
 * here does.
 *
 * @param clauseId stable
 * @param title for lists
 * @param text restated
 * @param beneficiaries ids of those it protects
 * @param criteria its tests, all of which must be met
 * @param steps of the ladder, in order
 * @param commentClock id of the clock for the accused party's comment; empty for none
 * @param forfeitures how it is lost
 * @param sunset id of the clock at whose end it ends; empty for none
 * @param suspensions when it rests
 * @param renewals how its end may be moved; at most one can apply at a time
 * @param group which incidents are one case; empty where each is its own
 * @param provenance where that was read
 */
public record Clause(
    String clauseId,
    String title,
    String text,
    List<String> beneficiaries,
    List<Criterion> criteria,
    List<Step> steps,
    String commentClock,
    List<Forfeiture> forfeitures,
    String sunset,
    List<Suspension> suspensions,
    List<Renewal> renewals,
    Optional<GroupRule> group,
    Provenance provenance) {

  /**
   * When the clause rests: the condition is judged, an office declares it, an office lifts it.
   *
   * @param suspensionId unique in the clause
   * @param text restated
   * @param when the condition
   * @param lifts the condition under which it may be lifted; empty where the text gives none
   * @param standard to which the facts of both must be established
   * @param provenance where that was read
   */
  public record Suspension(
      String suspensionId,
      String text,
      ConditionText when,
      ConditionText lifts,
      StandardOfProof standard,
      Provenance provenance) {}

  /**
   * How the clause's end is moved: by votes under a rule, and a recorded act while it still runs.
   *
   * @param renewalId unique in the clause
   * @param title for lists
   * @param extension added to the end, once for each act
   * @param rule id of the decision rule
   * @param provenance where that was read
   */
  public record Renewal(
      String renewalId, String title, Span extension, String rule, Provenance provenance) {}

  /**
   * One test.
   *
   * @param criterionId unique in the clause
   * @param title for lists
   * @param when the condition; empty where the text gives none, and it cannot be judged
   * @param standard to which its facts must be established
   * @param rung that its facts must at least have reached
   * @param needs what evidence would be needed to judge it
   * @param provenance where that was read
   */
  public record Criterion(
      String criterionId,
      String title,
      ConditionText when,
      StandardOfProof standard,
      Rung rung,
      String needs,
      Provenance provenance) {}

  /**
   * One step of a ladder.
   *
   * @param stepId unique in the clause
   * @param title for lists
   * @param criteria ids of the criteria that it needs
   * @param entry condition beside them; empty for none
   * @param exit condition under which it may be stepped down; empty where the text gives none
   * @param standard to which the facts of entry and exit must be established
   * @param after id of the step that must have been activated before; empty for none
   * @param afterClock id of the clock that must have run out before; empty for none
   * @param due id of the clock within which it is to happen; empty for none
   * @param consult ids of participants who must be consulted before
   * @param rule id of the decision rule
   * @param measures ids of the measures it opens
   * @param provenance where that was read
   */
  public record Step(
      String stepId,
      String title,
      List<String> criteria,
      ConditionText entry,
      ConditionText exit,
      StandardOfProof standard,
      String after,
      String afterClock,
      String due,
      List<String> consult,
      String rule,
      List<String> measures,
      Provenance provenance) {
    public Step {
      criteria = List.copyOf(criteria);
      consult = List.copyOf(consult);
      measures = List.copyOf(measures);
    }
  }

  /**
   * How a beneficiary loses the clause by its own act.
   *
   * @param forfeitureId unique in the clause
   * @param party id of the beneficiary
   * @param text restated
   * @param when the condition
   * @param standard to which its facts must be established
   * @param provenance where that was read
   */
  public record Forfeiture(
      String forfeitureId,
      String party,
      String text,
      ConditionText when,
      StandardOfProof standard,
      Provenance provenance) {}

  public Clause {
    beneficiaries = List.copyOf(beneficiaries);
    criteria = List.copyOf(criteria);
    steps = List.copyOf(steps);
    forfeitures = List.copyOf(forfeitures);
    suspensions = List.copyOf(suspensions);
    renewals = List.copyOf(renewals);
  }

  /** Id of the decision rule by which a step or renewal is voted on; empty where there is no such. */
  public Optional<String> findRuleOf(String stepOrRenewal) {
    return Stream.concat(
            steps.stream().filter(s -> s.stepId().equals(stepOrRenewal)).map(Step::rule),
            renewals.stream().filter(r -> r.renewalId().equals(stepOrRenewal)).map(Renewal::rule))
        .findFirst();
  }
}
