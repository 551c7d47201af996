// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.science.impulse.LineRecord;

/** What could have been seen along the line, stretch by stretch and hour by hour, given which sensors answered. */
public final class CoverageWatch {
  /** Stretches in order of x, spans in order of time. */
  public List<StretchCoverage> coverage(LineRecord record, List<OutageAlert> alerts) {
    throw new UnsupportedOperationException("skeleton");
  }
}
