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
import org.trucewatch.science.impulse.LineRecord;

/** A record without what flagged sensors said while they were flagged. It stays sealed; nothing is concluded from it. */
final class FlaggedReports {
  private FlaggedReports() {}

  /** The record without them. */
  static LineRecord setAside(LineRecord record, List<SensorFlag> flags) {
    Map<Integer, List<SensorFlag>> bySensor = new HashMap<>();
    flags.forEach(
        f -> bySensor.computeIfAbsent(f.sensor(), k -> new ArrayList<>()).add(f));
    List<Observation> kept = new ArrayList<>();
    long[] numbers = new long[record.observations().size()];
    for (int i = 0; i < record.observations().size(); i++) {
      Observation o = record.observations().get(i);
      if (!(o instanceof Observation.Pick p) || !isFlagged(bySensor.get(p.sensor()), p)) {
        numbers[kept.size()] = record.numbers()[i];
        kept.add(o);
      }
    }
    return record.with(kept, java.util.Arrays.copyOf(numbers, kept.size()));
  }

  private static boolean isFlagged(@Nullable List<SensorFlag> flags, Observation.Pick pick) {
    return flags != null
        && flags.stream()
            .anyMatch(f -> pick.seconds() >= f.fromSeconds() && pick.seconds() <= f.toSeconds());
  }
}
