// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.health.Standing;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.SenderOutcome;

/**
 * A gateway over HTTP: batches in, receipts out, health for people and machines, and the logs' files for whoever checks them.
 * Batches carry their own signature, so the transport needs none; put a proxy that speaks TLS before it where the way is long.
 */
public final class GatewayServer implements AutoCloseable {
  /** Media type of a batch, RFC 9052 section 2. */
  static final String COSE = "application/cose";

  static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String CONTENT_SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Gateway gateway;
  private final String host;
  private final Javalin javalin;

  private GatewayServer(Gateway gateway, String host) {
    this.gateway = gateway;
    this.host = host;
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @param host the address to bind to
   * @param port 0 for any free one
   */
  public static GatewayServer start(Gateway gateway, String host, int port) {
    GatewayServer server = new GatewayServer(gateway, host);
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

  private void batch(Context ctx) throws IOException {
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
    byte[] bytes;
    try (InputStream body = ctx.bodyInputStream()) {
      bytes = body.readNBytes(Batch.BYTES_MAX + 1);
    }
    answer(ctx, gateway.submit(bytes));
  }

  private static void answer(Context ctx, SenderOutcome outcome) {
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

  private static void receipt(Context ctx, String outcome, SignedReceipt receipt) {
    ctx.header("Trucewatch-Outcome", outcome)
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

  /** A log's files as any web server would serve them; the writer's own folder is not part of the log. */
  private void logFile(Context ctx) throws IOException {
    String log = ctx.pathParam("log");
    Path root = gateway.folder().resolve(log);
    if (!LogFolder.LOGS.contains(log) || !Files.isDirectory(root)) {
      throw new IllegalArgumentException("there is no such log, expected one of " + LogFolder.LOGS);
    }
    root = root.toRealPath();
    Path wanted = root.resolve(ctx.pathParam("path")).normalize();
    boolean hidden =
        !wanted.startsWith(root) || root.relativize(wanted).toString().startsWith(".");
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
