// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.kinds.PickMark;

/**
 * Picks as primitive columns: one row is one arrival time at one node. Rows may come in any order and may be bad; the associator
 * refuses bad rows one by one and counts why. Times are seconds after an epoch of the caller's choice, the same for all rows.
 */
public final class PickColumns {
  /** Station index of a pick whose station is not in the network: it is refused and counted. */
  public static final int STATION_UNKNOWN = -1;

  private final long[] ids;
  private final int[] stations;
  private final double[] timesSeconds;
  private final byte[] phases;
  private final double[] sigmasSeconds;
  private final double[] weights;
  private final @Nullable MarkRows marks;

  private PickColumns(Builder rows) {
    ids = Arrays.copyOf(rows.ids, rows.size);
    stations = Arrays.copyOf(rows.stations, rows.size);
    timesSeconds = Arrays.copyOf(rows.timesSeconds, rows.size);
    phases = Arrays.copyOf(rows.phases, rows.size);
    sigmasSeconds = Arrays.copyOf(rows.sigmasSeconds, rows.size);
    weights = Arrays.copyOf(rows.weights, rows.size);
    marks = rows.marks;
  }

  /** What was measured with the arrivals beside their times; null where nothing was. */
  @Nullable
  MarkRows marks() {
    return marks;
  }

  /** Number of rows. */
  public int size() {
    return ids.length;
  }

  /** The pick's own number, which results refer to. */
  public long id(int row) {
    return ids[row];
  }

  /** Index of the node in the network's list, or {@link #STATION_UNKNOWN}. */
  public int station(int row) {
    return stations[row];
  }

  /** Arrival time, seconds after the caller's epoch. */
  public double timeSeconds(int row) {
    return timesSeconds[row];
  }

  /** What wave the picker says it is. */
  public Phase phase(int row) {
    return phases[row] == 0 ? Phase.P : Phase.S;
  }

  /** One standard deviation of the reading of the time, clock included, in seconds. */
  public double sigmaSeconds(int row) {
    return sigmasSeconds[row];
  }

  /** Probability, in the picker's opinion, that it is an arrival and no noise; 0.5 says nothing. */
  public double weight(int row) {
    return weights[row];
  }

  /** Collects rows. */
  public static final class Builder {
    private static final int FIRST_ROWS = 64;

    private long[] ids = new long[FIRST_ROWS];
    private int[] stations = new int[FIRST_ROWS];
    private double[] timesSeconds = new double[FIRST_ROWS];
    private byte[] phases = new byte[FIRST_ROWS];
    private double[] sigmasSeconds = new double[FIRST_ROWS];
    private double[] weights = new double[FIRST_ROWS];
    private @Nullable MarkRows marks;
    private int size;

    /** A row of a picker that gives no probability. */
    public Builder add(long id, int station, double timeSeconds, Phase phase, double sigmaSeconds) {
      return add(id, station, timeSeconds, phase, sigmaSeconds, 0.5);
    }

    /** One row: number, node index, arrival time (s), wave, reading error (s), picker's probability (0.5 says nothing). */
    public Builder add(
        long id, int station, double timeSeconds, Phase phase, double sigmaSeconds, double weight) {
      if (size == ids.length) {
        grow(size * 2);
      }
      ids[size] = id;
      stations[size] = station;
      timesSeconds[size] = timeSeconds;
      phases[size] = (byte) phase.ordinal();
      sigmasSeconds[size] = sigmaSeconds;
      weights[size] = weight;
      size++;
      return this;
    }

    /** A mark of the row added last; of two marks of one kind the later stays. */
    public Builder mark(PickMark mark) {
      if (size == 0) {
        throw new IllegalStateException("a mark came before its pick");
      }
      if (marks == null) {
        marks = new MarkRows();
      }
      marks.set(size - 1, mark);
      return this;
    }

    /** A row of other columns as it stands there. */
    Builder addRow(PickColumns from, int row) {
      add(
          from.id(row),
          from.station(row),
          from.timeSeconds(row),
          from.phase(row),
          from.sigmaSeconds(row),
          from.weight(row));
      if (from.marks != null) {
        if (marks == null) {
          marks = new MarkRows();
        }
        marks.copy(from.marks, row, size - 1);
      }
      return this;
    }

    /** The rows so far. */
    public PickColumns build() {
      return new PickColumns(this);
    }

    private void grow(int rows) {
      ids = Arrays.copyOf(ids, rows);
      stations = Arrays.copyOf(stations, rows);
      timesSeconds = Arrays.copyOf(timesSeconds, rows);
      phases = Arrays.copyOf(phases, rows);
      sigmasSeconds = Arrays.copyOf(sigmasSeconds, rows);
      weights = Arrays.copyOf(weights, rows);
    }
  }
}
