// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.waveform.InfrasoundPath;
import org.trucewatch.simulation.waveform.WaveTrain;

/**
 * One wave that really reached an array.
 *
 * @param sensor the array's number
 * @param occurrence what made it
 * @param kilograms strength of its blast, TNT on the ground
 * @param phase by which way it came
 * @param kilometers from source to array
 * @param seconds when it passed the array's middle, after the exercise's start
 * @param trueAzimuthRadians from the array to the source, in the exercise's plane
 * @param pathErrorRadians by which the air turned it
 * @param peakPascals largest pressure
 * @param durationSeconds of the pulse's positive phase
 * @param geographicAzimuthRadians where it seems to come from, clockwise from true north at the array
 */
public record ArrayArrival(
    int sensor,
    long occurrence,
    double kilograms,
    InfrasoundPath.Phase phase,
    double kilometers,
    double seconds,
    double trueAzimuthRadians,
    double pathErrorRadians,
    double peakPascals,
    double durationSeconds,
    double geographicAzimuthRadians) {

  /** Echoes are drawn for three decay times, and a pulse has a tail. */
  double lastSeconds() {
    return seconds + 3 * phase.trainSeconds() + 10 * durationSeconds + 1;
  }

  /** The wave in a recording that begins at this second of the exercise. */
  WaveTrain wave(double recordingFromSeconds, Chance chance) {
    return WaveTrain.ofBlast(
        new WaveTrain.Approach(
            seconds - recordingFromSeconds,
            geographicAzimuthRadians,
            phase.traceSpeedMetersPerSecond()),
        durationSeconds,
        peakPascals,
        phase.trainSeconds(),
        chance);
  }
}
