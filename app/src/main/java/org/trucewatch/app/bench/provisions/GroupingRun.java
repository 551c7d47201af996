// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.trucewatch.assessment.incident.IncidentGrouping;
import org.trucewatch.domain.line.Impulse;

/**
 * How long grouping took, on one thread.
 *
 * @param scene what was grouped
 * @param impulses how many
 * @param incidents that came out
 * @param wallSeconds by the clock
 * @param processorSeconds of this thread
 */
record GroupingRun(
    String scene, int impulses, int incidents, double wallSeconds, double processorSeconds) {
  static GroupingRun of(String scene, List<Impulse> impulses) {
    var threads = ManagementFactory.getThreadMXBean();
    long processor = threads.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    int incidents = new IncidentGrouping().group(impulses).size();
    return new GroupingRun(
        scene,
        impulses.size(),
        incidents,
        (System.nanoTime() - begin) / 1e9,
        (threads.getCurrentThreadCpuTime() - processor) / 1e9);
  }
}
