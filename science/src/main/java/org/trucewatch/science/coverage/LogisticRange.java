// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * Detection by range alone, the same in every weather: up / (1 + (r / r50)^n). It is the fit of the shared design, physics, section
 * 1.7, to which a plan is compared; the sensors are independent of each other, as that fit has them.
 */
public final class LogisticRange implements Audibility {
  private final double halfRangeKm;
  private final double steepness;
  private final double upShare;
  private final double rangeKmMax;

  /**
   * @param halfRangeKm at which half is detected
   * @param steepness n
   * @param upShare share of the time that a sensor works
   * @param rangeKmMax nothing is detected beyond
   */
  public LogisticRange(double halfRangeKm, double steepness, double upShare, double rangeKmMax) {
    this.halfRangeKm = halfRangeKm;
    this.steepness = steepness;
    this.upShare = upShare;
    this.rangeKmMax = rangeKmMax;
  }

  @Override
  public int draws() {
    return 1;
  }

  @Override
  public void fill(Sensor sensor, double eastKm, double northKm, double[] perDraw) {
    double east = eastKm - sensor.eastKm();
    double north = northKm - sensor.northKm();
    double range = Math.sqrt(east * east + north * north);
    perDraw[0] =
        range > rangeKmMax ? 0 : upShare / (1 + StrictMath.pow(range / halfRangeKm, steepness));
  }

  @Override
  public double reachKm(SensorKind kind) {
    return rangeKmMax;
  }
}
