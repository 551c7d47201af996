// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.health.Standing;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.RefusalBook;
import org.trucewatch.pipeline.sender.SenderOutcome;

/**
 * A gateway over HTTP: batches in, receipts out, health for people and machines, and the logs' files for whoever checks them.
 * Batches carry their own signature, so the transport needs none; put a proxy that speaks TLS before it where the way is long.
 */
public final class GatewayServer implements AutoCloseable {
  /** Media type of a batch, RFC 9052 section 2. */
  static final String COSE = "application/cose";

  /** With a receipt: the sealed entry's bytes before the batch's own, in base64, so that a device checks what was promised. */
  static final String ENTRY_HEADER = "Trucewatch-Entry";

  /** Connections at once: some for each of a thousand devices. More wait to be taken up, and idle ones are closed sooner. */
  static final int CONNECTIONS_MAX = 4_096;

  /** From the first byte of a body to its last. Ours: a mebibyte at 280 kbit/s. */
  static final Duration BODY_MAX = Duration.ofSeconds(30);

  /** Without a single byte. */
  static final Duration IDLE_MAX = Duration.ofSeconds(10);

  private static final int PIECE_BYTES = 16_384;

  static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String CONTENT_SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Gateway gateway;
  private final String host;
  private final Duration bodyMax;
  private final Javalin javalin;

  private GatewayServer(Gateway gateway, String host, Duration bodyMax) {
    this.gateway = gateway;
    this.host = host;
    this.bodyMax = bodyMax;
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @param host the address to bind to
   * @param port 0 for any free one
   */
  public static GatewayServer start(Gateway gateway, String host, int port) {
    return start(gateway, host, port, BODY_MAX);
  }

  /** The same with another limit for slow senders. */
  static GatewayServer start(Gateway gateway, String host, int port, Duration bodyMax) {
    GatewayServer server = new GatewayServer(gateway, host, bodyMax);
    try {
      server.javalin.start(host, port);
    } catch (RuntimeException e) {
      throw new UserError("Cannot listen on " + host + ":" + port + " (" + e.getMessage()
          + "). Choose another with --port or --listen.");
    }
    return server;
  }

  /** Where devices send to. */
  public String address() {
    return "http://" + host + ":" + javalin.port() + "/";
  }

  private void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = Batch.BYTES_MAX + 1L;
    config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(idleMax().toMillis()));
    config.jetty.modifyServer(
        server -> server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server)));
    config.routes.before(this::requireOwnHost);
    config.routes.before(ctx -> ctx.header("Content-Security-Policy", CONTENT_SECURITY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer"));
    config.routes.post("/batches", this::batch);
    config.routes.get("/health", this::health);
    config.routes.get("/", ctx -> ctx.redirect("/health"));
    config.routes.get("/log/{log}/<path>", this::logFile);
    config.routes.exception(
        IllegalArgumentException.class,
        (e, ctx) -> Problem.of(
                404, "not-found", ctx.path(), String.valueOf(e.getMessage()), "another address", "")
            .answer(ctx));
  }

  /** On the loopback address alone: a page elsewhere that has its name resolve to this machine must not read what is here. */
  private void requireOwnHost(Context ctx) {
    String name = String.valueOf(ctx.header("Host")).replaceFirst(":[0-9]+$", "");
    if (host.equals(LOOPBACK) && !OWN_NAMES.contains(name)) {
      throw new ForbiddenResponse("Host is not this machine, expected one of " + OWN_NAMES);
    }
  }

  private void batch(Context ctx) {
    String type = String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT);
    if (!type.split(";", 2)[0].strip().equals(COSE)) {
      Problem.of(
              415,
              "media-type",
              "POST /batches",
              "Content-Type is " + type,
              COSE,
              "Send a COSE_Sign1 as it is.")
          .answer(ctx);
      return;
    }
    Optional<byte[]> bytes;
    try {
      bytes = body(ctx);
    } catch (IOException e) {
      // Nobody is there to be answered.
      gateway.health().count(RefusalBook.COMPONENT, "refused, cut off", 1);
      ctx.header("Connection", "close").status(400);
      return;
    }
    if (bytes.isPresent()) {
      answer(ctx, gateway.submit(bytes.get()));
      return;
    }
    gateway.health().count(RefusalBook.COMPONENT, "refused, too slow", 1);
    ctx.header("Connection", "close");
    Problem.of(
            408,
            "too-slow",
            "POST /batches",
            "the body did not come whole",
            "all of it within " + bodyMax.toSeconds() + " s and a byte every "
                + idleMax().toSeconds() + " s",
            "Send it again, or fewer observations in one batch. Nothing was sealed.")
        .answer(ctx);
  }

  private Duration idleMax() {
    return bodyMax.compareTo(IDLE_MAX) < 0 ? bodyMax : IDLE_MAX;
  }

  /** At most one byte more than a batch may have, for the gate to refuse; empty where the sender is too slow. */
  private Optional<byte[]> body(Context ctx) throws IOException {
    long begin = System.nanoTime();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream body = ctx.bodyInputStream()) {
      byte[] piece = new byte[PIECE_BYTES];
      while (bytes.size() <= Batch.BYTES_MAX) {
        int read = body.read(piece, 0, Math.min(PIECE_BYTES, Batch.BYTES_MAX + 1 - bytes.size()));
        if (read < 0) {
          break;
        }
        bytes.write(piece, 0, read);
        if (System.nanoTime() - begin > bodyMax.toNanos()) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        return Optional.empty(); // The sender fell silent.
      }
      throw e;
    }
    return Optional.of(bytes.toByteArray());
  }

  private void answer(Context ctx, SenderOutcome outcome) {
    switch (outcome) {
      case SenderOutcome.Accepted accepted -> receipt(ctx, "accepted", accepted.receipt());
      case SenderOutcome.Gap gap -> {
        ctx.header("Trucewatch-Missing", gap.missing().toString());
        receipt(ctx, "gap", gap.receipt());
      }
      case SenderOutcome.Duplicate duplicate -> receipt(ctx, "duplicate", duplicate.receipt());
      case SenderOutcome.Fork fork -> Problem.of(fork).answer(ctx);
      case SenderOutcome.Refused refused -> Problem.of(refused.refusal()).answer(ctx);
    }
  }

  private void receipt(Context ctx, String outcome, SignedReceipt receipt) {
    String entry = Base64.getEncoder().encodeToString(gateway.entryHeader(receipt.index()));
    ctx.header("Trucewatch-Outcome", outcome)
        .header(ENTRY_HEADER, entry)
        .header("Cache-Control", "no-store")
        .contentType("text/plain; charset=utf-8")
        .result(receipt.encode());
  }

  private void health(Context ctx) {
    boolean stopped = gateway.health().overall() == Standing.STOPPED;
    String accept = String.valueOf(ctx.header("Accept"));
    boolean json = "json".equals(ctx.queryParam("f"))
        || accept.contains("application/json") && !accept.contains("text/html");
    HealthPage page = new HealthPage(
        gateway.folder().getFileName() == null
            ? ""
            : gateway.folder().getFileName().toString(),
        gateway.health().snapshot(),
        gateway.refusals().newest());
    ctx.status(stopped ? 503 : 200)
        .header("Cache-Control", "no-store")
        .contentType(json ? "application/json; charset=utf-8" : "text/html; charset=utf-8")
        .result((json ? page.json() : page.html()).getBytes(StandardCharsets.UTF_8));
  }

  /** A log's files as any web server would serve them; whatever else lies there is not part of the log. */
  private void logFile(Context ctx) throws IOException {
    String log = ctx.pathParam("log");
    Path root = gateway.folder().resolve(log);
    if (!LogFolder.LOGS.contains(log) || !Files.isDirectory(root)) {
      throw new IllegalArgumentException("there is no such log, expected one of " + LogFolder.LOGS);
    }
    root = root.toRealPath();
    Path wanted = root.resolve(ctx.pathParam("path")).normalize();
    boolean hidden =
        !wanted.startsWith(root) || !LogFolder.isPublic(root.relativize(wanted).toString());
    if (hidden || !Files.isRegularFile(wanted) || !wanted.toRealPath().startsWith(root)) {
      throw new IllegalArgumentException("there is no such file in this log");
    }
    boolean checkpoint = wanted.equals(root.resolve("checkpoint"));
    ctx.contentType(checkpoint ? "text/plain; charset=utf-8" : "application/octet-stream")
        .header("Cache-Control", checkpoint ? "no-cache" : "public, max-age=31536000, immutable")
        .result(Files.newInputStream(wanted));
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
