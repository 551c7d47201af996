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

  PickField field() {
    return new PickField(start.length - 1, start, ids, timesSeconds, sigmasSeconds, null);
  }
}
