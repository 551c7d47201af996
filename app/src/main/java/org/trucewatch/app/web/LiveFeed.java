// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * Tells pages that a newer picture is published, by server-sent events. A message names a version and where the play is; the picture
 * itself is fetched, so that whoever is slow or comes late gets the newest and no other. Every stream has a thread of its own
 * and writes what is true at that moment: nothing waits for a reader.
 */
final class LiveFeed {
  /** Versions that wait for one reader: none. What is next written to it is the newest at that moment. */
  static final int QUEUED_VERSIONS_MAX = 0;

  /** Streams at a time; each holds a connection. */
  static final int STREAMS_MAX = 64;

  /** At least so often a message comes: it carries the clock, and its absence says that the connection is lost. */
  static final Duration TICK = Duration.ofSeconds(1);

  /** After so long a browser asks again. */
  private static final long RETRY_MILLIS = 1_000;

  private final LongFunction<String> message;
  private final Semaphore places = new Semaphore(STREAMS_MAX);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long version; // guarded by lock
  private boolean closed; // guarded by lock

  /** @param message JSON on one line for a version */
  LiveFeed(LongFunction<String> message) {
    this.message = message;
  }

  /** Wakes every stream. */
  void publish(long newest) {
    lock.lock();
    try {
      version = newest;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every stream. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Writes messages until the reader goes or the feed is closed. */
  void answer(Context ctx) {
    if (!places.tryAcquire()) {
      ctx.header("Retry-After", "5")
          .status(503)
          .contentType("text/plain; charset=utf-8")
          .result(STREAMS_MAX + " pages watch already; close one of them");
      return;
    }
    try {
      ctx.res().setContentType("text/event-stream");
      ctx.res().setCharacterEncoding("utf-8");
      ctx.res().setHeader("Cache-Control", "no-store");
      stream(ctx.res().getOutputStream());
    } catch (IOException e) {
      return; // The reader has gone; that is how these streams end.
    } finally {
      places.release();
    }
  }

  private void stream(OutputStream out) throws IOException {
    out.write(bytes("retry: " + RETRY_MILLIS + "\n\n"));
    long sent = -1;
    for (long newest = await(sent); newest >= 0; newest = await(sent)) {
      out.write(bytes("id: " + newest + "\ndata: " + message.apply(newest) + "\n\n"));
      out.flush();
      sent = newest;
    }
  }

  /** The newest version as soon as it is not the one that was sent, or after a tick; below 0 when closed. */
  private long await(long sent) {
    lock.lock();
    try {
      long left = TICK.toNanos();
      while (!closed && version == sent && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed ? -1 : version;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } finally {
      lock.unlock();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
