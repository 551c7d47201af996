// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.science.impulse.LineRecord;

/**
 * Which nodes recorded while they did not answer: their link was down, and reports of that time came when it was mended. A node recorded
 * from its first such report to its last, as far as no two of them lie farther apart than a node's own false triggers make likely.
 */
final class Backfill {
  /** A report that came so long after its time was kept back, s. */
  private static final double LATE_SECONDS = 600;

  /** Reports farther from the time asked about say nothing of it: at 20 false triggers a day one in twelve gaps is longer, s. */
  private static final double NEAR_SECONDS = 3 * 3_600;

  private final double[][] late;

  Backfill(LineRecord record) {
    DoubleStream.Builder[] times = new DoubleStream.Builder[record.sensors().size()];
    for (Observation o : record.observations()) {
      if (o instanceof Observation.Pick p && p.receivedSeconds() - p.seconds() > LATE_SECONDS) {
        DoubleStream.Builder of = times[p.sensor()];
        times[p.sensor()] = of == null ? DoubleStream.builder() : of;
        times[p.sensor()].add(p.seconds());
      }
    }
    late = new double[times.length][];
    for (int s = 0; s < late.length; s++) {
      late[s] = times[s] == null ? new double[0] : times[s].build().sorted().toArray();
    }
  }

  /** Whether a silent node recorded at this time. */
  boolean recorded(int sensor, double seconds) {
    double[] at = late[sensor];
    int found = Arrays.binarySearch(at, seconds);
    int next = found >= 0 ? found : -found - 1;
    return next > 0
        && next < at.length
        && seconds - at[next - 1] < NEAR_SECONDS
        && at[next] - seconds < NEAR_SECONDS;
  }
}
