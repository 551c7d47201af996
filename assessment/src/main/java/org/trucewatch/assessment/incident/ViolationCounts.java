// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.List;
import org.trucewatch.domain.line.StretchCoverage;

/**
 * Three measures that are never mixed.
 *
 * @param observedSigns each observed sign of fire, de-duplicated: as patrols of earlier missions counted
 * @param incidents incidents contrary to a provision
 * @param withSeverity of those, with a severity: they alone feed a clause
 * @param perCoveredKilometerDay incidents over kilometres of line and days that were covered; NaN where none was
 * @param coveredKilometerDays the denominator
 * @param kilometerDays all there were
 */
public record ViolationCounts(
    long observedSigns,
    long incidents,
    long withSeverity,
    double perCoveredKilometerDay,
    double coveredKilometerDays,
    double kilometerDays) {

  /** The three measures of these findings under this coverage. */
  public static ViolationCounts of(List<IncidentFinding> findings, List<StretchCoverage> coverage) {
    throw new UnsupportedOperationException("skeleton");
  }
}
