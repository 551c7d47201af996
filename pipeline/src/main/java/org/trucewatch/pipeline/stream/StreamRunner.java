// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.trucewatch.science.association.stream.EventVersion;
import org.trucewatch.science.association.stream.NetworkStream;
import org.trucewatch.science.association.stream.Round;
import org.trucewatch.science.association.stream.TileJob;

/**
 * Runs a {@link NetworkStream}: any thread offers picks, one thread calls {@link #tick}, and one worker for each sector searches the
 * windows that close. A tile's jobs go to one worker, so no search is shared. The queue of picks is bounded: who offers to a full one
 * waits, and nothing is dropped.
 */
public final class StreamRunner implements AutoCloseable {
  /** Picks that may wait for the next tick. */
  public static final int QUEUE_MAX = 100_000;

  /** Most sectors. */
  public static final int SECTORS_MAX = 64;

  /** A pick on its way in. */
  public record Pick(long id, int node, double timeSeconds, double sigmaSeconds) {}

  private final NetworkStream stream;
  private final ArrayBlockingQueue<Pick> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final AtomicInteger queueMax = new AtomicInteger();
  private final List<ExecutorService> workers = new ArrayList<>();
  private final List<Future<?>> running = new ArrayList<>();
  private Optional<Round> round = Optional.empty();

  /** Starts the workers. */
  public StreamRunner(NetworkStream stream, int sectors) {
    if (sectors < 1 || sectors > SECTORS_MAX) {
      throw new IllegalArgumentException(
          "sectors is " + sectors + ", expected 1 to " + SECTORS_MAX);
    }
    this.stream = stream;
    for (int i = 0; i < sectors; i++) {
      int sector = i;
      ThreadFactory named = job -> {
        Thread thread = new Thread(job, "sector-" + sector);
        thread.setDaemon(true);
        return thread;
      };
      workers.add(Executors.newSingleThreadExecutor(named));
    }
  }

  /** Hands over a pick; waits while the queue is full. */
  public void offer(Pick pick) throws InterruptedException {
    queue.put(pick);
    queueMax.accumulateAndGet(queue.size(), Math::max);
  }

  /** Most picks that ever waited. */
  public int queueMax() {
    return queueMax.get();
  }

  /** Whether a window is being searched. */
  public boolean isSearching() {
    return round.isPresent();
  }

  /** Takes what waits, sets the stream's clock, and looks after the searches; what is to be published, in order. */
  public List<EventVersion> tick(double nowSeconds) {
    List<Pick> picks = new ArrayList<>();
    queue.drainTo(picks);
    for (Pick pick : picks) {
      stream.offer(pick.id(), pick.node(), pick.timeSeconds(), pick.sigmaSeconds());
    }
    List<EventVersion> versions = new ArrayList<>(stream.advance(nowSeconds));
    if (round.isPresent() && running.stream().allMatch(Future::isDone)) {
      running.forEach(StreamRunner::requireDone);
      versions.addAll(stream.finish(round.get()));
      running.clear();
      round = Optional.empty();
    }
    if (round.isEmpty()) {
      round = stream.next();
      round.ifPresent(this::start);
    }
    return versions;
  }

  private void start(Round next) {
    for (TileJob job : next.jobs()) {
      running.add(workers.get(job.tile() % workers.size()).submit(job));
    }
  }

  private static void requireDone(Future<?> job) {
    try {
      job.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tile's search failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a search was collected", e);
    }
  }

  /** Stops the workers; searches that run are given up. */
  @Override
  public void close() {
    workers.forEach(ExecutorService::shutdownNow);
  }
}
