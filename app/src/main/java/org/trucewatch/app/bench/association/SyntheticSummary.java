// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.Reliability;

/** What is counted over many sets together. */
record SyntheticSummary(
    Map<String, EllipseCoverage> coverageByFamily,
    Map<String, FalseEvents> falseByFamily,
    Reliability reliability,
    CostFit cost) {
  /** Of all sets; the sets of unlearnable paths count for ellipses and cost, not for the reliability of probabilities. */
  static SyntheticSummary of(List<SetRow> rows) {
    Map<String, EllipseCoverage> coverage = new TreeMap<>();
    Map<String, FalseEvents> scrambled = new TreeMap<>();
    Reliability reliability = new Reliability();
    for (SetRow row : rows) {
      coverage
          .computeIfAbsent(row.set().family(), k -> new EllipseCoverage())
          .add(row.score().coverage());
      scrambled.merge(row.set().family(), row.scrambled(), FalseEvents::and);
      if (!row.isIid()) {
        reliability.add(row.score().reliability());
      }
    }
    return new SyntheticSummary(coverage, scrambled, reliability, CostFit.of(rows));
  }

  /** Coverage by which a set is judged: its own, or its family's where it has few events. */
  EllipseCoverage judged(SetRow row) {
    return row.score().detectable() < SetRow.EVENTS_FOR_COVERAGE
        ? coverageByFamily.getOrDefault(row.set().family(), row.score().coverage())
        : row.score().coverage();
  }
}
