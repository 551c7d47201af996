// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.condition.FactDeclaration.Kind;
import org.trucewatch.assessment.condition.FactValue.Answer;
import org.trucewatch.assessment.condition.FactValue.Quantity;
import org.trucewatch.assessment.condition.FactValue.Word;

class ConditionTest {
  private static final ConditionCompiler COMPILER = new ConditionCompiler(List.of(
      new FactDeclaration("a", Kind.ANSWER, List.of(), "", "a"),
      new FactDeclaration("b", Kind.ANSWER, List.of(), "", "b"),
      new FactDeclaration("act.depth", Kind.QUANTITY, List.of(), "m", "depth"),
      new FactDeclaration("act.kind", Kind.WORD, List.of("MORTAR", "TANK"), "", "kind")));

  private static Explanation explain(String text, Map<String, FactValue> known) {
    return COMPILER.check(text).condition().orElseThrow().explain(Facts.of(known));
  }

  @ParameterizedTest
  @CsvSource({
    "a && b, T, T, TRUE", "a && b, T, U, UNKNOWN", "a && b, F, U, FALSE", "a && b, U, F, FALSE",
    "a || b, F, F, FALSE", "a || b, F, U, UNKNOWN", "a || b, T, U, TRUE", "a || b, U, T, TRUE",
    "!a, U, U, UNKNOWN", "!a, T, U, FALSE", "a ? b : b, U, T, TRUE", "a ? b : !b, U, T, UNKNOWN",
    "a || !a, U, U, UNKNOWN"
  })
  void unknownIsNeitherTrueNorFalse(String text, String a, String b, Truth expected) {
    var known = new TreeMap<String, FactValue>();
    for (var e : Map.of("a", a, "b", b).entrySet()) {
      if (!e.getValue().equals("U")) {
        known.put(e.getKey(), new Answer(e.getValue().equals("T")));
      }
    }
    assertThat(explain(text, known).truth()).isEqualTo(expected);
  }

  @Test
  void aQuantityThatReachesOverTheThresholdLeavesTheMatterOpen() {
    assertThat(explain("act.depth > 1000.0", Map.of("act.depth", new Quantity(1_200, 100)))
            .truth())
        .isEqualTo(Truth.TRUE);
    assertThat(explain("act.depth > 1000.0", Map.of("act.depth", new Quantity(1_050, 100)))
            .truth())
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void theTreeNamesThePieceThatWouldDecide() {
    Explanation e = explain(
        "act.kind in ['TANK'] && (a || act.depth > 1000.0)",
        Map.of("act.kind", new Word("TANK"), "a", new Answer(false)));
    assertThat(e.truth()).isEqualTo(Truth.UNKNOWN);
    assertThat(e.pivots())
        .filteredOn(p -> p.ifTrue() == Truth.TRUE && p.ifFalse() == Truth.FALSE)
        .extracting(p -> p.leaf().text())
        .containsExactly("act.depth > 1000.0");
    assertThat(e.fewestMissing(3).orElseThrow())
        .extracting(Leaf::why)
        .containsExactly("act.depth is not established");
  }

  @Test
  void noWayIsFoundWhereAKnownFactForbidsIt() {
    assertThat(explain("a && b", Map.of("a", new Answer(false))).fewestMissing(3))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "act.kind == 'MORTER' | act.kind is never 'MORTER', one of MORTAR, TANK",
        "act.kind in ['TANK', 'GUN'] | act.kind is never 'GUN'",
        "act.dept > 1.0 | undeclared reference",
        "act.depth > 1 | no matching overload",
        "act.depth + 1.0 | expected type 'bool'",
        "a && | mismatched input",
        "[1, 2].exists(x, x > 1) | undeclared reference"
      })
  void aConditionThatDoesNotFitTheVocabularyIsRefused(String text, String message) {
    assertThat(COMPILER.check(text).faults()).isNotEmpty();
    assertThat(COMPILER.check(text).faults().getFirst().what()).contains(message);
    assertThat(COMPILER.check(text).condition()).isEmpty();
  }

  @Test
  void aDivisionByZeroDecidesNothing() {
    assertThat(COMPILER.check("1 / 0 > 2").faults()).isEmpty();
    assertThat(explain("1 / 0 > 2", Map.of()).truth()).isEqualTo(Truth.UNKNOWN);
  }
}
