// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Spans of time for which coverage is told, and whether they hold another without a hole. Seconds. */
final class CoveredSpans {
  private final List<double[]> spans = new ArrayList<>();

  void add(double fromSeconds, double toSeconds) {
    spans.add(new double[] {fromSeconds, toSeconds});
  }

  /** Whether together they hold all of a span; before second 0 there is no record, and none is missed. */
  boolean holds(double fromSeconds, double toSeconds) {
    double reached = Math.max(0, fromSeconds);
    spans.sort(Comparator.comparingDouble(s -> s[0]));
    for (double[] s : spans) {
      if (s[0] > reached) {
        break;
      }
      reached = Math.max(reached, s[1]);
    }
    return reached >= toSeconds;
  }
}
