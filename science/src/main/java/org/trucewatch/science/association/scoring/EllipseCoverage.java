// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import org.trucewatch.domain.quantity.Symmetric2;

/** How often ellipses that claim to hold the truth with some probability do. */
public final class EllipseCoverage {
  /** Square of the normalised distance within which a plane normal error stays with probability p: -2 ln(1 - p). */
  public static final double CHI_SQUARED_50 = 1.3862943611198906;

  /** Likewise for 90 %. */
  public static final double CHI_SQUARED_90 = 4.605170185988092;

  private int events;
  private int within50;
  private int within90;

  /** Counts one event, located this far from the truth. */
  public void add(double eastKilometers, double northKilometers, Symmetric2 covariance) {
    Symmetric2 inverse = covariance.inverse();
    double square = inverse.ee() * eastKilometers * eastKilometers
        + 2 * inverse.en() * eastKilometers * northKilometers
        + inverse.nn() * northKilometers * northKilometers;
    add(square);
  }

  /** Counts one event by the square of its normalised distance from the truth. */
  public void add(double square) {
    events++;
    within50 += square <= CHI_SQUARED_50 ? 1 : 0;
    within90 += square <= CHI_SQUARED_90 ? 1 : 0;
  }

  /** Counts all of another's. */
  public void add(EllipseCoverage other) {
    events += other.events;
    within50 += other.within50;
    within90 += other.within90;
  }

  public int events() {
    return events;
  }

  /** Share of the 50 % ellipses that hold the truth; NaN where there is no event. */
  public double share50() {
    return (double) within50 / events;
  }

  /** Share of the 90 % ellipses that hold the truth; NaN where there is no event. */
  public double share90() {
    return (double) within90 / events;
  }
}
