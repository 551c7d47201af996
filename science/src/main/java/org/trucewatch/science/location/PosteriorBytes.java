// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.science.location.PosteriorCells.Cell;

/**
 * A posterior's cells in a few bytes each: in Z order, the step from the last one, the level, and mass, origin time and its variance
 * in 16 bits. Masses come back within 0.05 %, times within a 65,000th of their range.
 */
public final class PosteriorBytes {
  /** Steps of the logarithm of a mass or a variance. */
  private static final double LOG_STEP = 0.001;

  /** Logarithm of a variance that stands for 0. */
  private static final double LOG_VARIANCE_MIN = -40;

  private static final int WORD = 0xffff;

  /** West, south, side, mass held, first origin time and its step, as doubles; finest level and count, as ints. */
  private static final int HEADER_BYTES = 56;

  private static final int CELL_BYTES_MAX = 16;

  private PosteriorBytes() {}

  /** The cells as bytes. */
  public static byte[] of(PosteriorCells posterior) {
    List<Cell> cells = new ArrayList<>(posterior.cells());
    int finest = cells.stream().mapToInt(Cell::level).max().orElse(0);
    cells.sort(Comparator.comparingLong(c -> key(c, finest)));
    double first = cells.stream().mapToDouble(Cell::originSeconds).min().orElse(0);
    double last = cells.stream().mapToDouble(Cell::originSeconds).max().orElse(0);
    double step = (last - first) / WORD;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + CELL_BYTES_MAX * cells.size());
    out.putDouble(posterior.westKm())
        .putDouble(posterior.southKm())
        .putDouble(posterior.sideKm())
        .putDouble(posterior.massHeld())
        .putDouble(first)
        .putDouble(step)
        .putInt(finest)
        .putInt(cells.size());
    long before = 0;
    for (Cell cell : cells) {
      long key = key(cell, finest);
      for (long rest = key - before; ; rest >>>= 7) {
        out.put((byte) (rest > 0x7f ? rest & 0x7f | 0x80 : rest));
        if (rest <= 0x7f) {
          break;
        }
      }
      before = key;
      out.put((byte) cell.level());
      out.putShort((short) word(-StrictMath.log(cell.mass()) / LOG_STEP));
      out.putShort((short) word(step > 0 ? (cell.originSeconds() - first) / step : 0));
      double log = StrictMath.log(Math.max(1e-300, cell.originVarianceSeconds2()));
      out.putShort((short) word((log - LOG_VARIANCE_MIN) / LOG_STEP));
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static int word(double value) {
    return (int) Math.clamp(Math.round(value), 0L, (long) WORD);
  }

  /** Row and column of the cell's lower left corner at the finest level, bit by bit in turn. */
  private static long key(Cell cell, int finest) {
    long column = (long) cell.column() << (finest - cell.level());
    long row = (long) cell.row() << (finest - cell.level());
    long key = 0;
    for (int bit = 0; bit <= finest; bit++) {
      key |= (column >> bit & 1) << (2 * bit) | (row >> bit & 1) << (2 * bit + 1);
    }
    return key;
  }

  /** The cells back, the densest first. */
  public static PosteriorCells cells(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    double west = in.getDouble();
    double south = in.getDouble();
    double side = in.getDouble();
    double held = in.getDouble();
    double first = in.getDouble();
    double step = in.getDouble();
    int finest = in.getInt();
    int count = in.getInt();
    if (count < 0 || count > NetworkPosterior.CELLS_MAX) {
      throw new IllegalArgumentException("posterior of " + count + " cells, expected at most "
          + NetworkPosterior.CELLS_MAX + ": these are not its bytes");
    }
    List<Cell> cells = new ArrayList<>();
    long key = 0;
    for (int i = 0; i < count; i++) {
      int shift = 0;
      int part;
      do {
        part = in.get();
        key += (long) (part & 0x7f) << shift;
        shift += 7;
      } while (part < 0);
      cells.add(cell(in, key, finest, first, step));
    }
    cells.sort(Cell.DENSEST_FIRST);
    return new PosteriorCells(west, south, side, held, cells);
  }

  private static Cell cell(ByteBuffer in, long key, int finest, double first, double step) {
    int level = in.get();
    int column = 0;
    int row = 0;
    for (int bit = 0; bit <= finest; bit++) {
      column |= (int) (key >> (2 * bit) & 1) << bit;
      row |= (int) (key >> (2 * bit + 1) & 1) << bit;
    }
    return new Cell(
        level,
        column >> (finest - level),
        row >> (finest - level),
        StrictMath.exp(-LOG_STEP * (in.getShort() & WORD)),
        first + step * (in.getShort() & WORD),
        StrictMath.exp(LOG_VARIANCE_MIN + LOG_STEP * (in.getShort() & WORD)));
  }
}
