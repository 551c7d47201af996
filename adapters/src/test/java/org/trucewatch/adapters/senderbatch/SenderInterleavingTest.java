// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.pipeline.sender.Refusal.Cause;
import org.trucewatch.pipeline.sender.SenderOutcome;
import org.trucewatch.pipeline.sender.SenderOutcome.Accepted;
import org.trucewatch.pipeline.sender.SenderOutcome.Duplicate;
import org.trucewatch.pipeline.sender.SenderOutcome.Fork;
import org.trucewatch.pipeline.sender.SenderOutcome.Gap;
import org.trucewatch.pipeline.sender.SenderOutcome.Refused;

/**
 * Many devices at once over a bad network, with restarts of devices and of the gate: batches are delayed, repeated and come in
 * another order. Honest devices are never taken for two; each batch is sealed once and always gets the same receipt; a device
 * with a twin is quarantined.
 */
class SenderInterleavingTest {
  private static final int DEVICES = 8;
  private static final int TWIN = 0;
  private static final int STEPS = 120;

  @TempDir
  private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyBatchOfAnHonestDeviceIsSealedOnceWhateverTheOrder(long seed) {
    Draw draw = new Draw(seed);
    try (GateBench gate = new GateBench(folder.resolve("observations"))) {
      Network network = new Network(draw, gate);
      gate.open();
      for (int step = 0; step < STEPS; step++) {
        network.step();
      }
      network.deliverAll();
      assertThat(network.sealed.size()).as("seed " + seed).isEqualTo(network.made);
      assertThat(network.forks).as("seed " + seed).isEqualTo(1);
      gate.publish();
      // Each honest batch once, what the twins sealed before they were found, the forked batch and
      // the fork.
      assertThat(gate.size()).isEqualTo(network.made + network.twinSealed + 2);
      assertThat(gate.stamps()).isSorted();
      assertThat(LogVerification.verify(gate.folder(), gate.key()))
          .isInstanceOf(LogVerification.Equal.class);
    }
  }

  private static final class Network {
    private final Draw draw;
    private final GateBench gate;
    private final List<Sender> senders = new ArrayList<>();
    private final Sender twin;
    private final List<Deque<byte[]>> waiting = new ArrayList<>();
    private final Map<String, String> sealed = new HashMap<>();
    private final List<byte[]> delivered = new ArrayList<>();
    private int made;
    private int forks;
    private int twinSealed;
    private int boot = 100;

    Network(Draw draw, GateBench gate) {
      this.draw = draw;
      this.gate = gate;
      for (int i = 0; i < DEVICES; i++) {
        gate.enrol("s-" + i, i);
        senders.add(new Sender("s-" + i, i, i));
        waiting.add(new ArrayDeque<>());
      }
      twin = new Sender("s-" + TWIN, TWIN, 99);
    }

    void step() {
      int device = draw.below(DEVICES);
      if (device == TWIN) {
        twins();
        return;
      }
      make(device);
      List<byte[]> now = new ArrayList<>();
      for (int i = 0; i < 1 + draw.below(3); i++) {
        take(draw.below(DEVICES), now);
      }
      if (draw.below(4) == 0 && !delivered.isEmpty()) {
        now.add(delivered.get(draw.below(delivered.size())));
      }
      deliver(now);
      if (draw.below(20) == 0) {
        gate.publish();
      }
      if (draw.below(30) == 0) {
        gate.reopen();
      }
    }

    private void make(int device) {
      Sender sender = senders.get(device);
      if (draw.below(12) == 0) {
        sender.reboot(boot++);
      }
      waiting.get(device).addLast(sender.next("n " + made++));
    }

    private void take(int device, List<byte[]> into) {
      Deque<byte[]> queue = waiting.get(device);
      if (!queue.isEmpty()) {
        // Late by a few batches at most; the newest first is what a station does after an outage.
        into.add(draw.below(3) == 0 ? queue.removeLast() : queue.removeFirst());
      }
    }

    private void twins() {
      for (Sender one : List.of(senders.get(TWIN), twin)) {
        switch (gate.submit(one.next("t"))) {
          case Accepted a -> twinSealed++;
          case Gap g -> throw new AssertionError("a gap of a twin: " + g.missing());
          case Fork f -> forks++;
          case Refused r -> assertThat(r.refusal().cause()).isEqualTo(Cause.QUARANTINED);
          case Duplicate d -> throw new AssertionError("a twin repeats the other's bytes");
        }
      }
    }

    void deliverAll() {
      for (int device = 1; device < DEVICES; device++) {
        while (!waiting.get(device).isEmpty()) {
          deliver(List.of(waiting.get(device).removeFirst()));
        }
      }
      while (forks == 0) {
        twins();
      }
    }

    private void deliver(List<byte[]> batches) {
      List<SenderOutcome> outcomes = gate.submitTogether(batches);
      for (int i = 0; i < batches.size(); i++) {
        check(batches.get(i), outcomes.get(i));
      }
    }

    private void check(byte[] bytes, SenderOutcome outcome) {
      String name =
          HexFormat.of().formatHex(Arrays.copyOfRange(bytes, bytes.length - 64, bytes.length));
      byte[] receipt = switch (outcome) {
        case Accepted a -> a.receipt().encode();
        case Gap g -> g.receipt().encode();
        case Duplicate d -> d.receipt().encode();
        case Fork f -> throw new AssertionError("an honest device forked: " + f.reason());
        case Refused r -> throw new AssertionError(r.refusal().message());
      };
      String text = HexFormat.of().formatHex(receipt);
      String before = sealed.putIfAbsent(name, text);
      assertThat(before == null ? text : before).isEqualTo(text);
      delivered.add(bytes);
    }
  }
}
