// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import org.trucewatch.domain.quantity.Symmetric2;

/**
 * An event as an associator reports it, in the plane of the stations.
 *
 * @param timeSeconds origin time
 * @param xKilometers east
 * @param yKilometers north
 * @param probability that it is real
 * @param covarianceKilometers2 of the place
 * @param picks numbers of its picks, each once
 */
public record FoundEvent(
    double timeSeconds,
    double xKilometers,
    double yKilometers,
    double probability,
    Symmetric2 covarianceKilometers2,
    int[] picks) {
  public FoundEvent {
    picks = picks.clone();
  }

  @Override
  public int[] picks() {
    return picks.clone();
  }
}
