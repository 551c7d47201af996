// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Days judged side by side, one a processor, and handed on in their order: what a day gives depends on its record alone. So many wait at
 * most as there are processors; who adds another waits for the first.
 */
final class DayQueue<T> implements AutoCloseable {
  private static final int WORKERS_MAX = 16;

  private final int workers = Math.min(WORKERS_MAX, Runtime.getRuntime().availableProcessors());
  private final ExecutorService judges = Executors.newFixedThreadPool(workers, job -> {
    Thread thread = new Thread(job, "judge");
    thread.setDaemon(true);
    return thread;
  });
  private final Queue<Future<T>> waiting = new ArrayDeque<>();
  private final Consumer<T> done;

  /** @param done told each day, in order, on the thread that adds them */
  DayQueue(Consumer<T> done) {
    this.done = done;
  }

  void add(Callable<T> day) {
    while (waiting.size() >= workers) {
      take();
    }
    waiting.add(judges.submit(day));
  }

  /** Waits for all that were added. */
  void finish() {
    while (!waiting.isEmpty()) {
      take();
    }
  }

  private void take() {
    try {
      done.accept(waiting.remove().get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a day could not be judged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while days were judged", e);
    }
  }

  @Override
  public void close() {
    judges.shutdownNow();
  }
}
