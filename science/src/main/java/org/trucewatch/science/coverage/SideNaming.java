// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * On which side of the line of contact an estimate would place an origin, by its true distance from the line.
 *
 * <p>The posterior is that of the shared design, physics 4.5: (1 − e) N(m, s²) + e N(m, 25 s²) across the line, e = 5 %, s² the
 * estimate's variance across the line and the line's own, and 2 % are held back for what nobody thought of, so that one kind of
 * evidence never exceeds 0.98. Estimates scatter by the same law. A side is named ({@code LEANING}) from a probability of 0.90;
 * {@code ESTABLISHED} needs 0.99 and a second kind of evidence, which a plan does not promise.
 *
 * @param meanMass mean probability that is given to the right side
 * @param right probability that the right side is named
 * @param wrong probability that the wrong side is named
 */
public record SideNaming(double meanMass, double right, double wrong) {
  /** Mass of the wide part; physics 4.5, assumed. */
  static final double WIDE_SHARE = 0.05;

  /** How much wider it is. */
  static final double WIDE_FACTOR = 5;

  /** Held back for alternatives that were not observed; physics 4.5. */
  static final double UNOBSERVED = 0.02;

  /** From here a side is named; grade LEANING. */
  public static final double LEANING = 0.90;

  private static final double NAMED_FROM = namedFrom();

  /** Distance, in standard deviations, at which the probability is {@link #LEANING}. */
  private static double namedFrom() {
    double low = 0;
    double high = 8;
    while (high - low > 1e-9) {
      double z = (low + high) / 2;
      if (mass(z) < LEANING) {
        low = z;
      } else {
        high = z;
      }
    }
    return high;
  }

  private static double mass(double z) {
    return (1 - UNOBSERVED)
        * ((1 - WIDE_SHARE) * Normal.below(z) + WIDE_SHARE * Normal.below(z / WIDE_FACTOR));
  }

  /**
   * For an origin that is located.
   *
   * @param distanceKm from the line, 0 or more
   * @param acrossKm one standard deviation of the estimate across the line
   * @param lineErrorKm one standard deviation of the line
   */
  public static SideNaming at(double distanceKm, double acrossKm, double lineErrorKm) {
    double s = Math.sqrt(acrossKm * acrossKm + lineErrorKm * lineErrorKm);
    double z = s == 0 ? Double.POSITIVE_INFINITY : distanceKm / s;
    double[] shares = {1 - WIDE_SHARE, WIDE_SHARE};
    double[] widths = {1, WIDE_FACTOR};
    double mean = 0;
    double right = 0;
    double wrong = 0;
    for (int a = 0; a < 2; a++) {
      right += shares[a] * Normal.below((z - NAMED_FROM) / widths[a]);
      wrong += shares[a] * Normal.below((-z - NAMED_FROM) / widths[a]);
      for (int b = 0; b < 2; b++) {
        double both = Math.sqrt(widths[a] * widths[a] + widths[b] * widths[b]);
        mean += (1 - UNOBSERVED) * shares[a] * shares[b] * Normal.below(z / both);
      }
    }
    return new SideNaming(mean, right, wrong);
  }
}
