// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.StretchCoverage;

/**
 * Three measures that are never mixed.
 *
 * @param observedSigns each observed sign of fire, de-duplicated: as patrols of earlier missions counted. A launch and its burst are
 *     two signs; an explosion of unknown cause is one; announced detonations are none
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
  private static final double SECONDS_PER_DAY = 86_400;

  /**
   * The three measures of these findings under this coverage. Coverage may be told for several reference sources: that of the
   * first row counts, so that no kilometre counts twice. An incident that was seen where coverage is not enough counts too.
   */
  public static ViolationCounts of(List<IncidentFinding> findings, List<StretchCoverage> coverage) {
    long incidents = findings.stream().filter(IncidentFinding::isViolation).count();
    long grave = findings.stream()
        .filter(f -> f.isViolation() && f.severity() != Severity.NONE)
        .count();
    double covered = 0;
    double all = 0;
    for (StretchCoverage c : coverage) {
      if (c.reference().equals(coverage.getFirst().reference())) {
        double part = (c.toKilometers() - c.fromKilometers())
            * (c.toSeconds() - c.fromSeconds())
            / SECONDS_PER_DAY;
        all += part;
        covered += c.isCovered() ? part : 0;
      }
    }
    double rate = covered > 0 ? incidents / covered : Double.NaN;
    return new ViolationCounts(signs(findings), incidents, grave, rate, covered, all);
  }

  private static long signs(List<IncidentFinding> findings) {
    Set<String> seen = new HashSet<>();
    for (IncidentFinding f : findings) {
      Incident.Kind kind = f.incident().kind();
      if (kind == Incident.Kind.FIRE || kind == Incident.Kind.EXPLOSION) {
        f.incident().impulses().stream().map(Impulse::eventId).forEach(seen::add);
      }
    }
    return seen.size();
  }
}
