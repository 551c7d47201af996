// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads share one forced write. Each thread queues its entries; whichever finds nobody
 * leading commits everything that is queued, for itself and the others, who sleep meanwhile.
 */
final class GroupCommit {

  /** Most bytes in one shared write. Bounds the time an early entry waits for a late one. */
  static final int BATCH_BYTES_MAX = 4 << 20;

  private final ConcurrentLinkedQueue<Ticket> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock leading = new ReentrantLock();
  private final Consumer<List<Ticket>> commit;

  /** The commit must complete or fail every ticket it is given. */
  GroupCommit(Consumer<List<Ticket>> commit) {
    this.commit = commit;
  }

  /** One thread's entries on their way. */
  static final class Ticket {
    private final List<byte[]> entries;
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable List<Receipt> receipts;
    private volatile @Nullable RuntimeException failure;

    Ticket(List<byte[]> entries) {
      this.entries = entries;
    }

    List<byte[]> entries() {
      return entries;
    }

    void complete(List<Receipt> result) {
      receipts = result;
      LockSupport.unpark(thread);
    }

    void fail(RuntimeException reason) {
      failure = reason;
      LockSupport.unpark(thread);
    }

    private boolean isDone() {
      return receipts != null || failure != null;
    }

    private List<Receipt> result() {
      List<Receipt> result = receipts;
      if (result != null) {
        return result;
      }
      RuntimeException reason = failure;
      throw reason != null ? reason : new IllegalStateException("an append ended without a result");
    }
  }

  /** Waits until the entries are durable; fails as the commit failed. */
  List<Receipt> submit(List<byte[]> entries) {
    Ticket ticket = new Ticket(entries);
    queue.add(ticket);
    while (!ticket.isDone()) {
      if (leading.tryLock()) {
        try {
          if (!ticket.isDone()) {
            commit.accept(drain());
          }
        } finally {
          leading.unlock();
        }
        wakeNext();
      } else {
        LockSupport.park(this);
      }
    }
    return ticket.result();
  }

  private List<Ticket> drain() {
    List<Ticket> batch = new ArrayList<>();
    long bytes = 0;
    while (bytes < BATCH_BYTES_MAX) {
      Ticket next = queue.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
      bytes += next.entries.stream().mapToLong(e -> e.length).sum();
    }
    return batch;
  }

  private void wakeNext() {
    Ticket next = queue.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }
}
