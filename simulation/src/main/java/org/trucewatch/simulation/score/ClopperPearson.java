// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;


/**
 * The exact bound of a share of which k of n were seen. Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits
 * illustrated in the case of the binomial, Biometrika 26, 404-413, 1934.
 */
public final class ClopperPearson {
  private static final int HALVINGS = 60;

  private ClopperPearson() {}

  /**
   * The largest share under which so few are seen with probability {@code tail} or more; 1 of nothing.
   *
   * @param seen how many
   * @param tail 0.05 for the one-sided 95 % bound
   */
  public static double upper(Count seen, double tail) {
    if (seen.denominator() == 0 || seen.numerator() >= seen.denominator()) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(seen, middle) >= tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Probability of so many or fewer; terms from the ratio of neighbours, in logarithms. */
  private static double atMost(Count seen, double p) {
    double log = seen.denominator() * StrictMath.log1p(-p);
    double sum = StrictMath.exp(log);
    for (long k = 1; k <= seen.numerator(); k++) {
      log += StrictMath.log((seen.denominator() - k + 1.0) / k)
          + StrictMath.log(p)
          - StrictMath.log1p(-p);
      sum += StrictMath.exp(log);
    }
    return sum;
  }

}
