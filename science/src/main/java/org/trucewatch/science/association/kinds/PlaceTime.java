// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * A Gaussian of place and time in a local plane: kilometres east and north, seconds after the caller's epoch.
 *
 * @param eastKm      mean
 * @param northKm     mean
 * @param timeSeconds mean
 * @param xx          covariance, upper triangle of (east, north, time); units are the products of the axes' units
 */
public record PlaceTime(
    double eastKm,
    double northKm,
    double timeSeconds,
    double xx,
    double xy,
    double xt,
    double yy,
    double yt,
    double tt) {
  private static final double LOG_TWO_PI_CUBED = 3 * StrictMath.log(2 * StrictMath.PI);

  /** Checks that the covariance is one. */
  public PlaceTime {
    double det = determinant(xx, xy, xt, yy, yt, tt);
    if (!(xx > 0 && xx * yy - xy * xy > 0 && det > 0)
        || !(Math.abs(eastKm) < 1e6 && Math.abs(northKm) < 1e6 && Math.abs(timeSeconds) < 1e12)) {
      throw new IllegalArgumentException("place and time " + eastKm + ", " + northKm + " km, "
          + timeSeconds + " s have a covariance of determinant " + det
          + ", expected finite numbers and a positive definite covariance");
    }
  }

  private static double determinant(
      double xx, double xy, double xt, double yy, double yt, double tt) {
    return xx * (yy * tt - yt * yt) + xy * (xt * yt - xy * tt) + xt * (xy * yt - xt * yy);
  }

  private double determinant() {
    return determinant(xx, xy, xt, yy, yt, tt);
  }

  /** Both errors: the Gaussian of the difference's spread, about this mean. */
  private PlaceTime widenedBy(PlaceTime other) {
    return new PlaceTime(
        eastKm,
        northKm,
        timeSeconds,
        xx + other.xx,
        xy + other.xy,
        xt + other.xt,
        yy + other.yy,
        yt + other.yt,
        tt + other.tt);
  }

  /** Squared distance of the two means in standard deviations of their difference: chi-square of 3 if they are one thing. */
  public double mahalanobisSquared(PlaceTime other) {
    double[] p = widenedBy(other).precision();
    double dx = other.eastKm - eastKm;
    double dy = other.northKm - northKm;
    double dt = other.timeSeconds - timeSeconds;
    return p[0] * dx * dx
        + p[3] * dy * dy
        + p[5] * dt * dt
        + 2 * (p[1] * dx * dy + p[2] * dx * dt + p[4] * dy * dt);
  }

  /** Log density, per km² and s, that the two are of one place and time. */
  public double logAgreement(PlaceTime other) {
    return -0.5
        * (mahalanobisSquared(other)
            + StrictMath.log(widenedBy(other).determinant())
            + LOG_TWO_PI_CUBED);
  }

  /** Product of the two likelihoods: precisions add. */
  public PlaceTime times(PlaceTime other) {
    double[] a = precision();
    double[] b = other.precision();
    double[] sum = new double[6];
    for (int i = 0; i < 6; i++) {
      sum[i] = a[i] + b[i];
    }
    double[] right = new double[3];
    double[] one = times(a, eastKm, northKm, timeSeconds);
    double[] two = times(b, other.eastKm, other.northKm, other.timeSeconds);
    for (int i = 0; i < 3; i++) {
      right[i] = one[i] + two[i];
    }
    double[] c = inverse(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
    double[] mean = times(c, right[0], right[1], right[2]);
    return new PlaceTime(mean[0], mean[1], mean[2], c[0], c[1], c[2], c[3], c[4], c[5]);
  }

  private double[] precision() {
    return inverse(xx, xy, xt, yy, yt, tt);
  }

  private static double[] times(double[] m, double x, double y, double t) {
    return new double[] {
      m[0] * x + m[1] * y + m[2] * t, m[1] * x + m[3] * y + m[4] * t, m[2] * x + m[4] * y + m[5] * t
    };
  }

  private static double[] inverse(
      double xx, double xy, double xt, double yy, double yt, double tt) {
    double det = determinant(xx, xy, xt, yy, yt, tt);
    return new double[] {
      (yy * tt - yt * yt) / det,
      (xt * yt - xy * tt) / det,
      (xy * yt - xt * yy) / det,
      (xx * tt - xt * xt) / det,
      (xt * xy - xx * yt) / det,
      (xx * yy - xy * xy) / det
    };
  }
}
