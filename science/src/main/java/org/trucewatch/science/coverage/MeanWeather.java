// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * The same probabilities averaged over the weather before the sensors are counted: as if every sensor had weather of its own. It
 * overstates coverage, and is here to show by how much.
 */
public final class MeanWeather implements Audibility {
  private final Audibility shared;
  private final double[] perDraw;

  /** @param shared what is averaged */
  public MeanWeather(Audibility shared) {
    this.shared = shared;
    this.perDraw = new double[shared.draws()];
  }

  @Override
  public int draws() {
    return 1;
  }

  @Override
  public void fill(Sensor sensor, double eastKm, double northKm, double[] out) {
    shared.fill(sensor, eastKm, northKm, perDraw);
    double sum = 0;
    for (double p : perDraw) {
      sum += p;
    }
    out[0] = sum / perDraw.length;
  }

  @Override
  public double reachKm(SensorKind kind) {
    return shared.reachKm(kind);
  }
}
