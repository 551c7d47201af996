// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

/**
 * What happened, where a set tells.
 *
 * @param timeSeconds origin time
 * @param xKilometers east
 * @param yKilometers north
 * @param picks numbers of the picks that are truly its own
 */
public record TrueEvent(double timeSeconds, double xKilometers, double yKilometers, int[] picks) {
  public TrueEvent {
    picks = picks.clone();
  }

  @Override
  public int[] picks() {
    return picks.clone();
  }

  /** How many picks are truly its own. */
  public int size() {
    return picks.length;
  }
}
