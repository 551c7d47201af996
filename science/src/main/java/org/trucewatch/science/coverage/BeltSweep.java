// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.List;

/**
 * How many sensors a straight belt needs: hexagonal spacings are tried until the mean of the probability of enough measurements,
 * over all places of the belt and all weathers, reaches what is asked. The belt repeats itself along its length, so one period
 * of it, a spacing long, is evaluated among twelve periods either way; what its two ends lack is left out, less than 1 % of 1,200
 * km.
 *
 * @param lengthKm of the belt
 * @param widthKm of the belt, the line of contact in its middle
 * @param standOffKm no sensor is nearer to the line
 * @param kind of the sensors
 */
public record BeltSweep(double lengthKm, double widthKm, double standOffKm, SensorKind kind) {
  /** Spacings outside are not tried, km. */
  static final double SPACING_KM_MIN = 0.3;

  static final double SPACING_KM_MAX = 60;

  private static final int PERIODS = 12;
  private static final int PLACES_ALONG = 4;
  private static final int PLACES_ACROSS = 30;
  private static final double TOLERANCE = 1.004;
  private static final double SCAN_STEP = 1.02;
  private static final int SCAN_STEPS = 6;

  /** The belt of the shared design, physics 8.2. */
  public static BeltSweep reference(SensorKind kind) {
    return new BeltSweep(1_200, 30, 1, kind);
  }

  /**
   * An answer.
   *
   * @param count sensors
   * @param spacingKm of the lattice
   * @param mean probability that is reached
   */
  public record Needed(int count, double spacingKm, double mean) {}

  /** Mean probability of so many measurements or more, for each number asked for. */
  public double[] mean(Audibility audibility, CoverageCase given, double spacingKm, int... counts) {
    double[] rows = HexLayout.beltRows(widthKm, spacingKm, standOffKm);
    List<Sensor> sensors = new ArrayList<>();
    for (int j = 0; j < rows.length; j++) {
      for (int i = -PERIODS; i <= PERIODS; i++) {
        double x = (i + 0.25 + 0.5 * (j % 2)) * spacingKm;
        sensors.add(Sensor.allRound(j + "." + i, kind, x, rows[j], ""));
      }
    }
    CoverageModel model =
        new CoverageModel(sensors, audibility, given, CoverageSettings.locatable());
    double[] sum = new double[counts.length];
    for (int a = 0; a < PLACES_ALONG; a++) {
      for (int c = 0; c < PLACES_ACROSS; c++) {
        double x = (a + 0.5) / PLACES_ALONG * spacingKm;
        double y = ((c + 0.5) / PLACES_ACROSS - 0.5) * widthKm;
        double[] p = model.atLeast(x, y, counts);
        for (int k = 0; k < counts.length; k++) {
          sum[k] += p[k] / (PLACES_ALONG * PLACES_ACROSS);
        }
      }
    }
    return sum;
  }

  /**
   * Fewest sensors that reach a mean probability: bisection in the spacing, then every 2 % about it, because rounding to whole rows
   * makes the mean uneven.
   */
  public Needed needed(Audibility audibility, CoverageCase given, int count, double probability) {
    double dense = SPACING_KM_MIN;
    double wide = SPACING_KM_MAX;
    while (wide / dense > TOLERANCE) {
      double middle = Math.sqrt(wide * dense);
      if (mean(audibility, given, middle, count)[0] >= probability) {
        dense = middle;
      } else {
        wide = middle;
      }
    }
    Needed best = at(audibility, given, dense, count);
    double spacing = dense;
    for (int i = 0; i < SCAN_STEPS; i++) {
      spacing *= SCAN_STEP;
      Needed next = at(audibility, given, spacing, count);
      if (next.mean() >= probability && next.count() <= best.count()) {
        best = next;
      }
    }
    return best;
  }

  private Needed at(Audibility audibility, CoverageCase given, double spacingKm, int count) {
    return new Needed(
        HexLayout.beltCount(lengthKm, widthKm, spacingKm, standOffKm),
        spacingKm,
        mean(audibility, given, spacingKm, count)[0]);
  }
}
