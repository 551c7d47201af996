// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cuts picks into records: pieces between which no station has a pick for a while. A rate of clutter is that of a record, not of the
 * silence between two, which as a rule was cut out by who made the file.
 */
final class PickRecords {
  /** A network of some hundred stations is never silent for a quarter of an hour unless the rest was left out. */
  static final double GAP_SECONDS = 900;

  private PickRecords() {}

  /**
   * The records in order of time, at least one; each keeps its picks' rows in the order they have there. Rows without a time that
   * can be used go with the first record, and those with the number of an earlier pick go with that one: there they are refused and
   * counted.
   */
  static List<PickColumns> split(PickColumns picks) {
    int[] timed = IntStream.range(0, picks.size())
        .filter(row -> PickScreen.isTime(picks.timeSeconds(row)))
        .boxed()
        .sorted(Comparator.comparingDouble(picks::timeSeconds).thenComparingLong(picks::id))
        .mapToInt(row -> row)
        .toArray();
    int[] record = new int[picks.size()];
    int records = 0;
    Map<Long, Integer> first = new HashMap<>();
    for (int i = 0; i < timed.length; i++) {
      boolean silent =
          i > 0 && picks.timeSeconds(timed[i]) - picks.timeSeconds(timed[i - 1]) > GAP_SECONDS;
      records += silent ? 1 : 0;
      Integer earlier = first.putIfAbsent(picks.id(timed[i]), records);
      record[timed[i]] = earlier == null ? records : earlier;
    }
    if (records == 0) {
      return List.of(picks);
    }
    List<PickColumns.Builder> parts = new ArrayList<>();
    for (int i = 0; i <= records; i++) {
      parts.add(new PickColumns.Builder());
    }
    for (int row = 0; row < record.length; row++) {
      parts.get(record[row]).addRow(picks, row);
    }
    return parts.stream().map(PickColumns.Builder::build).toList();
  }
}
