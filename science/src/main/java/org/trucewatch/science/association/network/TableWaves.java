// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/** Travel times through layered ground, by table; the nodes' heights are left out. */
final class TableWaves implements Waves {
  private final Ground ground;
  private final TravelTimeTable table;
  private final double[] depths;
  private double slopeX;
  private double slopeY;

  TableWaves(Ground ground, TravelTimeTable table) {
    this.ground = ground;
    this.table = table;
    depths = table.depthsKm();
  }

  @Override
  public int phases() {
    return 2;
  }

  @Override
  public int rows() {
    return depths.length;
  }

  @Override
  public double depthKm(int row) {
    return depths[row];
  }

  @Override
  public double seconds(int node, int phase, double x, double y, int row) {
    double dx = ground.east[node] - x;
    double dy = ground.north[node] - y;
    double distance = Math.sqrt(dx * dx + dy * dy) + 1e-9;
    double slowness = table.slownessSecondsPerKm(Phase.values()[phase], row, distance);
    slopeX = -dx / distance * slowness;
    slopeY = -dy / distance * slowness;
    return table.seconds(Phase.values()[phase], row, distance);
  }

  @Override
  public double slopeX() {
    return slopeX;
  }

  @Override
  public double slopeY() {
    return slopeY;
  }

  /** Apparent speed over two node spacings at the middle depth, less a tenth. */
  @Override
  public double slowest(int phase) {
    return 0.9 * speed(phase);
  }

  @Override
  public double speed(int phase) {
    double distance = 2 * ground.spacingKm;
    return distance / table.seconds(Phase.values()[phase], depths.length / 2, distance);
  }

  @Override
  public double windEast() {
    return 0;
  }

  @Override
  public double windNorth() {
    return 0;
  }
}
