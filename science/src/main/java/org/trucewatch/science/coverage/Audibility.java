// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/** How probably a sensor detects an event, in each of a fixed list of weathers. */
public interface Audibility {
  /** Length of the lists that {@link #fill} fills. */
  int draws();

  /**
   * Probabilities that a sensor detects an event.
   *
   * @param sensor which
   * @param eastKm of the event
   * @param northKm of the event
   * @param perDraw filled, one for each weather
   */
  void fill(Sensor sensor, double eastKm, double northKm, double[] perDraw);

  /** Range beyond which a sensor of this kind detects nothing that counts, km. */
  double reachKm(SensorKind kind);
}
