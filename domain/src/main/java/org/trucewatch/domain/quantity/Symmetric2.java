// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.quantity;

/**
 * A symmetric 2 by 2 matrix, east before north; as a covariance in the square of the unit that the context names.
 *
 * @param ee east-east
 * @param en east-north
 * @param nn north-north
 */
public record Symmetric2(double ee, double en, double nn) {
  public static final Symmetric2 ZERO = new Symmetric2(0, 0, 0);

  /** ee·nn − en². */
  public double determinant() {
    return ee * nn - en * en;
  }

  public double trace() {
    return ee + nn;
  }

  /** This + weight · (e, n)(e, n)ᵀ. */
  public Symmetric2 plusOuter(double e, double n, double weight) {
    return new Symmetric2(ee + weight * e * e, en + weight * e * n, nn + weight * n * n);
  }

  /** The inverse; infinite where the matrix is singular. */
  public Symmetric2 inverse() {
    double d = determinant();
    return new Symmetric2(nn / d, -en / d, ee / d);
  }
}
