// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.assessment.agreement.ClockReading.State;
import org.trucewatch.assessment.agreement.ClockRule.Moment;

/** Reads the clocks of an agreement: each from the earliest moment that starts it. */
public final class ClockReader {
  private final List<ClockRule> rules;

  public ClockReader(List<ClockRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Every clock, in the agreement's order.
   *
   * @param moments when each moment came, the earliest of its kind
   * @param asOf the instant at which they are read
   */
  public List<ClockReading> read(Map<Moment, Instant> moments, Instant asOf) {
    List<ClockReading> readings = new ArrayList<>();
    for (ClockRule rule : rules) {
      Optional<Instant> start = start(rule, moments, rules.size());
      Optional<Instant> end = start.map(s -> rule.span().endOf(s, rule.zone()));
      State state = start.isEmpty() || start.get().isAfter(asOf)
          ? State.NOT_STARTED
          : end.orElseThrow().isAfter(asOf) ? State.RUNNING : State.RUN_OUT;
      readings.add(new ClockReading(rule, start, end, state));
    }
    return readings;
  }

  /** @param stepsLeft a ring of clocks that wait for each other never starts */
  private Optional<Instant> start(ClockRule rule, Map<Moment, Instant> moments, int stepsLeft) {
    if (rule.from().isPresent()) {
      return Optional.ofNullable(moments.get(rule.from().get()));
    }
    if (rule.after().isEmpty() || stepsLeft == 0) {
      return Optional.empty();
    }
    return rules.stream()
        .filter(r -> r.clockId().equals(rule.after()))
        .findFirst()
        .flatMap(before ->
            start(before, moments, stepsLeft - 1).map(s -> before.span().endOf(s, before.zone())));
  }
}
