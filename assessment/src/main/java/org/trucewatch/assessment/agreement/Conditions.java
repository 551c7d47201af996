// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.assessment.condition.Condition;
import org.trucewatch.assessment.condition.ConditionCompiler;
import org.trucewatch.assessment.condition.ConditionFault;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.condition.Truth;

/** Every condition of an agreement, checked against its vocabulary. */
public final class Conditions {
  private final Map<String, Condition> byText = new TreeMap<>();
  private final List<Faulty> faulty = new ArrayList<>();

  /**
   * One that cannot be used.
   *
   * @param condition as written
   * @param owner what it is a condition of
   * @param where its place
   * @param fault what is wrong
   */
  public record Faulty(
      ConditionText condition, String owner, Provenance where, ConditionFault fault) {}

  /** A condition with what it is a condition of. */
  public record Owned(ConditionText condition, String owner, Provenance where) {}

  public Conditions(Terms terms) {
    var compiler = new ConditionCompiler(terms.vocabulary());
    for (Owned owned : all(terms)) {
      String text = owned.condition().text();
      if (!byText.containsKey(text)) {
        ConditionCompiler.Checked checked = compiler.check(text);
        checked.condition().ifPresent(c -> byText.put(text, c));
        checked
            .faults()
            .forEach(
                f -> faulty.add(new Faulty(owned.condition(), owned.owner(), owned.where(), f)));
      }
    }
  }

  /** Every condition that is written, in the agreement's order. */
  public static List<Owned> all(Terms terms) {
    List<Owned> all = new ArrayList<>();
    for (Provision p : terms.provisions()) {
      add(all, p.test(terms.lines()), "provision " + p.provisionId(), p.provenance());
      p.exceptions()
          .forEach(e -> add(
              all,
              e.when(),
              "exception " + p.provisionId() + "/" + e.exceptionId(),
              e.provenance()));
    }
    terms
        .activities()
        .forEach(a -> add(all, a.when(), "activity " + a.activityId(), a.provenance()));
    for (Clause c : terms.clauses()) {
      String clause = c.clauseId() + "/";
      c.criteria()
          .forEach(
              k -> add(all, k.when(), "criterion " + clause + k.criterionId(), k.provenance()));
      c.steps().forEach(s -> {
        add(all, s.entry(), "entry of step " + clause + s.stepId(), s.provenance());
        add(all, s.exit(), "exit of step " + clause + s.stepId(), s.provenance());
      });
      c.forfeitures()
          .forEach(
              f -> add(all, f.when(), "forfeiture " + clause + f.forfeitureId(), f.provenance()));
      c.suspensions().forEach(s -> {
        add(all, s.when(), "suspension " + clause + s.suspensionId(), s.provenance());
        add(all, s.lifts(), "end of suspension " + clause + s.suspensionId(), s.provenance());
      });
    }
    return all;
  }

  private static void add(
      List<Owned> all, ConditionText condition, String owner, Provenance where) {
    if (!condition.isEmpty()) {
      all.add(new Owned(condition, owner, where));
    }
  }

  /** Those that cannot be used. */
  public List<Faulty> faulty() {
    return List.copyOf(faulty);
  }

  /** What the condition is; unknown where the text gives none or it cannot be used. */
  public Explanation explain(ConditionText text, Facts facts) {
    Condition condition = byText.get(text.text());
    if (condition == null) {
      String why = text.isEmpty()
          ? "the text gives no condition that could be tested"
          : "the condition cannot be used: run the linter";
      return new Leaf(text.isEmpty() ? "no condition" : text.text(), Truth.UNKNOWN, why, List.of());
    }
    return condition.explain(facts);
  }
}
