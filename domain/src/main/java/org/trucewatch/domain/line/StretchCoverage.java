// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * What could have been seen on a stretch of the line during a span: no count is given without it.
 *
 * @param fromKilometers of the line
 * @param toKilometers of the line
 * @param fromSeconds begin
 * @param toSeconds end
 * @param detection probability that the reference source, named, is located there and then; mean
 * @param reference the source it is about, as in "120 mm impact"
 * @param nodesUp mean share of nodes that answered
 * @param gap why nothing may be concluded from silence; empty where it may
 */
public record StretchCoverage(
    double fromKilometers,
    double toKilometers,
    double fromSeconds,
    double toSeconds,
    double detection,
    String reference,
    double nodesUp,
    String gap) {
  /** Whether silence says something here. */
  public boolean isCovered() {
    return gap.isEmpty();
  }
}
