// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** Ends of rounds in square cells; within a cell in the order in which they were put, which is by time. */
final class ShotGrid {
  /** Most neighbours looked at in one cell: a bombardment of one place links through the latest of them. */
  static final int PROBES_MAX = 64;

  private final double cellKilometers;
  private final Map<Long, Cell> cells = new HashMap<>();

  ShotGrid(double cellKilometers) {
    this.cellKilometers = cellKilometers;
  }

  /** Indices of rounds, ascending. */
  private static final class Cell {
    private int[] shots = new int[4];
    private int size;

    void add(int shot) {
      if (size == shots.length) {
        shots = Arrays.copyOf(shots, 2 * size);
      }
      shots[size++] = shot;
    }

    int firstFrom(int shot) {
      int found = Arrays.binarySearch(shots, 0, size, shot);
      return found < 0 ? -found - 1 : found;
    }
  }

  void put(Shot.End end, int shot) {
    cells.computeIfAbsent(key(column(end.east()), column(end.north())), k -> new Cell()).add(shot);
  }

  /** Rounds in the cells around that were put before this one, the latest first. */
  void before(Shot.End end, int shot, IntConsumer found) {
    around(end, cell -> {
      int last = cell.firstFrom(shot) - 1;
      for (int i = last; i >= 0 && i > last - PROBES_MAX; i--) {
        found.accept(cell.shots[i]);
      }
    });
  }

  /** Rounds in the cells around from this index on, the earliest first. */
  void from(Shot.End end, int shot, IntConsumer found) {
    around(end, cell -> {
      int first = cell.firstFrom(shot);
      for (int i = first; i < cell.size && i < first + PROBES_MAX; i++) {
        found.accept(cell.shots[i]);
      }
    });
  }

  private void around(Shot.End end, java.util.function.Consumer<Cell> found) {
    long column = column(end.east());
    long row = column(end.north());
    for (long c = column - 1; c <= column + 1; c++) {
      for (long r = row - 1; r <= row + 1; r++) {
        Cell cell = cells.get(key(c, r));
        if (cell != null) {
          found.accept(cell);
        }
      }
    }
  }

  private long column(double kilometers) {
    return (long) Math.floor(kilometers / cellKilometers);
  }

  private static long key(long column, long row) {
    return column << 32 ^ row & 0xffffffffL;
  }
}
