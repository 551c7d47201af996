// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes and the square cells over them: cells of half the mean node spacing, each with its nodes in order of distance from the
 * cell's centre, as far as an event in it can be heard. Nothing here knows picks.
 */
final class Ground {
  /** Most cells; a network whose nodes are far apart from one another gets larger cells. */
  static final int CELLS_MAX = 1 << 20;

  final int nodes;
  final int liveNodes;
  final double[] east;
  final double[] north;
  final double[] up;
  final double spacingKm;
  final double cellKm;
  final double audibleKm;
  final int columns;
  final int rows;
  final double west;
  final double south;

  /** Nodes by distance for each cell. */
  final int[][] order;

  /** Distance from the cell's centre to its eighth nearest node (or the farthest, with fewer). */
  final double[] reach;

  /** Nodes that are not {@code live} are in no cell's list: they neither hear nor are silent. */
  Ground(List<NetworkStation> stations, boolean[] live, double audibleKmMax) {
    nodes = stations.size();
    liveNodes = (int) IntStream.range(0, live.length).filter(i -> live[i]).count();
    east = stations.stream().mapToDouble(NetworkStation::eastKm).toArray();
    north = stations.stream().mapToDouble(NetworkStation::northKm).toArray();
    up = stations.stream().mapToDouble(NetworkStation::upKm).toArray();
    double xMin = Arrays.stream(east).min().orElse(0);
    double yMin = Arrays.stream(north).min().orElse(0);
    double width = Math.max(1e-3, Arrays.stream(east).max().orElse(0) - xMin);
    double height = Math.max(1e-3, Arrays.stream(north).max().orElse(0) - yMin);
    spacingKm = Math.sqrt(
        Math.max(width * height, width * width / 16 + height * height / 16) / Math.max(1, nodes));
    audibleKm = Math.min(audibleKmMax, NetworkSettings.AUDIBLE_SPACINGS * spacingKm);
    double cell = spacingKm / 2;
    while ((width / cell + 4) * (height / cell + 4) > CELLS_MAX) {
      cell *= 2;
    }
    cellKm = cell;
    west = xMin - spacingKm;
    south = yMin - spacingKm;
    columns = 1 + (int) ((width + 2 * spacingKm) / cellKm);
    rows = 1 + (int) ((height + 2 * spacingKm) / cellKm);
    order = new int[columns * rows][];
    reach = new double[columns * rows];
    long[] keys = new long[nodes];
    for (int cellIndex = 0; cellIndex < order.length; cellIndex++) {
      sortNodes(cellIndex, live, keys);
    }
  }

  /** The keys are room to work in. */
  private void sortNodes(int cell, boolean[] live, long[] keys) {
    double x = west + (cell % columns + 0.5) * cellKm;
    double y = south + (cell / columns + 0.5) * cellKm;
    double far = audibleKm + cellKm;
    int count = 0;
    for (int node = 0; node < nodes; node++) {
      double dx = east[node] - x;
      double dy = north[node] - y;
      double distance = Math.sqrt(dx * dx + dy * dy);
      if (live[node] && distance <= far) {
        // Positive floats order like their bits.
        keys[count++] = ((long) Float.floatToIntBits((float) distance) << 32) | node;
      }
    }
    Arrays.sort(keys, 0, count);
    int[] sorted = new int[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = (int) keys[i];
    }
    order[cell] = sorted;
    reach[cell] =
        count == 0 ? 0 : Float.intBitsToFloat((int) (keys[Math.min(7, count - 1)] >>> 32));
  }

  /** The cell that holds a place, or -1 outside. */
  int cellOf(double x, double y) {
    double column = (x - west) / cellKm;
    double row = (y - south) / cellKm;
    if (!(column >= 0 && row >= 0 && column < columns && row < rows)) {
      return -1;
    }
    return (int) row * columns + (int) column;
  }

  double areaKm2() {
    return (columns * cellKm - 2 * spacingKm) * (rows * cellKm - 2 * spacingKm);
  }
}
