// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/** Travel times from a source to the nodes, with slopes. Kilometres and seconds; not for use by two threads at once. */
interface Waves {
  /** Waves a node may pick: 1 or 2. */
  int phases();

  /** Depth rows, at least 1. */
  int rows();

  /** Depth of a row below the plane, km. */
  double depthKm(int row);

  /** Travel time from (x, y, row) to a node; the slopes are then in {@link #slopeX} and {@link #slopeY}. */
  double seconds(int node, int phase, double x, double y, int row);

  /** Change of the last travel time with the source's x, seconds per kilometre. */
  double slopeX();

  /** Change of the last travel time with the source's y, seconds per kilometre. */
  double slopeY();

  /** Slowest speed at which the wave can travel, km/s. */
  double slowest(int phase);

  /** The speed in still air, or of a wave near the source, km/s. */
  double speed(int phase);

  /** Where the air moves to, km/s. */
  double windEast();

  /** Where the air moves to, km/s. */
  double windNorth();
}
