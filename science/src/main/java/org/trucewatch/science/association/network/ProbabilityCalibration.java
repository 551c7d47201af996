// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * From score S to the probability that an event is real: 1 / (1 + exp(-(a S + b))).
 *
 * <p>Logistic regression on 3,400 events of sixteen sets made by the recipe of the shared synthetic sets with seeds of their own
 * (1007 to 1022): the raw score is over-confident between 2 and 8, where 0.90 to 0.99 of the events were real in crowds and 0.88
 * to 0.999 is said, and too modest below 1. Real means that at least three picks and half of the event's picks are of one true
 * event. Brier score on those sets 0.0074 (decision record 0018).
 */
public final class ProbabilityCalibration {
  /** The regression's slope and offset. */
  private static final double SLOPE = 0.6;

  private static final double OFFSET = 0.9;

  private ProbabilityCalibration() {}

  /** Probability that an event of this score is real. */
  public static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-(SLOPE * logOdds + OFFSET)));
  }
}
