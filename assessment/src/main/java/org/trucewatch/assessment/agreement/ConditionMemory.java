// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.trucewatch.assessment.condition.Explanation;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;

/**
 * Conditions that are evaluated once for each combination of the facts they read, however many acts show it. One thread owns a
 * memory; the answers are those of {@link Conditions#explain}.
 */
public final class ConditionMemory {
  /** Most answers kept for one condition; beyond, all of them are forgotten and begun again. */
  public static final int ANSWERS_MAX = 20_000;

  private final Conditions conditions;
  private final Map<String, Remembered> byText = new HashMap<>();
  private long evaluations;

  public ConditionMemory(Conditions conditions) {
    this.conditions = conditions;
  }

  /** A condition's answers by the values, or reasons of absence, of what it reads. */
  private record Remembered(List<String> reads, Map<List<Object>, Explanation> answers) {}

  /** As {@link Conditions#explain}. */
  public Explanation explain(ConditionText text, Facts facts) {
    Remembered r = byText.computeIfAbsent(
        text.text(), t -> new Remembered(readsOf(text), new HashMap<>()));
    List<Object> key = new ArrayList<>(r.reads().size());
    for (String name : r.reads()) {
      Optional<FactValue> value = facts.find(name);
      key.add(value.isPresent() ? value.get() : facts.whyUnknown(name));
    }
    Explanation known = r.answers().get(key);
    if (known != null) {
      return known;
    }
    if (r.answers().size() >= ANSWERS_MAX) {
      r.answers().clear();
    }
    evaluations++;
    Explanation answer = conditions.explain(text, facts);
    r.answers().put(key, answer);
    return answer;
  }

  private List<String> readsOf(ConditionText text) {
    var reads = new TreeSet<String>();
    conditions.explain(text, Facts.NONE).leaves().forEach(l -> reads.addAll(l.reads()));
    return List.copyOf(reads);
  }

  /** How often a condition was evaluated and not remembered. */
  public long evaluations() {
    return evaluations;
  }
}
