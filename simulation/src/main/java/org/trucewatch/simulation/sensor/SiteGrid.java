// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;

/** Sensors by square cells, so that an event asks only those in reach. */
final class SiteGrid {
  private static final double CELL_KILOMETERS = 4;

  final double[] east;
  final double[] north;
  private final double west;
  private final double south;
  private final int columns;
  private final int rows;
  private final int[] start;
  private final int[] members;

  SiteGrid(List<Site> sites) {
    east = sites.stream().mapToDouble(Site::eastKilometers).toArray();
    north = sites.stream().mapToDouble(Site::northKilometers).toArray();
    west = min(east);
    south = min(north);
    columns = 1 + (int) ((max(east) - west) / CELL_KILOMETERS);
    rows = 1 + (int) ((max(north) - south) / CELL_KILOMETERS);
    start = new int[columns * rows + 1];
    members = new int[east.length];
    for (int i = 0; i < east.length; i++) {
      start[cell(i) + 1]++;
    }
    for (int c = 0; c < columns * rows; c++) {
      start[c + 1] += start[c];
    }
    int[] at = start.clone();
    for (int i = 0; i < east.length; i++) {
      members[at[cell(i)]++] = i;
    }
  }

  private static double min(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (double v : values) {
      least = Math.min(least, v);
    }
    return values.length == 0 ? 0 : least;
  }

  private static double max(double[] values) {
    double most = Double.NEGATIVE_INFINITY;
    for (double v : values) {
      most = Math.max(most, v);
    }
    return values.length == 0 ? 0 : most;
  }

  private int cell(int i) {
    return (int) ((north[i] - south) / CELL_KILOMETERS) * columns
        + (int) ((east[i] - west) / CELL_KILOMETERS);
  }

  /** Takes a sensor in reach. */
  @FunctionalInterface
  interface Visit {
    void at(int sensor, double kilometers);
  }

  /** Visits the sensors within this distance, in a fixed order. */
  void within(double x, double y, double kilometers, Visit visit) {
    int left = Math.max(0, (int) Math.floor((x - kilometers - west) / CELL_KILOMETERS));
    int right = Math.min(columns - 1, (int) Math.floor((x + kilometers - west) / CELL_KILOMETERS));
    int low = Math.max(0, (int) Math.floor((y - kilometers - south) / CELL_KILOMETERS));
    int high = Math.min(rows - 1, (int) Math.floor((y + kilometers - south) / CELL_KILOMETERS));
    for (int row = low; row <= high; row++) {
      for (int column = left; column <= right; column++) {
        int c = row * columns + column;
        for (int k = start[c]; k < start[c + 1]; k++) {
          int i = members[k];
          double dx = east[i] - x;
          double dy = north[i] - y;
          double square = dx * dx + dy * dy;
          if (square <= kilometers * kilometers) {
            visit.at(i, Math.sqrt(square));
          }
        }
      }
    }
  }
}
