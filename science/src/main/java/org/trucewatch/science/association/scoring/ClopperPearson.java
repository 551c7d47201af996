// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

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
   * @param of how many were looked at
   * @param tail 0.05 for the one-sided 95 % bound
   */
  public static double upper(long seen, long of, double tail) {
    if (seen >= of) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(seen, of, middle) >= tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The smallest share under which so many are seen with probability {@code tail} or more; 0 of nothing. */
  public static double lower(long seen, long of, double tail) {
    return seen == 0 ? 0 : 1 - upper(of - seen, of, tail);
  }

  /** Probability of so many or fewer; terms from the ratio of neighbours, in logarithms. */
  private static double atMost(long seen, long of, double p) {
    double log = of * StrictMath.log1p(-p);
    double sum = StrictMath.exp(log);
    for (long k = 1; k <= seen; k++) {
      log += StrictMath.log((of - k + 1.0) / k) + StrictMath.log(p) - StrictMath.log1p(-p);
      sum += StrictMath.exp(log);
    }
    return sum;
  }
}
