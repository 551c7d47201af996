// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Ends of rounds in square cells; within a cell in the order in which they were put, which is by time. */
final class ShotGrid {
  /** Most neighbours looked at in one cell: a bombardment of one place links through the latest of them. */
  static final int PROBES_MAX = 64;

  /** Odd: 2^64 over the golden ratio, as Fibonacci hashing has it (Knuth, TAOCP 3, 6.4). */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

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
    cells
        .computeIfAbsent(key(column(end.east()), column(end.north())), k -> new Cell())
        .add(shot);
  }

  /** Rounds in the cells around that were put before this one, the latest first, as long as {@code found} wants more. */
  void before(Shot.End end, int shot, IntPredicate found) {
    around(end, cell -> {
      int last = cell.firstFrom(shot) - 1;
      int i = last;
      while (i >= 0 && i > last - PROBES_MAX && found.test(cell.shots[i])) {
        i--;
      }
    });
  }

  /** Rounds in the cells around from this index on, the earliest first, likewise. */
  void from(Shot.End end, int shot, IntPredicate found) {
    around(end, cell -> {
      int first = cell.firstFrom(shot);
      int i = first;
      while (i < cell.size && i < first + PROBES_MAX && found.test(cell.shots[i])) {
        i++;
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
    // Spread, because a Long's hash is the xor of its halves, which along a line are few values.
    // One to
    // one, so that no two cells share a key.
    return (column << 32 ^ row & 0xffffffffL) * SPREAD;
  }
}
