// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

/**
 * Local magnitude: ML = lg A + 1.11 lg R + 0.00189 R - 2.09, A in nm of a Wood-Anderson record, R in km.
 *
 * <p>Source: IASPEI 2013 standard, Hutton and Boore's attenuation. [R] Surface bursts: ML = 1.2 + 0.73 lg Y, Y in
 * tonnes, one standard deviation 0.4. [D, anchored on one large accident]
 */
public final class LocalMagnitude {
  /** Spread of a burst's magnitude about its yield's. */
  static final double SD = 0.4;

  private LocalMagnitude() {}

  /** The magnitude of an amplitude at a distance. */
  public static double of(double nanometers, double kilometers) {
    return StrictMath.log10(nanometers) + distanceTerm(kilometers);
  }

  /** The amplitude, nm, that a magnitude has at a distance. */
  public static double nanometers(double magnitude, double kilometers) {
    return StrictMath.pow(10, magnitude - distanceTerm(kilometers));
  }

  /** Mean magnitude of a burst on the surface. */
  public static double ofSurfaceBurst(double kilograms) {
    return 1.2 + 0.73 * StrictMath.log10(kilograms / 1000);
  }

  private static double distanceTerm(double kilometers) {
    return 1.11 * StrictMath.log10(kilometers) + 0.00189 * kilometers - 2.09;
  }
}
