// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.pipeline.line.Assurance.SetAside;
import org.trucewatch.science.impulse.LineRecord;

/**
 * A record without what flagged sensors said while they were flagged. It stays sealed; nothing is concluded from it.
 *
 * @param believed the rest
 * @param reports what was set aside, by number, each with its flag
 */
record FlaggedReports(LineRecord believed, List<SetAside> reports) {
  private static final int NONE = -1;

  /** Parts a record. */
  static FlaggedReports setAside(LineRecord record, List<SensorFlag> flags) {
    Map<Integer, List<Integer>> bySensor = new HashMap<>();
    for (int f = 0; f < flags.size(); f++) {
      bySensor.computeIfAbsent(flags.get(f).sensor(), k -> new ArrayList<>()).add(f);
    }
    List<Observation> kept = new ArrayList<>();
    List<SetAside> reports = new ArrayList<>();
    long[] numbers = new long[record.observations().size()];
    for (int i = 0; i < record.observations().size(); i++) {
      Observation o = record.observations().get(i);
      int flag = o instanceof Observation.Pick p ? flag(bySensor.get(p.sensor()), flags, p) : NONE;
      if (flag == NONE) {
        numbers[kept.size()] = record.numbers()[i];
        kept.add(o);
      } else {
        reports.add(new SetAside(record.numbers()[i], flag));
      }
    }
    return new FlaggedReports(
        record.with(kept, java.util.Arrays.copyOf(numbers, kept.size())), reports);
  }

  /** The first flag that a pick falls under. */
  private static int flag(
      @Nullable List<Integer> mine, List<SensorFlag> flags, Observation.Pick pick) {
    if (mine == null) {
      return NONE;
    }
    return mine.stream()
        .filter(f -> pick.seconds() >= flags.get(f).fromSeconds()
            && pick.seconds() <= flags.get(f).toSeconds())
        .findFirst()
        .orElse(NONE);
  }
}
