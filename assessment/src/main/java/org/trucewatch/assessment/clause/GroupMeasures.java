// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.agreement.GroupRule;
import org.trucewatch.assessment.agreement.GroupRule.Measured;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;

/**
 * Facts of a whole group of incidents, by the measures that its clause names. A group is closed once the longest pause has
 * passed after its last incident, all of each was in view, and no other incident may belong to it. While it is open it may
 * be larger: its span is then known from below, and up to one pause longer at either end; a count of it is not known.
 */
final class GroupMeasures {
  private static final double MILLISECONDS = 1_000;

  private final Terms terms;
  private final GroupRule rule;
  private final Instant asOf;
  private final Map<String, String> why = new TreeMap<>();

  GroupMeasures(Terms terms, GroupRule rule, Instant asOf) {
    this.terms = terms;
    this.rule = rule;
    this.asOf = asOf;
  }

  /** Why a measure that was asked for is not known, by fact. */
  Map<String, String> whyUnknown() {
    return why;
  }

  /**
   * What is known, by fact.
   *
   * @param incidents at least one
   * @param isComplete whether no other may belong to the group
   */
  Map<String, FactValue> values(List<FiledIncident> incidents, boolean isComplete) {
    Instant end =
        incidents.stream().map(FiledIncident::to).max(Instant::compareTo).orElseThrow();
    boolean isClosed = isComplete
        && !asOf.isBefore(end.plus(rule.within()))
        && incidents.stream().allMatch(i -> i.measures().isWhole());
    Map<String, FactValue> values = new TreeMap<>();
    for (Measured m : rule.measures()) {
      value(m, incidents, isClosed)
          .filter(v -> terms.findFact(m.fact()).filter(d -> d.admits(v)).isPresent())
          .ifPresentOrElse(
              v -> values.put(m.fact(), v),
              () -> why.put(
                  m.fact(),
                  "the group of " + incidents.size()
                      + " incidents may be larger than what is established of it"));
    }
    return values;
  }

  private Optional<FactValue> value(Measured m, List<FiledIncident> incidents, boolean isClosed) {
    return switch (m.as()) {
      case SPAN -> span(m.fact(), incidents, isClosed);
      case ROUNDS ->
        Optional.<FactValue>of(new FactValue.Count(
                incidents.stream().mapToLong(i -> i.measures().rounds()).sum()))
            .filter(v -> isClosed);
      case LARGEST -> largest(incidents, isClosed);
      case INCIDENTS ->
        Optional.<FactValue>of(new FactValue.Count(incidents.size())).filter(v -> isClosed);
      case RENEWED ->
        Optional.<FactValue>of(new FactValue.Answer(incidents.size() > 1))
            .filter(v -> isClosed || incidents.size() > 1);
    };
  }

  private static Optional<FactValue> largest(List<FiledIncident> incidents, boolean isClosed) {
    return incidents.stream()
        .map(i -> i.measures().severity())
        .max(Comparator.naturalOrder())
        .filter(s -> s == Severity.BROAD || isClosed && s != Severity.NONE)
        .map(s -> new FactValue.Word(s.name()));
  }

  /** In the fact's unit. */
  private Optional<FactValue> span(String fact, List<FiledIncident> incidents, boolean isClosed) {
    FiledIncident first = incidents.stream()
        .min(Comparator.comparing(FiledIncident::from).thenComparing(FiledIncident::incidentId))
        .orElseThrow();
    FiledIncident last = incidents.stream()
        .max(Comparator.comparing(FiledIncident::to).thenComparing(FiledIncident::incidentId))
        .orElseThrow();
    double unit = terms.findFact(fact).map(d -> unitSeconds(d.unit())).orElse(Double.NaN);
    double seconds = Duration.between(first.from(), last.to()).toMillis() / MILLISECONDS;
    double error = first.measures().errorSeconds() + last.measures().errorSeconds();
    double more = isClosed ? 0 : rule.within().toSeconds();
    return Double.isFinite(unit)
        ? Optional.of(new FactValue.Quantity((seconds + more) / unit, (error + more) / unit))
        : Optional.empty();
  }

  private static double unitSeconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "min" -> 60;
      case "h" -> 3_600;
      default -> Double.NaN;
    };
  }
}
