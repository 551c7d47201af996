// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * From score S to the probability that an event is real.
 *
 * <p>Fitted by {@code bench calibration} to one half of the sets that it draws and checked on the other half; decision record 0025
 * has the seeds and what the other half said. Real means that at least three picks and half of the event's picks are of one true
 * event. Of the generator's world: audibility is a step, errors are normal.
 */
public final class ProbabilityCalibration {
  /** Fitted on 6,121 events of the 32 sets of even seeds from 260000 to 260062. */
  public static final Curve CURVE = new Curve(2.030, -9.936, 0.6072, 7.0, 0.99952);

  private ProbabilityCalibration() {}

  /** Probability that an event of this score is real, at so many chance matches a gate ({@link NetworkAssociation#matchesPerGate()}). */
  public static double probability(double logOdds, double matchesPerGate) {
    return CURVE.probability(logOdds, matchesPerGate);
  }

  /**
   * ceiling / (1 + exp(-(base + perMatch c + slope S / (1 + crowding c)))), c the chance matches a gate: in a crowd the same score
   * means less, because events compete for picks.
   *
   * @param base log-odds at score 0
   * @param perMatch what a chance match a gate changes of it
   * @param slope log-odds per score where nothing overlaps
   * @param crowding by what part a chance match a gate flattens the slope
   * @param ceiling no event is surer than this
   */
  public record Curve(double base, double perMatch, double slope, double crowding, double ceiling) {
    /** Densest crowd that was drawn; beyond it the curve stays. */
    public static final double MATCHES_MAX = 0.3;

    /** The score as the crowd leaves it, S / (1 + crowding c). */
    public static double flattened(double logOdds, double matchesPerGate, double crowding) {
      return logOdds / (1 + crowding * Math.min(MATCHES_MAX, matchesPerGate));
    }

    /** The probability. */
    public double probability(double logOdds, double matchesPerGate) {
      double sum = base
          + perMatch * Math.min(MATCHES_MAX, matchesPerGate)
          + slope * flattened(logOdds, matchesPerGate, crowding);
      return ceiling / (1 + StrictMath.exp(-sum));
    }
  }
}
