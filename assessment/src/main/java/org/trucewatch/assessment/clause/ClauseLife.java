// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.Clause.Renewal;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.Span;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketState.Refusal;
import org.trucewatch.assessment.clause.DocketState.SuspensionState;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Truth;
import org.trucewatch.domain.Finding.CriterionStanding;

/**
 * Whether a clause still runs: its end with the renewals that people recorded in time, suspensions that an office declared
 * and did not lift, and forfeitures that an office declared. A clause that has ended, rests or is lost opens no step.
 */
final class ClauseLife {
  private final Clause clause;
  private final Conditions conditions;
  private final FactLedger facts;
  private final List<RecordedAct> acts;
  private final Optional<ClockReading> sunset;
  private final Instant asOf;
  private final List<RecordedAct> renewals = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Optional<Instant> end;

  ClauseLife(
      Terms terms,
      Conditions conditions,
      Clause clause,
      List<DocketEntry> counted,
      FactLedger facts,
      List<ClockReading> clocks,
      Instant asOf) {
    this.clause = clause;
    this.conditions = conditions;
    this.facts = facts;
    this.asOf = asOf;
    this.acts = counted.stream().flatMap(e -> RecordedAct.of(e, terms).stream()).toList();
    this.sunset =
        clocks.stream().filter(c -> c.rule().clockId().equals(clause.sunset())).findFirst();
    this.end = sunset.flatMap(ClockReading::end).map(first -> renewed(first, counted));
  }

  /** Each act moves the end on, if it was recorded while the clause still ran. */
  private Instant renewed(Instant first, List<DocketEntry> counted) {
    Instant until = first;
    ZoneId zone = sunset.orElseThrow().rule().zone();
    for (RecordedAct act : acts) {
      if (act.power() != Power.RENEW) {
        continue;
      }
      if (!act.at().isBefore(until)) {
        refusals.add(new Refusal(
            act.entryId(),
            author(counted, act),
            "it came at " + act.at() + ", after the clause had ended at " + until));
        continue;
      }
      Renewal renewal = clause.renewals().stream()
          .filter(r -> r.renewalId().equals(act.on()))
          .findFirst()
          .orElseThrow();
      // An end is the first instant after; its last day is the one before.
      Instant from = renewal.extension() instanceof Span.ToEndOfDay ? until.minusNanos(1) : until;
      until = renewal.extension().endOf(from, zone);
      renewals.add(act);
    }
    return until;
  }

  private static String author(List<DocketEntry> counted, RecordedAct act) {
    return counted.stream()
        .filter(e -> e.entryId().equals(act.entryId()))
        .map(DocketEntry::author)
        .findFirst()
        .orElse("");
  }

  /** Acts of renewal that came too late. */
  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** The instant at which it ends, renewals counted; empty where it has no end or its clock has not started. */
  Optional<Instant> end() {
    return end;
  }

  List<RecordedAct> renewedBy(Renewal renewal) {
    return renewals.stream().filter(a -> a.on().equals(renewal.renewalId())).toList();
  }

  CriterionStanding ended() {
    return end.map(e -> e.isAfter(asOf) ? CriterionStanding.NOT_MET : CriterionStanding.MET)
        .orElse(CriterionStanding.CANNOT_BE_JUDGED);
  }

  List<SuspensionState> suspensions() {
    return clause.suspensions().stream().map(this::suspension).toList();
  }

  private SuspensionState suspension(Clause.Suspension s) {
    // A suspension asks for facts of its own, as steps do; how far attribution has come is the
    // criteria's to ask.
    var known = facts.facts(s.standard(), Rung.A0);
    Explanation when = conditions.explain(s.when(), known);
    Optional<RecordedAct> declared = last(Power.SUSPEND, s.suspensionId());
    Optional<RecordedAct> lifted = last(Power.RESUME, s.suspensionId())
        .filter(r -> declared.filter(d -> !r.at().isBefore(d.at())).isPresent());
    return new SuspensionState(
        s,
        CriterionJudgement.standing(when),
        when,
        conditions.explain(s.lifts(), known),
        declared,
        lifted);
  }

  private Optional<RecordedAct> last(Power power, String on) {
    return acts.stream().filter(a -> a.power() == power && a.on().equals(on)).reduce((a, b) -> b);
  }

  /** Why no step can be opened any more, or for now; empty where nothing stands against it. */
  Optional<Leaf> shut() {
    if (ended() == CriterionStanding.MET) {
      return Optional.of(new Leaf(
          "the clause still runs",
          Truth.FALSE,
          "clock " + clause.sunset() + " ran out, the clause ended at " + end.orElseThrow(),
          List.of()));
    }
    Optional<Leaf> lost = acts.stream()
        .filter(a -> a.power() == Power.DECLARE_FORFEITURE)
        .filter(
            a -> clause.forfeitures().stream().anyMatch(f -> f.forfeitureId().equals(a.on())))
        .findFirst()
        .map(a ->
            new Leaf("the clause is not lost", Truth.FALSE, "declared by " + a.shown(), List.of()));
    return lost.or(() -> suspensions().stream()
        .filter(SuspensionState::inForce)
        .flatMap(s -> s.declared().stream())
        .findFirst()
        .map(a -> new Leaf(
            "the clause is not suspended", Truth.FALSE, "declared by " + a.shown(), List.of())));
  }
}
