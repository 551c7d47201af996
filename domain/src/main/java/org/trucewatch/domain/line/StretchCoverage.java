// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

import java.util.List;

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
 * @param sources the same for each source that was asked about, the reference among them; empty where only the reference was
 */
public record StretchCoverage(
    double fromKilometers,
    double toKilometers,
    double fromSeconds,
    double toSeconds,
    double detection,
    String reference,
    double nodesUp,
    String gap,
    List<OfSource> sources) {
  /**
   * Of one kind of source.
   *
   * @param source its kind, as in "82 mm impact"
   * @param detection probability that one is located there and then; mean
   */
  public record OfSource(String source, double detection) {}

  public StretchCoverage {
    sources = List.copyOf(sources);
  }

  /** Of the reference alone. */
  public StretchCoverage(
      double fromKilometers,
      double toKilometers,
      double fromSeconds,
      double toSeconds,
      double detection,
      String reference,
      double nodesUp,
      String gap) {
    this(
        fromKilometers,
        toKilometers,
        fromSeconds,
        toSeconds,
        detection,
        reference,
        nodesUp,
        gap,
        List.of());
  }

  /** Whether silence says something here. */
  public boolean isCovered() {
    return gap.isEmpty();
  }
}
