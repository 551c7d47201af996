// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import org.trucewatch.simulation.Chance;

/**
 * Changes of the air from place to place and minute to minute that no mean tells: a normal value of standard deviation 1 at every place and
 * time, alike for what lies close, the same in whatever order it is asked. Values stand on a lattice in place and time, each hashed from
 * the seed and its indices, and are interpolated with weights whose squares are made to sum to 1.
 */
public final class Turbulence {
  private static final long EAST = 0x9E3779B97F4A7C15L;
  private static final long NORTH = 0xC2B2AE3D27D4EB4FL;
  private static final long LATER = 0x165667B19E3779F9L;

  /** Standard deviation of the sum of four uniform values of width 1. */
  private static final double SUM_SD = Math.sqrt(4 / 12.0);

  private final long seed;
  private final double kilometers;
  private final double seconds;

  /**
   * @param chance gives the seed
   * @param kilometers side of the lattice: what lies closer is much alike
   * @param seconds likewise in time
   */
  public Turbulence(Chance chance, double kilometers, double seconds) {
    this.seed = Double.doubleToLongBits(chance.between(1, 2)) * EAST;
    this.kilometers = kilometers;
    this.seconds = seconds;
  }

  /** The value at a place and time. */
  public double at(double eastKilometers, double northKilometers, double atSeconds) {
    double x = eastKilometers / kilometers;
    double y = northKilometers / kilometers;
    double t = atSeconds / seconds;
    long i = (long) Math.floor(x);
    long j = (long) Math.floor(y);
    long k = (long) Math.floor(t);
    double u = x - i;
    double v = y - j;
    double w = t - k;
    long corner = seed + i * EAST + j * NORTH + k * LATER;
    double now = plane(corner, u, v);
    double then = plane(corner + LATER, u, v);
    double scale = (1 - 2 * u + 2 * u * u) * (1 - 2 * v + 2 * v * v) * (1 - 2 * w + 2 * w * w);
    return (now + w * (then - now)) / Math.sqrt(scale);
  }

  private static double plane(long corner, double u, double v) {
    double south = knot(corner) + u * (knot(corner + EAST) - knot(corner));
    double north = knot(corner + NORTH) + u * (knot(corner + NORTH + EAST) - knot(corner + NORTH));
    return south + v * (north - south);
  }

  /** Four sixteenths of a hash summed: nearly normal, never beyond 3.5 standard deviations. */
  private static double knot(long key) {
    long z = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    long sum = (z & 0xffff) + ((z >>> 16) & 0xffff) + ((z >>> 32) & 0xffff) + (z >>> 48);
    return (sum / 65_535.0 - 2) / SUM_SD;
  }
}
