// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * What is thought of the air (or, with no wind and a fixed speed, of the ground) at one moment of the search.
 *
 * @param windEast  km/s, where the air moves to
 * @param windNorth km/s
 * @param speed     km/s in still air
 * @param windSd    km/s, of the worse component
 * @param speedSd   km/s
 * @param covariance covariance of (windEast, windNorth, speed), upper triangle row by row, km²/s²
 */
record Air(
    double windEast, double windNorth, double speed, double windSd, double speedSd, double[] covariance) {
  /** A state with independent errors. */
  static Air of(double windEast, double windNorth, double speed, double windSd, double speedSd) {
    double w = windSd * windSd;
    return new Air(
        windEast, windNorth, speed, windSd, speedSd, new double[] {w, 0, 0, w, 0, speedSd * speedSd});
  }

  /** Path error of a travel time, as a fraction, that not knowing this state adds. */
  double relativeError() {
    return Math.sqrt(windSd * windSd + speedSd * speedSd) / speed;
  }
}
