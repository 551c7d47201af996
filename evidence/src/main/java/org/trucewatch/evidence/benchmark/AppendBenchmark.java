// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;

/**
 * Many threads that each append one entry and wait for its acknowledgement, with a publication a second.
 */
final class AppendBenchmark {

  private static final String GROUP = "appending";

  /** Bytes of a whole entry, envelope included: the issue's. */
  static final int ENTRY_BYTES = 300;

  private static final int THREADS = 256;
  private static final long PUBLISH_EVERY_MILLIS = 1_000;
  private static final double NANOS = 1e9;

  private record Run(double perSecond, Samples waits, Samples publications) {}

  private final int seconds;
  private final int runs;

  AppendBenchmark(int seconds, int runs) {
    this.seconds = seconds;
    this.runs = runs;
  }

  List<Figure> measure(Path folder) {
    List<Run> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      all.add(run(folder.resolve("run" + i)));
    }
    return figures(all);
  }

  private List<Figure> figures(List<Run> of) {
    long entries = of.stream().mapToLong(run -> run.waits.count()).sum();
    Figure rate = figure(
            "durable entries of 300 bytes", "/s", of.stream().mapToDouble(r -> r.perSecond))
        .noted(THREADS + " threads, " + of.size() + " runs of " + seconds + " s, " + entries
            + " acknowledged");
    Figure p99 = figure("acknowledgement p99", "ms", quantiles(of, 0.99));
    return List.of(
        rate.atLeast(10_000),
        figure("acknowledgement p50", "ms", quantiles(of, 0.5)),
        p99.below(50),
        figure("acknowledgement worst", "ms", quantiles(of, 1)),
        figure(
            "publication, longest of a run",
            "ms",
            of.stream().mapToDouble(run -> run.publications.worstMillis())));
  }

  private static Figure figure(String name, String unit, java.util.stream.DoubleStream values) {
    return Figure.of(GROUP, name, unit, values.toArray());
  }

  private static java.util.stream.DoubleStream quantiles(List<Run> of, double share) {
    return of.stream().mapToDouble(run -> run.waits.quantileMillis(share));
  }

  private Run run(Path folder) {
    Samples waits = new Samples();
    Samples publications = new Samples();
    AtomicLong number = new AtomicLong();
    try (EvidenceLog log =
        EvidenceLog.open(folder, SampleEntries.ORIGIN, SampleEntries.KEY, LogOptions.defaults())) {
      long start = System.nanoTime();
      long end = start + (long) (seconds * NANOS);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(new Thread(() -> append(log, number, end, waits)));
      }
      threads.forEach(Thread::start);
      publish(log, end, publications);
      threads.forEach(thread -> join(thread, 0));
      double elapsed = (System.nanoTime() - start) / NANOS;
      return new Run(waits.count() / elapsed, waits, publications);
    }
  }

  private static void publish(EvidenceLog log, long end, Samples publications) {
    while (System.nanoTime() < end) {
      pause(PUBLISH_EVERY_MILLIS);
      long before = System.nanoTime();
      log.publish();
      publications.add(System.nanoTime() - before);
    }
  }

  private static void append(EvidenceLog log, AtomicLong number, long end, Samples waits) {
    Samples mine = new Samples();
    while (System.nanoTime() < end) {
      var entry = SampleEntries.numbered(number.getAndIncrement(), ENTRY_BYTES);
      long before = System.nanoTime();
      log.append(entry);
      mine.add(System.nanoTime() - before);
    }
    synchronized (waits) {
      waits.addAll(mine);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("benchmark was interrupted", e);
    }
  }

  private static void join(Thread thread, long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("benchmark was interrupted", e);
    }
  }
}
