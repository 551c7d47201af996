// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.Clause.Criterion;
import org.trucewatch.assessment.agreement.ClockReader;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.ClockReading.State;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Comment;
import org.trucewatch.assessment.clause.DocketEntry.InterestDeclared;
import org.trucewatch.assessment.clause.DocketEntry.Offer;
import org.trucewatch.assessment.clause.DocketEntry.Position;
import org.trucewatch.assessment.clause.DocketState.CommentState;
import org.trucewatch.assessment.clause.DocketState.CriterionPivot;
import org.trucewatch.assessment.clause.DocketState.ForfeitureState;
import org.trucewatch.assessment.clause.DocketState.Offered;
import org.trucewatch.assessment.clause.DocketState.PartyComment;
import org.trucewatch.assessment.clause.DocketState.RenewalState;
import org.trucewatch.assessment.clause.DocketState.Said;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.All;
import org.trucewatch.assessment.condition.Explanation.Leaf;

/**
 * The docket of one case under one clause: a function of its entries. The same set of entries gives the same state, in
 * whatever order they are handed over; they count in the order of their times, then ids.
 */
public final class Docket {
  /** More missing pieces than this are not searched for; a case that lacks so many is not close to anything. */
  static final int MISSING_PIECES_MAX = 6;

  private final Terms terms;
  private final Conditions conditions;
  private final CaseHeading heading;
  private final Clause clause;

  /** @throws IllegalArgumentException where the agreement has no such clause */
  public Docket(Terms terms, Conditions conditions, CaseHeading heading) {
    this.terms = terms;
    this.conditions = conditions;
    this.heading = heading;
    this.clause = terms
        .findClause(heading.clauseId())
        .orElseThrow(() -> new IllegalArgumentException("case " + heading.caseId()
            + " names clause " + heading.clauseId() + ", expected one of "
            + terms.clauses().stream().map(Clause::clauseId).toList()));
  }

  /** The docket at an instant; entries after it do not count yet. */
  public DocketState state(List<DocketEntry> entries, Instant asOf) {
    var gate = new EntryGate(terms, clause, heading, entries, asOf);
    List<DocketEntry> counted = gate.counted();
    List<ClockReading> clocks = clocks(counted, asOf);
    var releases = new Releases(terms, clause, heading(counted), counted, clocks);
    var released = new ReleasedFacts(terms, clause, releases, asOf);
    var facts = new FactLedger(counted, released);
    List<CriterionJudgement> criteria = criteria(facts);
    var ladder = new Ladder(
        terms, conditions, clause, heading(counted), counted, criteria, facts, clocks, asOf);
    List<DocketState.Refusal> refusals = new ArrayList<>(gate.refusals());
    refusals.addAll(ladder.refusals());
    refusals.addAll(releases.refusals());
    return new DocketState(
        heading(counted),
        clause,
        asOf,
        counted.size() - ladder.refusals().size() - releases.refusals().size(),
        gate.later(),
        criteria,
        clocks,
        ladder.steps(before -> open(entries, before)),
        comment(counted, clocks),
        positions(counted),
        offers(counted),
        forfeitures(counted, facts),
        ladder.life().ended(),
        ladder.life().end(),
        ladder.life().suspensions(),
        renewals(ladder),
        pivots(criteria),
        missing(criteria),
        releases.states(),
        criteria(FactLedger.asComputed(counted, released)).stream()
            .map(CriterionJudgement::standing)
            .toList(),
        refusals);
  }

  /** The heading with those whose interest was declared in the docket. */
  private CaseHeading heading(List<DocketEntry> counted) {
    List<String> interested = new ArrayList<>(heading.interested());
    for (DocketEntry e : counted) {
      if (e.content() instanceof InterestDeclared i && !interested.contains(i.participant())) {
        interested.add(i.participant());
      }
    }
    return new CaseHeading(
        heading.caseId(),
        heading.title(),
        heading.clauseId(),
        heading.accused(),
        interested,
        heading.incidents());
  }

  /** What each step still lacked just before an act, so that an act ahead of its time shows. */
  private Map<String, List<String>> open(List<DocketEntry> entries, RecordedAct act) {
    List<DocketEntry> others =
        entries.stream().filter(e -> !e.entryId().equals(act.entryId())).toList();
    List<DocketEntry> before =
        others.stream().filter(e -> !e.at().isAfter(act.at())).toList();
    var counted = new EntryGate(terms, clause, heading, before, act.at()).counted();
    List<ClockReading> clocks = clocks(counted, act.at());
    var releases = new Releases(terms, clause, heading(counted), counted, clocks);
    var facts = new FactLedger(counted, new ReleasedFacts(terms, clause, releases, act.at()));
    List<CriterionJudgement> criteria = criteria(facts);
    var ladder = new Ladder(
        terms, conditions, clause, heading(counted), counted, criteria, facts, clocks, act.at());
    Map<String, List<String>> open = new TreeMap<>();
    ladder.steps(a -> Map.of()).forEach(s -> open.put(s.step().stepId(), s.missing()));
    return open;
  }

  private List<CriterionJudgement> criteria(FactLedger facts) {
    return clause.criteria().stream().map(c -> judge(c, facts)).toList();
  }

  private CriterionJudgement judge(Criterion criterion, FactLedger facts) {
    Explanation e =
        conditions.explain(criterion.when(), facts.facts(criterion.standard(), criterion.rung()));
    List<String> read = e.leaves().stream().flatMap(l -> l.reads().stream()).toList();
    return new CriterionJudgement(
        criterion,
        CriterionJudgement.standing(e),
        e,
        facts.evidence(read, criterion.standard(), criterion.rung()));
  }

  private List<ClockReading> clocks(List<DocketEntry> counted, Instant asOf) {
    Map<Moment, Instant> moments = new TreeMap<>();
    for (DocketEntry e : counted) {
      if (e.content() instanceof Came c) {
        moments.merge(c.moment(), from(e, c), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return new ClockReader(terms.clocks()).read(moments, asOf);
  }

  /**
   * When a moment counts as come. What is said to the docket is said when it is received: an earlier time stays in the entry
   * as claimed, and no clock of anyone is shorter or longer by it.
   */
  public static Instant from(DocketEntry entry, Came came) {
    return switch (came.moment()) {
      case NOTIFICATION, ALLEGATION, COMMENT_INVITED ->
        entry.author().equals(CaseFile.SYSTEM) ? came.when() : entry.at();
      default -> came.when();
    };
  }

  private CommentState comment(List<DocketEntry> counted, List<ClockReading> clocks) {
    if (heading.accused().isEmpty()) {
      return new CommentState.NobodyAccused();
    }
    Optional<ClockReading> clock = clocks.stream()
        .filter(c -> c.rule().clockId().equals(clause.commentClock()))
        .filter(c -> c.state() != State.NOT_STARTED)
        .findFirst();
    Optional<Instant> closes = clock.flatMap(ClockReading::end);
    List<PartyComment> comments = new ArrayList<>();
    for (DocketEntry e : counted) {
      if (e.content() instanceof Comment c) {
        boolean isLate = closes.filter(end -> !e.at().isBefore(end)).isPresent();
        comments.add(new PartyComment(e.entryId(), e.author(), e.at(), c.text(), isLate));
      }
    }
    if (!comments.isEmpty()) {
      return new CommentState.Received(comments, closes);
    }
    return clock
        .<CommentState>map(c -> {
          Instant end = c.end().orElseThrow();
          return c.state() == State.RUNNING
              ? new CommentState.Awaited(end)
              : new CommentState.Silent(end);
        })
        .orElse(new CommentState.NotInvited());
  }

  private static List<Said> positions(List<DocketEntry> counted) {
    List<Said> said = new ArrayList<>();
    for (DocketEntry e : counted) {
      if (e.content() instanceof Position p) {
        said.add(new Said(e.author(), p.text()));
      }
    }
    return said;
  }

  private static List<Offered> offers(List<DocketEntry> counted) {
    Map<String, Offered> latest = new LinkedHashMap<>();
    for (DocketEntry e : counted) {
      if (e.content() instanceof Offer o) {
        latest.put(
            e.author() + "/" + o.measureId(),
            new Offered(e.author(), o.measureId(), o.progress(), o.caveat()));
      }
    }
    return List.copyOf(latest.values());
  }

  private List<ForfeitureState> forfeitures(List<DocketEntry> counted, FactLedger facts) {
    return clause.forfeitures().stream()
        .map(f -> {
          Explanation e = conditions.explain(f.when(), facts.facts(f.standard(), Rung.A3));
          Optional<RecordedAct> declared = counted.stream()
              .flatMap(entry -> RecordedAct.of(entry, terms).stream())
              .filter(a -> a.power() == Power.DECLARE_FORFEITURE)
              .filter(a -> a.on().equals(f.forfeitureId()))
              .findFirst();
          return new ForfeitureState(f, CriterionJudgement.standing(e), e, declared);
        })
        .toList();
  }

  private List<RenewalState> renewals(Ladder ladder) {
    Map<String, Outcome> outcomes = ladder.renewals();
    return clause.renewals().stream()
        .map(r -> new RenewalState(
            r,
            outcomes.getOrDefault(r.renewalId(), new Outcome.CannotBeSaid("no such renewal")),
            ladder.life().renewedBy(r)))
        .toList();
  }

  private static List<CriterionPivot> pivots(List<CriterionJudgement> criteria) {
    return criteria.stream()
        .flatMap(c -> c.explanation().pivots().stream()
            .map(p -> new CriterionPivot(c.criterion().criterionId(), p)))
        .toList();
  }

  private static List<String> missing(List<CriterionJudgement> criteria) {
    if (criteria.isEmpty()) {
      return List.of();
    }
    return new All(
            "all criteria",
            criteria.stream().map(CriterionJudgement::explanation).toList())
        .fewestMissing(MISSING_PIECES_MAX)
        .map(leaves -> leaves.stream().map(Leaf::text).toList())
        .orElse(List.of());
  }
}
