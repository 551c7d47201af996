// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.Finding.Grade;

/**
 * How many false attributions a report may be expected to hold. Of every finding that names a side, one minus its robust
 * probability is spent; once a finding would pass the agreed bound, it and all that follow name nobody in this report.
 *
 * <p>If probabilities are calibrated, the sum is the expected number of false ones: the bound on posterior error
 * probabilities of section 5 of the design of algorithms.
 *
 * @param released those that may name a side, in the order given
 * @param withheld those that would have named one, and may not in this report
 * @param expectedFalse sum of one minus P over the released
 * @param bound that was agreed
 */
public record AttributionBudget(
    List<IncidentAttribution> released,
    List<IncidentAttribution> withheld,
    double expectedFalse,
    double bound) {
  /** What the design proposes for a monthly report. */
  public static final double MONTHLY_BOUND = 0.5;

  public AttributionBudget {
    released = List.copyOf(released);
    withheld = List.copyOf(withheld);
  }

  /**
   * Spends it.
   *
   * @param findings in the order of release; those that name no side cost nothing and stand in neither list
   */
  public static AttributionBudget of(List<IncidentAttribution> findings, double bound) {
    if (!(bound >= 0 && bound < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "bound on expected false attributions is " + bound + ", expected 0 or more");
    }
    List<IncidentAttribution> released = new ArrayList<>();
    List<IncidentAttribution> withheld = new ArrayList<>();
    double spent = 0;
    for (IncidentAttribution a : findings) {
      if (a.grade() == Grade.UNDETERMINED) {
        continue;
      }
      double cost = 1 - a.robust();
      if (withheld.isEmpty() && spent + cost <= bound) {
        spent += cost;
        released.add(a);
      } else {
        withheld.add(a);
      }
    }
    return new AttributionBudget(released, withheld, spent, bound);
  }
}
