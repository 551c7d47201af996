// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the bare machine can do, to hold the log's figures against: forced writes, hashes, a fixed kernel. */
final class MachineRates {

  static final String GROUP = "machine";

  /** The size that a database page or a full tile has. */
  private static final int PAGE_BYTES = 8 << 10;

  private static final double NANOS = 1e9;

  private final int seconds;
  private final FixedKernel kernel = new FixedKernel();

  MachineRates(int seconds) {
    this.seconds = seconds;
  }

  List<Figure> measure(Path folder) throws IOException {
    Samples forces = forces(Files.createDirectories(folder).resolve("page"));
    double hashes = nodeHashes();
    Samples kernels = kernels();
    return List.of(
        Figure.of(GROUP, "forced write of 8 KiB, p50", "ms", forces.quantileMillis(0.5))
            .noted(forces.count() + " writes, one after another"),
        Figure.of(GROUP, "forced write of 8 KiB, p99", "ms", forces.quantileMillis(0.99)),
        Figure.of(GROUP, "forced write of 8 KiB, worst", "ms", forces.worstMillis()),
        Figure.of(GROUP, "SHA-256 of 65-byte nodes, one thread", "/s", hashes),
        Figure.of(GROUP, "fixed kernel of 512 node hashes, p50", "ms", kernels.quantileMillis(0.5))
            .noted("calibration: divide by it to compare machines; leads to "
                + kernel.result().hex().substring(0, 8)),
        Figure.of(GROUP, "fixed kernel, p99", "ms", kernels.quantileMillis(0.99)),
        Figure.of(GROUP, "fixed kernel, worst of " + kernels.count(), "ms", kernels.worstMillis())
            .noted("no input or output: what the machine's other work alone adds"));
  }

  /** Java, processors, system and disk, as names. */
  static List<String> names(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    return List.of(
        "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name")
            + "), " + Runtime.getRuntime().availableProcessors() + " processors, heap of at most "
            + (Runtime.getRuntime().maxMemory() >> 20) + " MiB",
        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
            + System.getProperty("os.arch"),
        "disk " + store.name() + ", file system " + store.type());
  }

  private Samples forces(Path file) throws IOException {
    Samples samples = new Samples();
    byte[] page = new byte[PAGE_BYTES];
    long end = System.nanoTime() + (long) (Math.min(seconds, 3) * NANOS);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (System.nanoTime() < end) {
        long before = System.nanoTime();
        channel.write(ByteBuffer.wrap(page));
        channel.force(false);
        samples.add(System.nanoTime() - before);
      }
    }
    return samples;
  }

  private double nodeHashes() {
    long count = 0;
    long start = System.nanoTime();
    long now = start;
    while (now - start < NANOS) {
      kernel.run();
      count += FixedKernel.HASHES;
      now = System.nanoTime();
    }
    return count * NANOS / (now - start);
  }

  private Samples kernels() {
    Samples samples = new Samples();
    for (int i = 0; i < 10_000; i++) {
      long before = System.nanoTime();
      kernel.run();
      samples.add(System.nanoTime() - before);
    }
    return samples;
  }
}
