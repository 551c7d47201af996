// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

/** Angles on the circle. */
public final class Angles {
  private Angles() {}

  /** a minus b, -pi to pi. */
  public static double difference(double aRadians, double bRadians) {
    return StrictMath.IEEEremainder(aRadians - bRadians, 2 * StrictMath.PI);
  }
}
