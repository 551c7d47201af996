// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

/**
 * What a count out of a number of cases says of the share behind it.
 *
 * <p>Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
 * binomial", Biometrika 26, 1934.
 */
final class BinomialBand {
  private BinomialBand() {}

  /** The share above which so few would come out with no more than this probability; 1 where there was no case. */
  static double upper(int count, int of, double tail) {
    return count >= of ? 1 : solved(count, of, tail);
  }

  /** The share below which so many would come out with no more than this probability; 0 where there was no case. */
  static double lower(int count, int of, double tail) {
    return count == 0 ? 0 : 1 - upper(of - count, of, tail);
  }

  private static double solved(int count, int of, double tail) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (atMost(count, of, middle) > tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  /** Probability of at most so many. */
  private static double atMost(int count, int of, double share) {
    double logTerm = of * Math.log1p(-share);
    double step = Math.log(share) - Math.log1p(-share);
    double sum = 0;
    for (int k = 0; k <= count; k++) {
      sum += Math.exp(logTerm);
      logTerm += step + Math.log((double) (of - k) / (k + 1));
    }
    return sum;
  }
}
