// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * A radar track's end as evidence of an event: the agreement of two Gaussians of place and time over the density of the radar's
 * other tracks. The ratio is capped like any single observation's, and tracks beyond the gate do not join: then one of the two is
 * not what it says, or they are two things.
 */
public final class RadarLikelihood {
  /** Chi-square of 3 that one true pair in a thousand exceeds. */
  public static final double GATE = 16.266;

  private RadarLikelihood() {}

  /** Log ratio; {@code tracks} ends of this kind by this radar are its clutter. */
  static double logRatio(RadarTrack track, PlaceTime event, int tracks, Scene scene) {
    double background = tracks / (scene.areaKm2() * scene.durationSeconds());
    double log = event.logAgreement(track.where()) - StrictMath.log(background);
    double most = StrictMath.log(DirectJoin.RATIO_MAX);
    return Math.max(-most, Math.min(most, log));
  }
}
