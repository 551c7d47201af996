// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * The constants of the score in one stage: logarithms of the detection probability, of the density of events and of each
 * channel's clutter rate, and the path error. Per second, km² and pick.
 */
final class Odds {
  private static final double LOG_ROOT_TWO_PI = 0.9189385332046727;

  final double silent;
  final double logEventDensity;

  /** For each channel: ln(Pd / clutter rate) - ln √2π, so that the rest of a ratio is -ln sigma - z²/2. */
  final double[] heard;

  /** Square of the relative path error used in this stage. */
  final double relativeVariance;

  final RangePrior range;

  Odds(
      double detection,
      double[] clutterRate,
      double eventDensity,
      double relativeError,
      RangePrior range) {
    this.range = range;
    silent = StrictMath.log(1 - detection);
    logEventDensity = StrictMath.log(eventDensity);
    heard = new double[clutterRate.length];
    double logDetection = StrictMath.log(detection);
    for (int ch = 0; ch < heard.length; ch++) {
      heard[ch] = logDetection - StrictMath.log(clutterRate[ch]) - LOG_ROOT_TWO_PI;
    }
    relativeVariance = relativeError * relativeError;
  }
}
