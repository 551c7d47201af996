// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/**
 * When the silence of a source that reports says something. A source that reports on most nights, and whose interest
 * would be to report, is a witness by its silence; any other is not.
 *
 * @param nightsEachSide how many nights before the window and how many after are looked at
 * @param reportingShareLeast share of those nights with a report, from which on silence counts
 */
public record SilenceRule(int nightsEachSide, double reportingShareLeast) {
  public SilenceRule {
    if (nightsEachSide < 1 || nightsEachSide > 366) {
      throw new IllegalArgumentException(
          "nightsEachSide is " + nightsEachSide + ", expected 1 to 366");
    }
    if (!(reportingShareLeast > 0.5 && reportingShareLeast <= 1)) {
      throw new IllegalArgumentException(
          "reportingShareLeast is " + reportingShareLeast + ", expected above 0.5, at most 1");
    }
  }
}
