// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/**
 * Picks of one wave, in order of node, time and id, without repeats. The arrays are handed over, not copied: nobody may write to them
 * afterwards.
 *
 * @param start         first row of each node, and the end
 * @param ids           the picks' own numbers
 * @param timesSeconds  arrival times, seconds after the stream's epoch
 * @param sigmasSeconds one standard deviation of each reading
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Handed over once a tile and step; copies would cost more than the
// search's first stage.
public record NodePicks(int[] start, long[] ids, double[] timesSeconds, double[] sigmasSeconds) {
  /** Checks the lengths. */
  public NodePicks {
    if (start.length == 0
        || start[start.length - 1] != ids.length
        || ids.length != timesSeconds.length
        || ids.length != sigmasSeconds.length) {
      throw new IllegalArgumentException(
          "columns of " + ids.length + ", " + timesSeconds.length + " and " + sigmasSeconds.length
              + " rows, expected equal lengths that end the last node");
    }
  }

  /** Rows. */
  public int size() {
    return ids.length;
  }

  /** Those of some nodes, from one time to before another; nodes are counted anew. */
  NodePicks of(int[] nodes, double from, double to) {
    int[] newStart = new int[nodes.length + 1];
    int[] rows = new int[16];
    int count = 0;
    for (int i = 0; i < nodes.length; i++) {
      for (int row = start[nodes[i]]; row < start[nodes[i] + 1]; row++) {
        if (timesSeconds[row] >= from && timesSeconds[row] < to) {
          rows = count == rows.length ? java.util.Arrays.copyOf(rows, 2 * count) : rows;
          rows[count++] = row;
        }
      }
      newStart[i + 1] = count;
    }
    long[] newIds = new long[count];
    double[] newTimes = new double[count];
    double[] newSigmas = new double[count];
    for (int k = 0; k < count; k++) {
      newIds[k] = ids[rows[k]];
      newTimes[k] = timesSeconds[rows[k]];
      newSigmas[k] = sigmasSeconds[rows[k]];
    }
    return new NodePicks(newStart, newIds, newTimes, newSigmas);
  }

  PickField field() {
    return new PickField(start.length - 1, start, ids, timesSeconds, sigmasSeconds, null);
  }
}
