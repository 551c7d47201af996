// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.trucewatch.app.UserError;
import org.trucewatch.pipeline.LogFolder;

/**
 * Serves the published picture and the evidence behind it, to this machine alone. Everybody who asks gets the same bytes.
 *
 * <p>Every response forbids other origins, framing and inline script. There are no accounts and nothing can be changed
 * through it, so it binds to the loopback address.
 */
public final class PageServer implements AutoCloseable {
  /** Tried in turn from the first port wanted, before giving up. */
  static final int PORTS_TRIED_MAX = 50;

  private static final String HOST = "127.0.0.1";
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String CONTENT_SECURITY =
      "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline';"
          + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  /** That page brings its own, stricter rules, which name the hashes of its script and style; these only add to them. */
  private static final String VERIFY_SECURITY =
      "connect-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

  private static final Set<String> VERIFY_PATHS = Set.of("/verify", PageFiles.VERIFY_FILE);

  private final Javalin javalin;
  private final BundleDownloads bundles;
  private final Path logs;
  private final Optional<LiveFeed> feed;
  private volatile Published published;

  /** A picture and the evidence as it was when the picture was published. */
  private record Published(long version, byte[] picture, EvidencePages evidence) {}

  private PageServer(Published first, Path logs, Optional<LiveFeed> feed) {
    this.published = first;
    this.bundles = new BundleDownloads(logs);
    this.logs = logs;
    this.feed = feed;
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts on the wanted port, or on the next free one.
   *
   * @param pictureJson the published picture
   * @param logs folder of the run's logs
   * @param port wanted port; 0 for any
   */
  public static PageServer start(String pictureJson, Path logs, int port) {
    return start(pictureJson, logs, port, Optional.empty());
  }

  /**
   * Starts with the first of several pictures; the others follow with {@link #publish}.
   *
   * @param message for a version, JSON on one line: sent to every page that watches, at each picture and at least once a second
   */
  public static PageServer startLive(
      String pictureJson, Path logs, int port, LongFunction<String> message) {
    return start(pictureJson, logs, port, Optional.of(new LiveFeed(message)));
  }

  private static PageServer start(
      String pictureJson, Path logs, int port, Optional<LiveFeed> feed) {
    PageServer server = new PageServer(published(1, pictureJson, logs), logs, feed);
    feed.ifPresent(f -> f.publish(1));
    server.javalin.start(HOST, findFreePort(port));
    return server;
  }

  private static Published published(long version, String pictureJson, Path logs) {
    return new Published(
        version, pictureJson.getBytes(StandardCharsets.UTF_8), EvidencePages.open(logs));
  }

  /** Replaces the picture, for everybody at once. One thread publishes. */
  public void publish(String pictureJson) {
    published = published(published.version() + 1, pictureJson, logs);
    feed.ifPresent(f -> f.publish(published.version()));
  }

  private static int findFreePort(int wanted) {
    for (int port = wanted; port < wanted + PORTS_TRIED_MAX && port <= 65_535; port++) {
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
        return probe.getLocalPort();
      } catch (BindException e) {
        continue; // Somebody has it; the next one may be free.
      } catch (IOException e) {
        throw new UserError("Cannot listen on " + HOST + ":" + port + " (" + e.getMessage() + ").");
      }
    }
    throw new UserError("Ports " + wanted + " to " + (wanted + PORTS_TRIED_MAX - 1)
        + " are all in use. Choose another with --port.");
  }

  /** Where a browser finds the page. */
  public String address() {
    return "http://" + HOST + ":" + javalin.port() + "/";
  }

  private void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = 1_024;
    config.routes.before(PageServer::requireOwnHost);
    config.routes.before(PageServer::harden);
    config.routes.get("/api/picture", ctx -> json(ctx, published.picture()));
    feed.ifPresent(f -> config.routes.get("/api/live", f::answer));
    config.routes.get(
        "/api/evidence/{log}/{index}",
        ctx -> json(ctx, published.evidence().describe(log(ctx), index(ctx))));
    config.routes.get("/api/evidence/{log}/{index}/raw", this::raw);
    config.routes.get("/api/bundle/findings/{index}", bundles::answer);
    config.routes.get("/log/{log}/<path>", this::logFile);
    config.routes.get("/verify", PageFiles::answerVerify);
    config.routes.get("/", PageFiles::answer);
    config.routes.get("/<page>", PageFiles::answer);
    config.routes.exception(
        IllegalArgumentException.class,
        (e, ctx) -> ctx.status(404)
            .contentType("text/plain; charset=utf-8")
            .result(String.valueOf(e.getMessage())));
  }

  /** A page elsewhere that has its name resolve to this machine must not read what is here. */
  private static void requireOwnHost(Context ctx) {
    String host = String.valueOf(ctx.header("Host"));
    String name = host.replaceFirst(":[0-9]+$", "");
    if (!OWN_NAMES.contains(name)) {
      throw new ForbiddenResponse("Host is not this machine, expected one of " + OWN_NAMES);
    }
  }

  private static void harden(Context ctx) {
    String rules = VERIFY_PATHS.contains(ctx.path()) ? VERIFY_SECURITY : CONTENT_SECURITY;
    ctx.header("Content-Security-Policy", rules)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static void json(Context ctx, byte[] body) {
    ctx.contentType("application/json; charset=utf-8")
        .header("Cache-Control", "no-store")
        .result(body);
  }

  private void raw(Context ctx) {
    String name = log(ctx) + "-" + index(ctx) + ".bin";
    ctx.contentType("application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .result(published.evidence().bytes(log(ctx), index(ctx)));
  }

  /** The log's files as any web server would serve them; whatever else lies there is not part of the log. */
  private void logFile(Context ctx) throws IOException {
    Path root = logs.resolve(log(ctx)).toRealPath();
    Path wanted = root.resolve(ctx.pathParam("path")).normalize();
    boolean hidden =
        !wanted.startsWith(root) || !LogFolder.isPublic(root.relativize(wanted).toString());
    if (hidden || !Files.isRegularFile(wanted) || !wanted.toRealPath().startsWith(root)) {
      throw new IllegalArgumentException("no such file in this log");
    }
    ctx.contentType(
            wanted.endsWith("checkpoint")
                ? "text/plain; charset=utf-8"
                : "application/octet-stream")
        .result(Files.readAllBytes(wanted));
  }

  private static String log(Context ctx) {
    String log = ctx.pathParam("log");
    if (!Set.copyOf(LogFolder.LOGS).contains(log)) {
      throw new IllegalArgumentException("log is " + log + ", expected one of " + LogFolder.LOGS);
    }
    return log;
  }

  static long index(Context ctx) {
    String text = ctx.pathParam("index");
    if (!text.matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException("leaf index is " + text + ", expected a whole number");
    }
    return Long.parseLong(text);
  }

  @Override
  public void close() {
    feed.ifPresent(LiveFeed::close);
    javalin.stop();
  }
}
