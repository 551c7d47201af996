// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * From score S to the probability that an event is real: 1 / (1 + exp(-(a S + b))).
 *
 * <p>Logistic regression on the events of one draw of sixteen sets made by the recipe of the shared synthetic sets (seeds 1007 to
 * 1022, acou-iid among them). Real means that at least three picks and half of the event's picks are of one true event. Brier score
 * on the same events 0.0074; on the shared sets but acou-iid, which it was not fitted to, 0.0089. One curve for all densities: it is
 * too sure in the worst sound crowd (Brier score 0.035 there). See decision record 0018.
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
