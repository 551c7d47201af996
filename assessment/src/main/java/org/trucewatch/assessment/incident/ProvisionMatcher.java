// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ConditionMemory;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.ProvisionJudge;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.ProvisionJudgement.Standing;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.domain.line.Incident;

/**
 * Holds incidents against the provisions in force. Provisions are indexed by conduct, area and time, and each condition is
 * evaluated once for each combination of facts that it reads; what is said is what {@link ProvisionJudge} says without either.
 *
 * <p>One thread owns a matcher.
 */
public final class ProvisionMatcher {
  private final IncidentActs acts;
  private final ProvisionIndex index;
  private final ConditionMemory memory;
  private final ProvisionJudge judge;

  /**
   * Without geography: whether an incident lies in a zone is unknown.
   *
   * @param terms the agreement
   */
  public ProvisionMatcher(Terms terms) {
    this(terms, Optional.empty());
  }

  /**
   * @param terms the agreement
   * @param origin where the plane of the incidents lies
   */
  public ProvisionMatcher(Terms terms, PlaneOrigin origin) {
    this(terms, Optional.of(origin));
  }

  private ProvisionMatcher(Terms terms, Optional<PlaneOrigin> origin) {
    var conditions = new Conditions(terms);
    acts = new IncidentActs(terms, origin);
    index = new ProvisionIndex(terms, conditions);
    memory = new ConditionMemory(conditions);
    judge = new ProvisionJudge(terms, memory::explain);
  }

  /**
   * Every provision that bears on it, in the agreement's order.
   *
   * @param at when it happened
   * @param actor whose ground it came from, where established
   */
  public List<ProvisionJudgement> match(Incident incident, Instant at, Optional<String> actor) {
    return match(act(incident, at, actor, Facts.NONE));
  }

  /**
   * Every prohibition and permission that bears on it, in the agreement's order: those in force that its conduct may touch, there.
   * Obligations are about what was not done, and stand elsewhere.
   *
   * @param act with its time
   */
  public List<ProvisionJudgement> match(ObservedAct act) {
    return judge.judge(act, act.at().orElse(Instant.MIN), index.mayBear(act));
  }

  /**
   * The incident as provisions see it.
   *
   * @param more facts known from elsewhere, as the class of the weapon or a distance from a line; they rule
   */
  public ObservedAct act(Incident incident, Instant at, Optional<String> actor, Facts more) {
    return acts.act(incident, at, actor, more);
  }

  /** Whether any of them says that it is contrary to a provision, whoever did it. */
  public static boolean isViolation(List<ProvisionJudgement> judgements) {
    return judgements.stream().anyMatch(j -> j.standing() == Standing.CONTRARY);
  }

  /** Seconds after the epoch at which provisions begin or cease to bind: no incident should reach over them. */
  public List<Double> edgeSeconds(Instant epoch) {
    return index.edges().stream()
        .map(e -> Duration.between(epoch, e))
        .map(d -> d.getSeconds() + d.getNano() * 1e-9)
        .toList();
  }

  /** How often a condition was evaluated and not remembered. */
  public long evaluations() {
    return memory.evaluations();
  }
}
