// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * What was learnt of the medium, with standard deviations. For seismic media the wind is 0 and the speed that of P.
 *
 * @param windEastMetersPerSecond    where the air moves to, east
 * @param windNorthMetersPerSecond   north
 * @param windSdMetersPerSecond      one standard deviation of the worse component
 * @param speedKmPerSecond           speed in still air
 * @param speedSdKmPerSecond         its standard deviation
 * @param relativePathError          relative error of a path as seen in the residuals; NaN where too few picks say
 * @param relativePathErrorSd        its standard deviation
 * @param detectionProbability       how often a node in range picked the wave
 * @param events                     well-recorded events that taught this
 */
public record MediumState(
    double windEastMetersPerSecond,
    double windNorthMetersPerSecond,
    double windSdMetersPerSecond,
    double speedKmPerSecond,
    double speedSdKmPerSecond,
    double relativePathError,
    double relativePathErrorSd,
    double detectionProbability,
    int events) {
  /** The wind as a start for the next run. */
  public Wind.Given asWind() {
    return new Wind.Given(windEastMetersPerSecond, windNorthMetersPerSecond, windSdMetersPerSecond);
  }
}
