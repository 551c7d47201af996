// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.trucewatch.science.association.network.PickColumns;

/** Picks that were cut out around events: the pieces between which no station has a pick for a while are records of their own. */
final class Records {
  /** A network of some hundred stations is never silent for a quarter of an hour unless the rest was left out. */
  static final double GAP_SECONDS = 900;

  private Records() {}

  /** The records in order of time, the picks of each likewise. */
  static List<PickColumns> split(PickColumns picks) {
    int[] rows = IntStream.range(0, picks.size())
        .boxed()
        .sorted(Comparator.comparingDouble(picks::timeSeconds).thenComparingLong(picks::id))
        .mapToInt(i -> i)
        .toArray();
    List<PickColumns> records = new ArrayList<>();
    PickColumns.Builder record = new PickColumns.Builder();
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      if (i > 0 && picks.timeSeconds(row) - picks.timeSeconds(rows[i - 1]) > GAP_SECONDS) {
        records.add(record.build());
        record = new PickColumns.Builder();
      }
      record.add(
          picks.id(row),
          picks.station(row),
          picks.timeSeconds(row),
          picks.phase(row),
          picks.sigmaSeconds(row),
          picks.weight(row));
    }
    records.add(record.build());
    return records;
  }
}
