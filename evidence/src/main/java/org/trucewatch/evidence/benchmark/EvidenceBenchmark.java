// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.LogKey;

/**
 * Runs the log's benchmark in a scratch folder and prints each figure with its unit. The folder should be
 * on the disk that the log will be on.
 */
public final class EvidenceBenchmark {

  /** Bytes of a whole entry, envelope included. */
  private static final int ENTRY_BYTES = 300;

  private static final int THREADS = 256;
  private static final double NANOS = 1e9;
  private static final String ORIGIN = "benchmark.example/log";

  private final Path scratch;
  private final int seconds;
  private final int largeSize;
  private final LogKey key = LogKey.fromSeed(ORIGIN, new byte[LogKey.SEED_BYTES]);
  private final Map<String, Double> figures = new LinkedHashMap<>();

  /**
   * A benchmark.
   *
   * @param scratch an existing folder; what is made in it is deleted again
   * @param seconds for each rate
   * @param largeSize entries in the log that is verified
   */
  public EvidenceBenchmark(Path scratch, int seconds, int largeSize) {
    this.scratch = scratch;
    this.seconds = seconds;
    this.largeSize = largeSize;
  }

  /** Usage: scratch folder, optionally seconds a rate, optionally entries to verify. */
  public static void main(String[] arguments) {
    Path scratch = Path.of(arguments.length > 0 ? arguments[0] : ".");
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    int size = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
    new EvidenceBenchmark(scratch, seconds, size)
        .run()
        .forEach((name, value) ->
            System.out.println(String.format(Locale.ROOT, "%-52s %12.2f", name, value)));
  }

  /** Measures everything; names of figures end in their unit. */
  public Map<String, Double> run() {
    try {
      Path folder = Files.createTempDirectory(scratch, "trucewatch-benchmark");
      try {
        bareForces(folder.resolve("bare"));
        leafHashes();
        durableAppends(folder.resolve("appends"));
        largeLog(folder.resolve("large"));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("benchmark in " + scratch + " failed", e);
    }
    return figures;
  }

  private void bareForces(Path file) throws IOException {
    byte[] content = new byte[ENTRY_BYTES];
    long count = 0;
    long start = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (System.nanoTime() - start < Math.min(seconds, 3) * NANOS) {
        channel.write(ByteBuffer.wrap(content));
        channel.force(false);
        count++;
      }
    }
    figures.put(
        "machine: append 300 bytes and force, per s", count * NANOS / (System.nanoTime() - start));
  }

  private void leafHashes() {
    TreeHasher hasher = new TreeHasher();
    byte[] content = new byte[ENTRY_BYTES];
    long count = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < NANOS) {
      for (int i = 0; i < 1_000; i++) {
        hasher.leaf(content);
      }
      count += 1_000;
    }
    figures.put(
        "machine: SHA-256 of 301 bytes, one thread, per s",
        count * NANOS / (System.nanoTime() - start));
  }

  private static Entry entry(long number) {
    Entry empty = Entry.inline(
        "test/load",
        "application/octet-stream",
        Instant.ofEpochMilli(number),
        "test:load",
        List.of(),
        new byte[0]);
    byte[] body = new byte[ENTRY_BYTES - EntryCodec.encode(empty).length - 2];
    new SplittableRandom(number).nextBytes(body);
    return Entry.inline(
        empty.kind(), empty.mediaType(), empty.receivedAt(), empty.channel(), List.of(), body);
  }

  /** Many threads, each waiting for its own acknowledgement, with a publication a second. */
  private void durableAppends(Path folder) {
    List<long[]> waits = new ArrayList<>();
    AtomicLong number = new AtomicLong();
    try (EvidenceLog log = EvidenceLog.open(folder, ORIGIN, key, LogOptions.defaults())) {
      long start = System.nanoTime();
      long end = start + (long) (seconds * NANOS);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(new Thread(() -> append(log, number, end, waits)));
      }
      threads.forEach(Thread::start);
      long published = 0;
      double longest = 0;
      while (System.nanoTime() < end) {
        join(threads.get(0), 1_000);
        long before = System.nanoTime();
        log.publish();
        longest = Math.max(longest, (System.nanoTime() - before) / 1e6);
        published++;
      }
      threads.forEach(thread -> join(thread, 0));
      double elapsed = (System.nanoTime() - start) / NANOS;
      long[] sorted = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      figures.put("log: durable entries of 300 bytes, 256 threads, per s", sorted.length / elapsed);
      figures.put("log: acknowledgement p50, ms", sorted[sorted.length / 2] / 1e6);
      figures.put("log: acknowledgement p99, ms", sorted[(int) (sorted.length * 0.99)] / 1e6);
      figures.put("log: publications meanwhile", (double) published);
      figures.put("log: longest publication, ms", longest);
    }
  }

  private static void append(EvidenceLog log, AtomicLong number, long end, List<long[]> waits) {
    List<Long> mine = new ArrayList<>();
    while (System.nanoTime() < end) {
      Entry entry = entry(number.getAndIncrement());
      long before = System.nanoTime();
      log.append(entry);
      mine.add(System.nanoTime() - before);
    }
    synchronized (waits) {
      waits.add(mine.stream().mapToLong(Long::longValue).toArray());
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

  private void largeLog(Path folder) {
    long start = System.nanoTime();
    try (EvidenceLog log = EvidenceLog.open(folder, ORIGIN, key, LogOptions.defaults())) {
      List<Entry> chunk = new ArrayList<>();
      for (int i = 0; i < largeSize; i++) {
        chunk.add(entry(i));
        if (chunk.size() == 50_000 || i == largeSize - 1) {
          log.appendAll(chunk);
          log.publish();
          chunk.clear();
        }
      }
    }
    figures.put("large log: entries", (double) largeSize);
    figures.put(
        "large log: written by one thread, entries per s",
        largeSize * NANOS / (System.nanoTime() - start));
    start = System.nanoTime();
    EvidenceLog.open(folder, ORIGIN, key, LogOptions.defaults()).close();
    figures.put("large log: writer opens, ms", (System.nanoTime() - start) / 1e6);
    proofs(folder);
    start = System.nanoTime();
    LogVerification result = LogVerification.verify(folder, key.verifier());
    figures.put("large log: full verification, s", (System.nanoTime() - start) / NANOS);
    if (result instanceof LogVerification.Differs differs) {
      throw new IllegalStateException(
          "the log that was just written differs: " + differs.differences());
    }
  }

  private void proofs(Path folder) {
    LogReader reader = LogReader.open(folder);
    SplittableRandom random = new SplittableRandom(1);
    double worst = 0;
    long start = System.nanoTime();
    int count = 1_000;
    for (int i = 0; i < count; i++) {
      long before = System.nanoTime();
      reader.proof(random.nextInt(largeSize)).encode();
      worst = i < 20 ? 0 : Math.max(worst, (System.nanoTime() - before) / 1e6);
    }
    figures.put(
        "large log: proof of one leaf, mean, ms", (System.nanoTime() - start) / 1e6 / count);
    figures.put("large log: proof of one leaf, worst of 980, ms", worst);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
