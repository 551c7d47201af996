// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * Travel times on a regular grid of horizontal distance and depth, linear between grid points. Beyond the last distance the
 * last cell is continued in a straight line.
 */
public final class TravelTimeTable {
  private final double distanceStepKm;
  private final int distances;
  private final double[] depthsKm;
  private final double[][][] secondsByPhase;

  /**
   * A table.
   *
   * @param distanceStepKm step of the horizontal distance, which starts at 0
   * @param depthsKm       depths below the plane, ascending, at least one
   * @param pSeconds       travel time of P, [depth][distance], at least two distances
   * @param sSeconds       travel time of S, the same shape
   */
  public TravelTimeTable(
      double distanceStepKm, double[] depthsKm, double[][] pSeconds, double[][] sSeconds) {
    if (!(distanceStepKm > 0) || depthsKm.length == 0 || pSeconds[0].length < 2) {
      throw new IllegalArgumentException("travel-time table: step " + distanceStepKm + " km, "
          + depthsKm.length + " depths, expected a step above 0, a depth and two distances");
    }
    this.distanceStepKm = distanceStepKm;
    this.distances = pSeconds[0].length;
    this.depthsKm = depthsKm.clone();
    this.secondsByPhase = new double[][][] {copy(pSeconds), copy(sSeconds)};
  }

  private double[][] copy(double[][] rows) {
    if (rows.length != depthsKm.length) {
      throw new IllegalArgumentException(
          "travel-time table: " + rows.length + " rows for " + depthsKm.length + " depths");
    }
    double[][] copied = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copied[i] = rows[i].clone();
      if (copied[i].length != distances) {
        throw new IllegalArgumentException("travel-time table: row " + i + " has "
            + copied[i].length + " distances, expected " + distances);
      }
    }
    return copied;
  }

  /** Depths of the rows, km below the plane. */
  public double[] depthsKm() {
    return depthsKm.clone();
  }

  /** Travel time in seconds over this horizontal distance from depth row {@code row} (see {@link #depthsKm()}). */
  public double seconds(Phase phase, int row, double distanceKm) {
    double[] times = secondsByPhase[phase.ordinal()][row];
    int cell = cellOf(distanceKm);
    double part = distanceKm / distanceStepKm - cell;
    return times[cell] + part * (times[cell + 1] - times[cell]);
  }

  /** Horizontal slowness, seconds per kilometre, at this distance from depth row {@code row}. */
  public double slownessSecondsPerKm(Phase phase, int row, double distanceKm) {
    double[] times = secondsByPhase[phase.ordinal()][row];
    int cell = cellOf(distanceKm);
    return (times[cell + 1] - times[cell]) / distanceStepKm;
  }

  private int cellOf(double distanceKm) {
    return Math.min(distances - 2, (int) (distanceKm / distanceStepKm));
  }
}
