// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * Straight rays of constant speed; for sound the speed is that of still air plus the wind's component along the path. The slopes
 * leave out that the component changes with the direction: (w/c)², below 0.1 % at 10 m/s.
 */
final class StraightWaves implements Waves {
  private final double[] east;
  private final double[] north;
  private final double[] up;
  private final double[] speeds;
  private final double windEast;
  private final double windNorth;
  private double slopeX;
  private double slopeY;

  StraightWaves(Ground ground, double[] speeds, double windEast, double windNorth) {
    this.east = ground.east;
    this.north = ground.north;
    this.up = ground.up;
    this.speeds = speeds;
    this.windEast = windEast;
    this.windNorth = windNorth;
  }

  @Override
  public int phases() {
    return speeds.length;
  }

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public double depthKm(int row) {
    return 0;
  }

  @Override
  public double seconds(int node, int phase, double x, double y, int row) {
    double dx = east[node] - x;
    double dy = north[node] - y;
    double dz = up[node];
    double distance = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-9;
    double ux = dx / distance;
    double uy = dy / distance;
    double slowness = 1 / (speeds[phase] + windEast * ux + windNorth * uy);
    slopeX = -ux * slowness;
    slopeY = -uy * slowness;
    return distance * slowness;
  }

  @Override
  public double slopeX() {
    return slopeX;
  }

  @Override
  public double slopeY() {
    return slopeY;
  }

  @Override
  public double slowest(int phase) {
    return speeds[phase] - Math.sqrt(windEast * windEast + windNorth * windNorth);
  }

  @Override
  public double speed(int phase) {
    return speeds[phase];
  }

  @Override
  public double windEast() {
    return windEast;
  }

  @Override
  public double windNorth() {
    return windNorth;
  }
}
