// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.trucewatch.pipeline.sender.SenderOutcome;

/** Captured devices that send as fast as they can, whatever they are told. */
final class Flood {
  /** Signed beforehand, so that the flood's own signing does not slow it. */
  private static final int PREPARED = 2_000;

  private final AtomicBoolean running = new AtomicBoolean(true);
  private final AtomicLong refused = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();

  private Flood() {}

  static Flood start(int devices, Function<byte[], SenderOutcome> door) {
    Flood flood = new Flood();
    for (int i = 0; i < devices; i++) {
      BenchSender sender = new BenchSender(i);
      List<byte[]> prepared = new ArrayList<>();
      for (int n = 0; n < PREPARED; n++) {
        prepared.add(sender.next());
      }
      flood.threads.add(Thread.ofVirtual().unstarted(() -> flood.send(prepared, door)));
    }
    flood.threads.forEach(Thread::start);
    return flood;
  }

  private void send(List<byte[]> prepared, Function<byte[], SenderOutcome> door) {
    for (int n = 0; running.get(); n = (n + 1) % prepared.size()) {
      if (door.apply(prepared.get(n)) instanceof SenderOutcome.Refused) {
        refused.incrementAndGet();
      }
      Thread.yield(); // As another process would, it does not hold the gateway's own threads.
    }
  }

  /** Ends it; gives how many of its batches were refused. */
  long stop() {
    running.set(false);
    BenchSender.join(threads);
    return refused.get();
  }
}
