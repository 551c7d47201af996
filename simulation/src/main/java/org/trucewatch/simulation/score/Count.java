// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import org.trucewatch.science.association.scoring.ClopperPearson;

/**
 * So many of so many.
 *
 * @param numerator those that did
 * @param denominator all
 */
public record Count(long numerator, long denominator) {
  /** None of none. */
  public static final Count NONE = new Count(0, 0);

  /** Their ratio; NaN of nothing. */
  public double share() {
    return denominator == 0 ? Double.NaN : (double) numerator / denominator;
  }

  /** Both together. */
  public Count plus(Count other) {
    return new Count(numerator + other.numerator, denominator + other.denominator);
  }

  /** One more, which did or did not. */
  Count and(boolean did) {
    return new Count(numerator + (did ? 1 : 0), denominator + 1);
  }

  /** Clopper and Pearson's upper bound of the share; 1 of nothing. */
  public double upper(double tail) {
    return ClopperPearson.upper(numerator, denominator, tail);
  }

  /** The lower bound likewise; 0 of nothing. */
  public double lower(double tail) {
    return ClopperPearson.lower(numerator, denominator, tail);
  }
}
