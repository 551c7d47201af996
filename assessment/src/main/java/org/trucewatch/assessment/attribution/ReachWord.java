// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/**
 * A ring around a burst, or a sector of it, as a likelihood between 1/50 and 1: a bearing or a crater is capped, so that
 * it can move odds fifty times and no further (design of algorithms, section 5).
 */
final class ReachWord implements OriginWord {
  /** Least likelihood against the greatest, 1. */
  static final double CAP = 1.0 / 50;

  private static final double BEYOND = 1.25;
  private static final double EDGE_LEAST_KILOMETERS = 0.05;

  private final Origin.Reach reach;
  private final double edgeKilometers;
  private final double discKilometers;

  ReachWord(Origin.Reach reach) {
    this.reach = reach;
    double sd = Math.sqrt(0.5 * reach.covariance().trace());
    this.edgeKilometers = Math.max(EDGE_LEAST_KILOMETERS, sd);
    this.discKilometers = BEYOND * reach.farKilometers() + 3 * edgeKilometers;
  }

  @Override
  public Origin origin() {
    return reach;
  }

  @Override
  public double likelihood(double eastKilometers, double northKilometers) {
    double e = eastKilometers - reach.eastKilometers();
    double n = northKilometers - reach.northKilometers();
    double range = StrictMath.hypot(e, n);
    double within = StandardNormal.below((range - reach.nearKilometers()) / edgeKilometers)
        * StandardNormal.below((reach.farKilometers() - range) / edgeKilometers);
    double fit = reach.direction().map(d -> within * along(d, e, n, range)).orElse(within);
    return Math.max(CAP, fit);
  }

  private double along(Origin.Direction d, double e, double n, double range) {
    double turn = StrictMath.IEEEremainder(
        StrictMath.atan2(e, n) - d.azimuthRadians(), 2 * StrictMath.PI);
    double lateral = edgeKilometers / Math.max(range, edgeKilometers);
    double square = d.sdRadians() * d.sdRadians() + lateral * lateral;
    return StrictMath.exp(-0.5 * turn * turn / square);
  }

  @Override
  public double proposal(double eastKilometers, double northKilometers) {
    double range = StrictMath.hypot(
        eastKilometers - reach.eastKilometers(), northKilometers - reach.northKilometers());
    return range <= discKilometers ? 1 / (StrictMath.PI * discKilometers * discKilometers) : 0;
  }

  private double radius(int number) {
    return discKilometers * Math.sqrt(StandardPoints.u(number));
  }

  @Override
  public double east(int number) {
    return reach.eastKilometers()
        + radius(number) * StrictMath.sin(2 * StrictMath.PI * StandardPoints.v(number));
  }

  @Override
  public double north(int number) {
    return reach.northKilometers()
        + radius(number) * StrictMath.cos(2 * StrictMath.PI * StandardPoints.v(number));
  }
}
