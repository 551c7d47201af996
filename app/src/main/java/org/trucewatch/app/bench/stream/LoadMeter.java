// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.stream.EventVersion;

/**
 * Measures while a stream is played.
 *
 * <p>Latency of a provisional event: from the arrival of its last needed pick to its publication. The last needed pick is the one of
 * its picks that arrived last, so the wait for the next step and all queueing is in it. Given beside it is the time since its sixth
 * pick arrived: fewer never make an event, so this is the longest that any wait could be called.
 */
final class LoadMeter {
  /** Arrivals are remembered for so long, seconds. */
  private static final double REMEMBERED_SECONDS = 120;

  final Truth truth;
  final Truth.Standing found = new Truth.Standing();
  final Latencies sinceLast = new Latencies();
  final Latencies sinceSixth = new Latencies();
  final Latencies afterOrigin = new Latencies();
  final Latencies finalAfterOrigin = new Latencies();
  long picks;
  long provisional;
  long provisionalReal;
  long finals;
  long finalsSeenBefore;
  long finalsRenamed;
  long withdrawnProvisional;
  double heapAfterCollectionMax;
  private final double warmSeconds;
  private final Map<Long, Double> arrival = new HashMap<>();
  private double forgotten;

  LoadMeter(Truth truth, double warmSeconds) {
    this.truth = truth;
    this.warmSeconds = warmSeconds;
  }

  void arrived(GeneratedStream.Arriving a) {
    picks++;
    arrival.put(a.pick().id(), a.arrivalSeconds());
  }

  /** Versions that were published at a time of the stream's clock. */
  void published(List<EventVersion> versions, double atSeconds) {
    for (EventVersion v : versions) {
      boolean counts = v.event().timeSeconds() >= warmSeconds;
      switch (v.state()) {
        case PROVISIONAL -> {
          if (counts) {
            provisional(v, atSeconds);
          }
        }
        case REVISED -> {}
        case FINAL -> {
          found.stand(truth, v.event());
          if (counts) {
            finals++;
            finalsSeenBefore += v.number() > 1 ? 1 : 0;
            finalsRenamed += v.follows().isEmpty() ? 0 : 1;
            finalAfterOrigin.add(atSeconds - v.event().timeSeconds());
          }
        }
        case WITHDRAWN -> {
          found.fall(v.event());
          withdrawnProvisional += counts ? 1 : 0;
        }
      }
    }
    if (atSeconds > forgotten + REMEMBERED_SECONDS / 4) {
      forgotten = atSeconds;
      arrival.values().removeIf(a -> a < atSeconds - REMEMBERED_SECONDS);
      sample();
    }
  }

  private void provisional(EventVersion v, double atSeconds) {
    provisional++;
    provisionalReal += Truth.isReal(v.event()) ? 1 : 0;
    double[] arrivals = v.event().picks().stream()
        .mapToLong(EventPick::pickId)
        .mapToDouble(id -> arrival.getOrDefault(id, Double.NaN))
        .sorted()
        .toArray();
    sinceLast.add(atSeconds - arrivals[arrivals.length - 1]);
    sinceSixth.add(atSeconds - arrivals[Math.min(5, arrivals.length - 1)]);
    afterOrigin.add(atSeconds - v.event().timeSeconds());
  }

  /**
   * Takes note of what the heap held after the last collection. The old generation is seldom collected, so all that is in it counts:
   * an upper bound.
   */
  void sample() {
    double sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage after = pool.getCollectionUsage();
      if (after != null) {
        boolean isOld = pool.getName().contains("Old") || pool.getName().contains("Tenured");
        sum += isOld ? pool.getUsage().getUsed() : after.getUsed();
      }
    }
    heapAfterCollectionMax = Math.max(heapAfterCollectionMax, sum);
  }

  /** Seconds that collections have stopped the program so far. */
  static double collectionSeconds() {
    long millis = 0;
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      millis += Math.max(0, bean.getCollectionTime());
    }
    return millis / 1000.0;
  }

  /** This thread's processor seconds so far. */
  static double threadSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  /** Largest resident memory of the program so far, bytes; NaN where the system does not say. */
  static double residentBytesMax() {
    try {
      for (String line :
          Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.US_ASCII)) {
        if (line.startsWith("VmHWM:")) {
          return 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (java.io.IOException e) {
      return Double.NaN; // Only Linux has it.
    }
    return Double.NaN;
  }
}
