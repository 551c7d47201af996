// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * One end of a flight path that a radar saw, extrapolated to the ground: where and when it began or ended, as a Gaussian.
 *
 * @param id      name of the track's end
 * @param radarId whose track it is; an event takes at most one of each radar and end
 * @param end     which end
 * @param where   place and time with their joint covariance
 */
public record RadarTrack(String id, String radarId, End end, PlaceTime where)
    implements DirectObservation {
  /** Ends of a flight. */
  public enum End {
    ORIGIN,
    IMPACT
  }
}
