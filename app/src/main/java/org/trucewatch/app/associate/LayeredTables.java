// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import org.trucewatch.science.association.network.TravelTimeTable;
import org.trucewatch.science.propagation.BodyWave;
import org.trucewatch.science.propagation.LayeredEarth;

/** Travel-time tables of a layered model, as the associator takes them. */
public final class LayeredTables {
  /** Linear between grid points: at 5 km depth within 0.005 s of the model. */
  private static final double DISTANCE_STEP_KILOMETERS = 1;

  private static final int DISTANCES_MAX = 5_000;

  /** Events shallower than 20 km are told apart by 2 km at best, deeper ones less. */
  private static final double DEPTH_STEP_KILOMETERS = 2;

  private LayeredTables() {}

  /**
   * Tabulates a model.
   *
   * @param depthMaxKm deepest source, at most what the model reaches
   * @param reachKm farthest distance
   */
  public static TravelTimeTable of(LayeredEarth earth, double depthMaxKm, double reachKm) {
    double deepest = Math.min(Math.max(0, depthMaxKm), earth.bottomKilometers() * 0.999);
    int depths = 1 + (int) Math.floor(deepest / DEPTH_STEP_KILOMETERS);
    int distances =
        Math.min(DISTANCES_MAX, 2 + (int) Math.ceil(reachKm / DISTANCE_STEP_KILOMETERS));
    double[] depthsKm = new double[depths];
    double[] distancesKm = new double[distances];
    for (int i = 0; i < distances; i++) {
      distancesKm[i] = i * DISTANCE_STEP_KILOMETERS;
    }
    double[][] p = new double[depths][];
    double[][] s = new double[depths][];
    for (int i = 0; i < depths; i++) {
      depthsKm[i] = i * DEPTH_STEP_KILOMETERS;
      p[i] = earth.firstArrivals(BodyWave.P, depthsKm[i], distancesKm);
      s[i] = earth.firstArrivals(BodyWave.S, depthsKm[i], distancesKm);
    }
    return new TravelTimeTable(DISTANCE_STEP_KILOMETERS, depthsKm, p, s);
  }
}
