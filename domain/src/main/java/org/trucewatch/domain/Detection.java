// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.Duration;
import java.time.Instant;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * What an array's detector says: a coherent wave passed. A claim, not a fact. Errors are 1-sigma and hold the
 * measurement alone, not what the atmosphere does to the path.
 *
 * @param detectionId stable in replays: array id, then the time
 * @param arrayId the array that detected
 * @param position the array's reference point
 * @param detectedAt arrival of the strongest part at the reference point
 * @param timeErrorSeconds 1-sigma
 * @param duration how long the wave stayed above the threshold
 * @param backAzimuthRadians towards the source, clockwise from true north, 0 to 2 pi
 * @param backAzimuthErrorRadians 1-sigma
 * @param traceSpeedMetersPerSecond apparent horizontal speed across the array
 * @param traceSpeedErrorMetersPerSecond 1-sigma
 * @param fStatistic beam power against residual power, at the strongest window
 * @param thresholdF what it had to exceed
 * @param peakPascals largest absolute pressure of the beam
 * @param elementsUsed how many elements made the beam, after any was set aside
 */
public record Detection(
    String detectionId,
    String arrayId,
    GeoPoint position,
    Instant detectedAt,
    double timeErrorSeconds,
    Duration duration,
    double backAzimuthRadians,
    double backAzimuthErrorRadians,
    double traceSpeedMetersPerSecond,
    double traceSpeedErrorMetersPerSecond,
    double fStatistic,
    double thresholdF,
    double peakPascals,
    int elementsUsed) {
  public Detection {
    if (!(backAzimuthRadians >= 0 && backAzimuthRadians < 2 * Math.PI)) {
      throw new IllegalArgumentException(
          "backAzimuthRadians is " + backAzimuthRadians + ", expected 0 to 2 pi");
    }
    if (!(timeErrorSeconds > 0
        && backAzimuthErrorRadians > 0
        && traceSpeedErrorMetersPerSecond > 0)) {
      throw new IllegalArgumentException(
          "detection " + detectionId + " has an error that is not above 0");
    }
  }
}
