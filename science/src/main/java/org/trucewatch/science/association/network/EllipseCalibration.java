// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * How much larger a location's covariance must be than its picks say, because in a crowd some picks are another event's.
 *
 * <p>Fitted by {@code bench calibration} like {@link ProbabilityCalibration}. The number of an event's picks was tried and tells
 * nothing more.
 */
public final class EllipseCalibration {
  /** Fitted on the matched events of the 32 sets of even seeds from 260000 to 260062. */
  public static final Curve CURVE = new Curve(1.009, 3.793, 13.48);

  private EllipseCalibration() {}

  /** Factor of the covariance at so many chance matches a gate, {@link NetworkAssociation#matchesPerGate()}. */
  public static double factor(double matchesPerGate) {
    return CURVE.factor(matchesPerGate);
  }

  /**
   * alone + perMatch c + perSquare c².
   *
   * @param alone where nothing overlaps
   * @param perMatch per chance match a gate
   * @param perSquare per square of them
   */
  public record Curve(double alone, double perMatch, double perSquare) {
    /** The factor; beyond the densest crowd that was drawn it stays. */
    public double factor(double matchesPerGate) {
      double c = Math.min(ProbabilityCalibration.Curve.MATCHES_MAX, matchesPerGate);
      return alone + perMatch * c + perSquare * c * c;
    }
  }
}
