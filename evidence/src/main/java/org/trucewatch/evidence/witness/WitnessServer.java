// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Offers a witness over HTTP on the JDK's own server: add-checkpoint for logs, checkpoints for monitors. */
public final class WitnessServer implements AutoCloseable {

  /** Requests read at the same time, so that slow senders leave room for others; judging is one at a time. */
  static final int REQUESTS_MAX = 512;

  /** From a request's header to the last byte of its body, of 64 KiB at most. */
  static final int BODY_SECONDS_MAX = 5;

  /** Of each thread that reads requests: they go no deeper than a proof. */
  private static final long STACK_BYTES = 256 << 10;

  private static final int IDLE_SECONDS = 30;

  static {
    // The JDK's server waits for ever on a slow header or reader unless told otherwise before its
    // first use, in seconds.
    setUnlessGiven("sun.net.httpserver.maxReqTime", 10);
    setUnlessGiven("sun.net.httpserver.maxRspTime", 10);
    // Known from JDK 21 on; an older one keeps connections without a limit.
    setUnlessGiven("jdk.httpserver.maxConnections", 4 * REQUESTS_MAX);
  }

  private final Witness witness;
  private final HttpServer server;
  private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
      REQUESTS_MAX,
      REQUESTS_MAX,
      IDLE_SECONDS,
      TimeUnit.SECONDS,
      new LinkedBlockingQueue<>(),
      work -> new Thread(null, work, "witness-request", STACK_BYTES));

  /** Cuts off who sends too slowly. */
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "witness-deadlines"));

  /** Starts to listen; port 0 takes a free one. */
  public WitnessServer(Witness witness, InetSocketAddress address) {
    this.witness = witness;
    try {
      this.server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("witness cannot listen on " + address, e);
    }
    server.createContext("/", this::handle);
    threads.allowCoreThreadTimeOut(true);
    deadlines.setRemoveOnCancelPolicy(true);
    server.setExecutor(threads);
    server.start();
  }

  private static void setUnlessGiven(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  /** The port listened on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What is offered. */
  public Witness witness() {
    return witness;
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer;
    try {
      answer = answer(exchange);
    } catch (RuntimeException e) {
      // The state on the disk decides; nothing was signed unless it is there.
      answer = Answer.refused(500, "witness failed: " + e.getMessage());
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.equals("/add-checkpoint")) {
      return method.equals("POST") ? addCheckpoint(exchange) : Answer.refused(405, "expected POST");
    }
    if (!method.equals("GET")) {
      return Answer.refused(405, "expected GET");
    }
    return find(path).map(Answer::cosigned).orElse(Answer.refused(404, "no such resource"));
  }

  private Optional<String> find(String path) {
    String[] parts = path.split("/", -1);
    if (path.equals("/refusals")) {
      return Optional.of(String.join("\n", witness.refusals().lines()) + "\n");
    }
    if (parts.length == 3 && parts[2].equals("checkpoint")) {
      return witness.lastByFolder(parts[1]);
    }
    return parts.length == 4
        ? witness.refusals().find(parts[1], parts[2], parts[3])
        : Optional.empty();
  }

  private Answer addCheckpoint(HttpExchange exchange) throws IOException {
    byte[] body = body(exchange);
    if (body.length > AddCheckpointRequest.REQUEST_BYTES_MAX) {
      return Answer.refused(
          413, "request is above " + AddCheckpointRequest.REQUEST_BYTES_MAX + " bytes");
    }
    return witness.addCheckpoint(body);
  }

  /** Read within a time; a slower sender loses its connection, and this ends in an IOException. */
  private byte[] body(HttpExchange exchange) throws IOException {
    Future<?> deadline = deadlines.schedule(exchange::close, BODY_SECONDS_MAX, TimeUnit.SECONDS);
    try {
      return exchange.getRequestBody().readNBytes(AddCheckpointRequest.REQUEST_BYTES_MAX + 1);
    } finally {
      deadline.cancel(false);
    }
  }

  /** Stops listening. The witness itself stays open. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    deadlines.shutdownNow();
  }
}
