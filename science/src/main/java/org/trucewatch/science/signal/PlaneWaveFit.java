// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import org.trucewatch.domain.quantity.Symmetric2;

/**
 * A plane front through the arrival times of some elements, by least squares.
 *
 * @param delayAtReference arrival at the reference point, s
 * @param slowness of the front, towards the source
 * @param residualsSeconds observed minus fitted for every element of the array, in the order of the array, also for
 *     those that were left out of the fit: there it is the offset that would make the element fit
 * @param squareSum sum of the squared residuals of the elements in the fit, s²
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, made once and read
record PlaneWaveFit(
    double delayAtReference, Slowness slowness, double[] residualsSeconds, double squareSum) {

  /** Fits delays (s) of the members; needs three elements that do not stand on one line. */
  static PlaneWaveFit of(ArrayGeometry geometry, Subset members, double[] delaysSeconds) {
    int[] elements = members.elements();
    double e = 0;
    double n = 0;
    double t = 0;
    for (int m : elements) {
      e += geometry.eastMeters(m) / elements.length;
      n += geometry.northMeters(m) / elements.length;
      t += delaysSeconds[m] / elements.length;
    }
    double te = 0;
    double tn = 0;
    for (int m : elements) {
      te += (geometry.eastMeters(m) - e) * (delaysSeconds[m] - t);
      tn += (geometry.northMeters(m) - n) * (delaysSeconds[m] - t);
    }
    Symmetric2 inverse = geometry.spread(members).inverse();
    Slowness slowness = new Slowness(
        -(inverse.ee() * te + inverse.en() * tn), -(inverse.en() * te + inverse.nn() * tn));
    double atReference = t + slowness.east() * e + slowness.north() * n;
    double[] residuals = new double[delaysSeconds.length];
    double squares = 0;
    for (int m = 0; m < residuals.length; m++) {
      residuals[m] = delaysSeconds[m] - atReference - geometry.delaySeconds(m, slowness);
      squares += members.contains(m) ? residuals[m] * residuals[m] : 0;
    }
    return new PlaneWaveFit(atReference, slowness, residuals, squares);
  }

  /**
   * Part of a member's own timing error that stays visible in its residual, 0 to 1: the diagonal of the residual
   * projection. An offset of the member alone is its residual divided by this.
   */
  static double visibility(ArrayGeometry geometry, Subset members, int element) {
    int[] elements = members.elements();
    double e = 0;
    double n = 0;
    for (int m : elements) {
      e += geometry.eastMeters(m) / elements.length;
      n += geometry.northMeters(m) / elements.length;
    }
    Symmetric2 inverse = geometry.spread(members).inverse();
    double de = geometry.eastMeters(element) - e;
    double dn = geometry.northMeters(element) - n;
    double leverage = inverse.ee() * de * de + 2 * inverse.en() * de * dn + inverse.nn() * dn * dn;
    return 1 - 1.0 / elements.length - leverage;
  }
}
