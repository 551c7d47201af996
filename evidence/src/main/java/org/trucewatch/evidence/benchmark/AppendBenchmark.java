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
 *
 * <p>Two ways of publishing are measured in turns: all tiles at the publication, or full tiles ahead of it.
 */
final class AppendBenchmark {

  private static final String GROUP = "appending";

  /** Bytes of a whole entry, envelope included: the issue's. */
  static final int ENTRY_BYTES = 300;

  private static final int THREADS = 256;
  private static final long PUBLISH_EVERY_NANOS = 1_000_000_000L;
  private static final int WRITE_AHEAD_EVERY_MILLIS = 100;
  private static final double NANOS = 1e9;

  /** How tiles come to the disk. */
  private enum Mode {
    AT_PUBLICATION(""),
    AHEAD(", full tiles written ahead");

    private final String words;

    Mode(String words) {
      this.words = words;
    }
  }

  private record Run(double perSecond, Samples waits, Samples publications) {}

  private final int seconds;
  private final int runs;

  AppendBenchmark(int seconds, int runs) {
    this.seconds = seconds;
    this.runs = runs;
  }

  List<Figure> measure(Path folder) {
    List<Run> ahead = new ArrayList<>();
    List<Run> atOnce = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      ahead.add(run(folder.resolve("ahead" + i), Mode.AHEAD));
      atOnce.add(run(folder.resolve("once" + i), Mode.AT_PUBLICATION));
    }
    List<Figure> figures = new ArrayList<>(figures(atOnce, Mode.AT_PUBLICATION));
    figures.addAll(figures(ahead, Mode.AHEAD));
    return figures;
  }

  private List<Figure> figures(List<Run> of, Mode mode) {
    long entries = of.stream().mapToLong(run -> run.waits.count()).sum();
    Figure rate = figure(
            "durable entries of 300 bytes", "/s", mode, of.stream().mapToDouble(r -> r.perSecond))
        .noted(THREADS + " threads, " + of.size() + " runs of " + seconds + " s, " + entries
            + " acknowledged");
    Figure p99 = figure("acknowledgement p99", "ms", mode, quantiles(of, 0.99));
    return List.of(
        rate.atLeast(10_000),
        figure("acknowledgement p50", "ms", mode, quantiles(of, 0.5)),
        p99.below(50),
        figure("acknowledgement worst", "ms", mode, quantiles(of, 1)),
        figure(
            "publication, longest of a run",
            "ms",
            mode,
            of.stream().mapToDouble(run -> run.publications.worstMillis())));
  }

  private static Figure figure(
      String name, String unit, Mode mode, java.util.stream.DoubleStream values) {
    return Figure.of(GROUP, name + mode.words, unit, values.toArray());
  }

  private static java.util.stream.DoubleStream quantiles(List<Run> of, double share) {
    return of.stream().mapToDouble(run -> run.waits.quantileMillis(share));
  }

  private Run run(Path folder, Mode mode) {
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
      publish(log, end, mode, publications);
      threads.forEach(thread -> join(thread, 0));
      double elapsed = (System.nanoTime() - start) / NANOS;
      return new Run(waits.count() / elapsed, waits, publications);
    }
  }

  private static void publish(EvidenceLog log, long end, Mode mode, Samples publications) {
    long next = System.nanoTime() + PUBLISH_EVERY_NANOS;
    while (System.nanoTime() < end) {
      pause(WRITE_AHEAD_EVERY_MILLIS);
      if (mode == Mode.AHEAD) {
        log.writeFullTiles();
      }
      long before = System.nanoTime();
      if (before >= next) {
        log.publish();
        publications.add(System.nanoTime() - before);
        next += PUBLISH_EVERY_NANOS;
      }
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
