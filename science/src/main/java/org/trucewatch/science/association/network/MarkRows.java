// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import org.trucewatch.science.association.kinds.PickMark;

/** Marks as they came with picks, by row: NaN or -1 where a pick has none. Grows as rows are marked. */
final class MarkRows {
  double[] bearing = {};
  double[] bearingError = {};
  double[] speed = {};
  double[] speedError = {};
  double[] level = {};
  byte[] wave = {};

  /** Writes a mark; of two of one kind the later stays. */
  void set(int row, PickMark mark) {
    if (row >= bearing.length) {
      grow(Math.max(1024, 2 * row));
    }
    switch (mark) {
      case PickMark.Bearing b -> {
        bearing[row] = b.azimuthRadians();
        bearingError[row] = b.errorRadians();
      }
      case PickMark.TraceSpeed s -> {
        speed[row] = s.kmPerSecond();
        speedError[row] = s.errorKmPerSecond();
      }
      case PickMark.Level l -> level[row] = l.decibels();
      case PickMark.Waveform w -> wave[row] = (byte) w.waveClass().ordinal();
    }
  }

  /** Writes the marks that a row of others has. */
  void copy(MarkRows from, int row, int to) {
    if (row >= from.bearing.length) {
      return;
    }
    if (to >= bearing.length) {
      grow(Math.max(1024, 2 * to));
    }
    bearing[to] = from.bearing[row];
    bearingError[to] = from.bearingError[row];
    speed[to] = from.speed[row];
    speedError[to] = from.speedError[row];
    level[to] = from.level[row];
    wave[to] = from.wave[row];
  }

  /** An order of rows by their marks, so that of two rows of one id always the same is kept. */
  int compare(int a, int b) {
    int order = 0;
    for (double[] column : new double[][] {bearing, bearingError, speed, speedError, level}) {
      double at = a < column.length ? column[a] : Double.NaN;
      double other = b < column.length ? column[b] : Double.NaN;
      order = order != 0 ? order : Double.compare(at, other);
    }
    int one = a < wave.length ? wave[a] : -1;
    int two = b < wave.length ? wave[b] : -1;
    return order != 0 ? order : Integer.compare(one, two);
  }

  private void grow(int rows) {
    bearing = grown(bearing, rows);
    bearingError = grown(bearingError, rows);
    speed = grown(speed, rows);
    speedError = grown(speedError, rows);
    level = grown(level, rows);
    int from = wave.length;
    wave = Arrays.copyOf(wave, rows);
    Arrays.fill(wave, from, rows, (byte) -1);
  }

  private static double[] grown(double[] column, int rows) {
    double[] longer = Arrays.copyOf(column, rows);
    Arrays.fill(longer, column.length, rows, Double.NaN);
    return longer;
  }

  /** A column by the rows kept. */
  double[] take(double[] column, int[] kept) {
    double[] taken = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      taken[i] = kept[i] < column.length ? column[kept[i]] : Double.NaN;
    }
    return taken;
  }

  /** The classes by the rows kept. */
  byte[] takeWaves(int[] kept) {
    byte[] taken = new byte[kept.length];
    for (int i = 0; i < kept.length; i++) {
      taken[i] = kept[i] < wave.length ? wave[kept[i]] : -1;
    }
    return taken;
  }
}
