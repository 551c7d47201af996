// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

/**
 * A fire that fills part of a satellite's pixel: how large it must be to warm the pixel at 3.74 micrometres by so much.
 * Planck's law for fire and ground side by side, both black, no atmosphere. Source: J. Dozier, "A method for satellite
 * identification of surface temperature fields of subpixel resolution", Remote Sensing of Environment 11, 1981.
 *
 * @param squareMeters least area of the fire
 * @param megawatts what it radiates
 */
public record FirePixel(double squareMeters, double megawatts) {
  private static final double WAVELENGTH_METERS = 3.74e-6;
  private static final double PIXEL_METERS = 375;

  /** hc / k, m K. */
  private static final double SECOND_RADIATION_CONSTANT = 0.01438776877;

  private static final double STEFAN_BOLTZMANN = 5.670374419e-8;

  /** The least fire of this temperature on ground of that one which warms the pixel by the excess, all in kelvin. */
  public static FirePixel least(double fireKelvin, double groundKelvin, double excessKelvin) {
    double ground = radiance(groundKelvin);
    double share =
        (radiance(groundKelvin + excessKelvin) - ground) / (radiance(fireKelvin) - ground);
    double area = share * PIXEL_METERS * PIXEL_METERS;
    double watts = STEFAN_BOLTZMANN * fireKelvin * fireKelvin * fireKelvin * fireKelvin * area;
    return new FirePixel(area, watts * 1e-6);
  }

  /** Up to a constant factor. */
  private static double radiance(double kelvin) {
    return 1 / StrictMath.expm1(SECOND_RADIATION_CONSTANT / (WAVELENGTH_METERS * kelvin));
  }
}
