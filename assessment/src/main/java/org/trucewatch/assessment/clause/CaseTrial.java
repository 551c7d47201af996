// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.ClockReader;
import org.trucewatch.assessment.agreement.ClockReading;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.ProvisionJudge;
import org.trucewatch.assessment.agreement.Span;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketState.CommentState;

/** Works out a worked case and compares. */
public final class CaseTrial {
  private final Terms terms;
  private final Conditions conditions;

  /**
   * One expectation that was not met.
   *
   * @param name what was looked at
   * @param expected as the file says
   * @param found what it is
   */
  public record Difference(String name, String expected, String found) {}

  public CaseTrial(Terms terms, Conditions conditions) {
    this.terms = terms;
    this.conditions = conditions;
  }

  /** What differs from the file, by name; none where the case holds. */
  public List<Difference> differences(WorkedCase worked) {
    Map<String, String> found = standings(worked);
    List<Difference> differences = new ArrayList<>();
    worked.expected().forEach((name, expected) -> {
      String is = found.getOrDefault(name, "nothing of that name");
      if (!is.equals(expected)) {
        differences.add(new Difference(name, expected, is));
      }
    });
    return differences;
  }

  /**
   * How everything stands, by name: {@code provision.ID}, {@code clock.ID}; with a docket also {@code criterion.ID},
   * {@code step.ID}, {@code outcome.STEP}, {@code forfeiture.ID}, {@code suspension.ID}, {@code renewal.ID}, {@code end}, {@code clause}, {@code comment}, {@code release.FINDING}, {@code refused},
   * {@code missing}.
   */
  public Map<String, String> standings(WorkedCase worked) {
    Map<String, String> found = new TreeMap<>();
    new ProvisionJudge(terms, conditions)
        .judge(worked.act(), worked.asOf())
        .forEach(j ->
            found.put("provision." + j.provision().provisionId(), j.standing().name()));
    new ClockReader(terms.clocks())
        .read(worked.act().moments(), worked.asOf())
        .forEach(c -> found.put("clock." + c.rule().clockId(), end(c)));
    worked
        .heading()
        .ifPresent(h -> docket(
            new Docket(terms, conditions, h).state(worked.entries(), worked.asOf()),
            terms.preamble().zone(),
            found));
    return found;
  }

  private static void docket(DocketState state, ZoneId zone, Map<String, String> found) {
    state
        .criteria()
        .forEach(c ->
            found.put("criterion." + c.criterion().criterionId(), c.standing().name()));
    state.clocks().forEach(c -> found.put("clock." + c.rule().clockId(), end(c)));
    state.steps().forEach(s -> {
      found.put("step." + s.step().stepId(), s.standing().name());
      found.put("outcome." + s.step().stepId(), outcome(s.outcome()));
    });
    state
        .forfeitures()
        .forEach(f -> found.put(
            "forfeiture." + f.forfeiture().forfeitureId(),
            f.declared().isPresent() ? "DECLARED" : f.standing().name()));
    state
        .suspensions()
        .forEach(s -> found.put(
            "suspension." + s.suspension().suspensionId(),
            s.inForce()
                ? "DECLARED"
                : s.lifted().isPresent() ? "LIFTED" : s.standing().name()));
    state.renewals().forEach(r -> {
      found.put("renewal." + r.renewal().renewalId(), r.acts().isEmpty() ? "NONE" : "RENEWED");
      found.put("outcome." + r.renewal().renewalId(), outcome(r.outcome()));
    });
    found.put(
        "end",
        state.end().map(e -> e.atZone(zone).toOffsetDateTime().toString()).orElse("NONE"));
    found.put("clause", state.standing().name());
    found.put("ended", state.ended().name());
    found.put("comment", comment(state.comment()));
    found.put(
        "refused",
        String.join(
            " ", state.refusals().stream().map(r -> r.entryId()).sorted().toList()));
    state
        .releases()
        .forEach(r -> found.put(
            "release." + r.findingId(),
            r.standing() + r.released().map(g -> " " + g).orElse("")));
    found.put("missing", String.join("; ", state.missing()));
  }

  /** The last day of a clock that runs to a day's end, the instant in the clock's zone of any other. */
  static String end(ClockReading c) {
    ZoneId zone = c.rule().zone();
    Optional<String> day = c.rule().span() instanceof Span.ToEndOfDay d
        ? c.start().map(s -> d.lastDate(s, zone).toString())
        : c.end().map(e -> e.atZone(zone).toOffsetDateTime().toString());
    return day.orElse("NOT_STARTED");
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Adopted a -> "ADOPTED";
      case Outcome.NotAdopted n -> "NOT_ADOPTED";
      case Outcome.Open o -> "OPEN";
      case Outcome.EachForItself e -> "EACH_FOR_ITSELF";
      case Outcome.CannotBeSaid c -> "CANNOT_BE_SAID";
      case Outcome.TakesEffectByText t -> "TAKES_EFFECT_BY_TEXT";
    };
  }

  private static String comment(CommentState comment) {
    return switch (comment) {
      case CommentState.NobodyAccused n -> "NOBODY_ACCUSED";
      case CommentState.NotInvited n -> "NOT_INVITED";
      case CommentState.Awaited a -> "AWAITED";
      case CommentState.Received r -> r.isInTime() ? "RECEIVED" : "LATE";
      case CommentState.Silent s -> "SILENT";
    };
  }
}
