// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.benchmark.crash.KilledWriter;

/** A log of a million entries: written, killed and opened, read by proofs, verified whole. */
final class LargeLogBenchmark {

  private static final String GROUP = "large log";
  private static final int CHUNK = 50_000;
  private static final int PROOFS = 10_000;
  private static final double NANOS = 1e9;

  private final int entries;
  private final int runs;
  private final FixedKernel kernel = new FixedKernel();

  LargeLogBenchmark(int entries, int runs) {
    this.entries = entries;
    this.runs = runs;
  }

  List<Figure> measure(Path folder) throws IOException {
    List<Figure> figures = new ArrayList<>();
    figures.add(write(folder));
    figures.addAll(openings(folder));
    figures.addAll(proofs(folder));
    figures.add(verifications(folder));
    return figures;
  }

  private Figure write(Path folder) {
    long start = System.nanoTime();
    try (EvidenceLog log =
        EvidenceLog.open(folder, SampleEntries.ORIGIN, SampleEntries.KEY, LogOptions.defaults())) {
      List<Entry> chunk = new ArrayList<>();
      for (int i = 0; i < entries; i++) {
        chunk.add(SampleEntries.numbered(i, AppendBenchmark.ENTRY_BYTES));
        if (chunk.size() == CHUNK || i == entries - 1) {
          log.appendAll(chunk);
          log.publish();
          chunk.clear();
        }
      }
    }
    return Figure.of(
            GROUP,
            "written by one thread in batches",
            "/s",
            entries * NANOS / (System.nanoTime() - start))
        .noted(entries + " entries of 300 bytes");
  }

  /** Each time a process is killed that has appended without publishing; then another one starts. */
  private List<Figure> openings(Path folder) throws IOException {
    int unpublished = Math.max(1, Math.min(CHUNK, entries / 20));
    double[] here = new double[runs];
    double[] anew = new double[runs];
    for (int i = 0; i < runs; i++) {
      KilledWriter.appendAndKill(folder, unpublished);
      anew[i] = KilledWriter.restartSeconds(folder);
      long before = System.nanoTime();
      EvidenceLog.open(folder, SampleEntries.ORIGIN, SampleEntries.KEY, LogOptions.defaults())
          .close();
      here[i] = (System.nanoTime() - before) / NANOS;
    }
    String left = "killed " + runs + " times, each time after " + unpublished
        + " more entries without a publication; the last opening has "
        + (long) runs * unpublished + " to recover";
    return List.of(
        Figure.of(GROUP, "restart after a kill, new process until it can append", "s", anew)
            .below(2)
            .noted(left),
        Figure.of(GROUP, "the same, opening alone in a running process", "s", here));
  }

  private List<Figure> proofs(Path folder) {
    LogReader warm = LogReader.open(folder);
    List<Figure> figures =
        new ArrayList<>(proofs("warm reader", i -> warm, "one reader, which keeps the last tiles"));
    figures.addAll(proofs(
        "fresh reader",
        i -> LogReader.open(folder),
        "each proof with a new reader: key, checkpoint and its signature read again"));
    return figures;
  }

  /**
   * Each proof beside the processor time it took, and followed by a kernel of about the same work without
   * files: what the proof waits for, and what the machine's other work alone adds.
   */
  private List<Figure> proofs(String reader, IntFunction<LogReader> readers, String note) {
    SplittableRandom random = new SplittableRandom(1);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Samples samples = new Samples();
    Samples processor = new Samples();
    Samples kernels = new Samples();
    for (int i = 0; i < PROOFS; i++) {
      long cpuBefore = threads.getCurrentThreadCpuTime();
      long before = System.nanoTime();
      LogReader with = readers.apply(i);
      with.proof((long) (random.nextDouble() * with.size())).encode();
      long done = System.nanoTime();
      samples.add(done - before);
      processor.add(threads.getCurrentThreadCpuTime() - cpuBefore);
      kernel.run();
      kernels.add(System.nanoTime() - done);
    }
    String name = "proof of one leaf, " + reader;
    return List.of(
        Figure.of(GROUP, name + ", median", "ms", samples.quantileMillis(0.5))
            .below(5)
            .noted(PROOFS + " random leaves; " + note),
        Figure.of(GROUP, name + ", p99", "ms", samples.quantileMillis(0.99)).below(5),
        Figure.of(GROUP, name + ", worst", "ms", samples.worstMillis())
            .noted(samples.above(5) + " of " + PROOFS + " took 5 ms or more"),
        Figure.of(GROUP, name + ", worst processor time", "ms", processor.worstMillis())
            .below(5)
            .noted(processor.above(5) + " of " + PROOFS
                + " took 5 ms or more; the rest of a slow proof is waiting"),
        Figure.of(
            GROUP, "fixed kernel between these proofs, p99", "ms", kernels.quantileMillis(0.99)),
        Figure.of(GROUP, "fixed kernel between these proofs, worst", "ms", kernels.worstMillis())
            .noted(kernels.above(5) + " of " + PROOFS
                + " took 5 ms or more, without a file: waiting for a processor"));
  }

  private Figure verifications(Path folder) {
    double[] seconds = new double[runs];
    long size = 0;
    for (int i = 0; i < runs; i++) {
      long before = System.nanoTime();
      LogVerification result = LogVerification.verify(folder, SampleEntries.KEY.verifier());
      seconds[i] = (System.nanoTime() - before) / NANOS;
      if (!(result instanceof LogVerification.Equal equal)) {
        throw new IllegalStateException("the log that was just written differs: " + result);
      }
      size = equal.size();
    }
    return Figure.of(GROUP, "full verification offline", "s", seconds)
        .below(10)
        .noted(size + " entries, every leaf, tile and the root computed again");
  }
}
