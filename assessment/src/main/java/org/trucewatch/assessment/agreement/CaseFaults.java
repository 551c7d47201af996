// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.trucewatch.assessment.agreement.GroupRule.As;
import org.trucewatch.assessment.agreement.LintFault.Rule;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.condition.FactValue;

/** Groups whose measures fit no fact, and reviewers who have a side. */
final class CaseFaults {
  private final Terms terms;
  private final List<LintFault> faults = new ArrayList<>();

  private CaseFaults(Terms terms) {
    this.terms = terms;
  }

  static List<LintFault> of(Terms terms) {
    var found = new CaseFaults(terms);
    terms.clauses().forEach(c -> c.group().ifPresent(g -> found.group(c, g)));
    found.review();
    return found.faults;
  }

  private void add(Rule rule, Provenance at, String what, String expected, String remedy) {
    faults.add(new LintFault(rule, at.file(), at.line(), what, expected, remedy));
  }

  private void group(Clause clause, GroupRule group) {
    if (group.kinds().isEmpty()) {
      add(
          Rule.UNDEFINED,
          group.provenance(),
          "group of clause " + clause.clauseId() + " names no kind of incident",
          "at least one under kinds",
          "Say which incidents may belong to a case.");
    }
    for (GroupRule.Measured m : group.measures()) {
      Optional<FactDeclaration> fact = terms.findFact(m.fact());
      if (fact.isEmpty()) {
        add(
            Rule.UNDEFINED,
            m.provenance(),
            "group of clause " + clause.clauseId() + " measures the fact " + m.fact()
                + ", which is not declared",
            "one of " + terms.vocabulary().stream().map(FactDeclaration::name).toList(),
            "Declare it under facts, or correct its name.");
      } else if (!fits(fact.get(), m.as())) {
        add(
            Rule.CONDITION,
            m.provenance(),
            "group of clause " + clause.clauseId() + " measures " + m.fact() + " as " + m.as(),
            expected(m.as()),
            "Choose the measure that fits the fact's kind and unit.");
      }
    }
  }

  private static boolean fits(FactDeclaration fact, As as) {
    return switch (as) {
      case SPAN ->
        fact.kind() == FactDeclaration.Kind.QUANTITY
            && List.of("s", "min", "h").contains(fact.unit());
      case ROUNDS, INCIDENTS -> fact.kind() == FactDeclaration.Kind.COUNT;
      case RENEWED -> fact.kind() == FactDeclaration.Kind.ANSWER;
      case LARGEST ->
        Arrays.stream(new String[] {"SINGLE", "LOCAL", "BROAD"})
            .allMatch(w -> fact.admits(new FactValue.Word(w)));
    };
  }

  private static String expected(As as) {
    return switch (as) {
      case SPAN -> "a fact of kind QUANTITY in s, min or h";
      case ROUNDS, INCIDENTS -> "a fact of kind COUNT";
      case RENEWED -> "a fact of kind ANSWER";
      case LARGEST -> "a fact of kind WORD with the words SINGLE, LOCAL and BROAD";
    };
  }

  private void review() {
    ReviewRule review = terms.review();
    for (String id : review.reviewers()) {
      boolean known = terms.findParticipant(id).isPresent();
      if (!known || terms.preamble().findParty(id).isPresent()) {
        add(
            known ? Rule.NOBODY_MAY_ACT : Rule.UNDEFINED,
            review.provenance(),
            "review names the reviewer " + id + ", "
                + (known ? "a party of the agreement" : "no participant"),
            "participants that are no party",
            "A party comments; it does not review what is found about it.");
      }
    }
    if (!review.clock().isEmpty() && terms.findClock(review.clock()).isEmpty()) {
      add(
          Rule.UNDEFINED,
          review.provenance(),
          "review names the clock " + review.clock() + ", which is not there",
          "one of " + terms.clocks().stream().map(ClockRule::clockId).toList(),
          "Correct the id.");
    }
  }
}
