// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/** First arrivals of one wave from one depth by distance, tabulated every half kilometre and linear between: within 1 ms beyond 10 km. */
public final class TravelTimeCurve {
  private static final double STEP_KILOMETERS = 0.5;

  /** Farthest of any table. */
  public static final double REACH_KILOMETERS_MAX = 3_000;

  private final double[] seconds;

  private TravelTimeCurve(double[] seconds) {
    this.seconds = seconds;
  }

  /**
   * Tabulates.
   *
   * @param depthKilometers of the source
   * @param reachKilometers farthest distance; beyond it the last slope goes on
   */
  public static TravelTimeCurve of(
      LayeredEarth earth, BodyWave wave, double depthKilometers, double reachKilometers) {
    double reach = Math.min(reachKilometers, REACH_KILOMETERS_MAX);
    double[] distances = new double[2 + (int) Math.ceil(reach / STEP_KILOMETERS)];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = i * STEP_KILOMETERS;
    }
    return new TravelTimeCurve(earth.firstArrivals(wave, depthKilometers, distances));
  }

  /** Travel time, s. */
  public double seconds(double kilometers) {
    int cell = cell(kilometers);
    return seconds[cell]
        + (kilometers / STEP_KILOMETERS - cell) * (seconds[cell + 1] - seconds[cell]);
  }

  /** Its slope, s/km. */
  public double slowness(double kilometers) {
    int cell = cell(kilometers);
    return (seconds[cell + 1] - seconds[cell]) / STEP_KILOMETERS;
  }

  private int cell(double kilometers) {
    return Math.min(seconds.length - 2, (int) (kilometers / STEP_KILOMETERS));
  }
}
