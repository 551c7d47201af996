// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Observed;
import org.trucewatch.pipeline.sender.Batch.Previous;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;
import org.trucewatch.pipeline.sender.SenderOutcome;

/** A device that sends small batches as fast as it gets receipts, or at a pace. */
final class BenchSender {
  private static final int PAYLOAD_BYTES = 300;

  /** Signed ahead for all devices together; what is sent beyond is signed while it counts. */
  private static final int PREPARED_PER_SECOND = 4_000;

  private final int number;
  private final DeviceKey key;
  private final Deque<byte[]> prepared = new ArrayDeque<>();
  private long sequence;
  private Optional<Previous> previous = Optional.empty();

  BenchSender(int number) {
    this.number = number;
    this.key = key(number);
  }

  static String id(int number) {
    return "bench-" + number;
  }

  static DeviceKey key(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    seed[1] = 1;
    seed[2] = (byte) (number >> 8);
    return DeviceKey.fromSeed(seed);
  }

  /** Signs so many batches ahead, as devices sign on processors of their own. */
  void prepare(int batches) {
    for (int i = 0; i < batches; i++) {
      prepared.addLast(sign());
    }
  }

  byte[] next() {
    byte[] ready = prepared.pollFirst();
    return ready == null ? sign() : ready;
  }

  private byte[] sign() {
    String boot = "%032x".formatted(number);
    sequence++;
    Batch batch = new Batch(
        id(number),
        boot,
        sequence,
        previous,
        new Stamp(Instant.EPOCH.plusMillis(sequence), TimeQuality.SATELLITE, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of(new Observed("r.mseed", "miniseed", Instant.EPOCH, new byte[PAYLOAD_BYTES])));
    byte[] bytes = SenderBatchCodec.sign(batch, key);
    previous = Optional.of(new Previous(boot, sequence, SenderBatchCodec.hash(bytes)));
    return bytes;
  }

  /**
   * What came of a load.
   *
   * @param nanos of each accepted batch, from sending it to its receipt, in ascending order
   */
  record Tally(List<Long> nanos, long refused) {
    long accepted() {
      return nanos.size();
    }

    double percentileMillis(double share) {
      return nanos.isEmpty()
          ? Double.NaN
          : nanos.get((int) Math.min(nanos.size() - 1, share * nanos.size())) / 1e6;
    }
  }

  /**
   * Lets devices send side by side.
   *
   * @param first number of the first device
   * @param pause between two batches of one device
   */
  static Tally load(
      int devices, int first, Duration each, Duration pause, Function<byte[], SenderOutcome> door) {
    List<BenchSender> senders = prepare(devices, first, each, pause);
    long end = System.nanoTime() + each.toNanos();
    List<Long> all = Collections.synchronizedList(new ArrayList<>());
    List<Long> refused = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (BenchSender sender : senders) {
      threads.add(Thread.ofVirtual().start(() -> sender.send(end, pause, door, all, refused)));
    }
    join(threads);
    List<Long> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    return new Tally(sorted, refused.size());
  }

  private static List<BenchSender> prepare(int devices, int first, Duration each, Duration pause) {
    double rate = pause.isZero() ? (double) PREPARED_PER_SECOND / devices : 1e3 / pause.toMillis();
    List<BenchSender> senders = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
      BenchSender sender = new BenchSender(first + i);
      sender.prepare((int) (rate * each.toMillis() / 1e3) + 1);
      senders.add(sender);
    }
    return senders;
  }

  private void send(
      long end,
      Duration pause,
      Function<byte[], SenderOutcome> door,
      List<Long> all,
      List<Long> refused) {
    List<Long> mine = new ArrayList<>();
    while (System.nanoTime() < end) {
      byte[] bytes = next();
      long begin = System.nanoTime();
      SenderOutcome outcome = door.apply(bytes);
      long took = System.nanoTime() - begin;
      if (outcome instanceof SenderOutcome.Accepted accepted) {
        accepted.receipt().encode();
        mine.add(took);
      } else {
        refused.add(took);
      }
      pause(pause);
    }
    all.addAll(mine);
  }

  static void pause(Duration pause) {
    if (pause.isZero()) {
      return;
    }
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void join(List<Thread> threads) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
