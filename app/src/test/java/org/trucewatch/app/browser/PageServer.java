// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the built page from the classpath, as the monitor does, with a picture that the test chooses. */
final class PageServer implements AutoCloseable {
  private static final Map<String, String> MEDIA_TYPES = Map.of(
      "html", "text/html; charset=utf-8",
      "js", "text/javascript",
      "css", "text/css",
      "json", "application/json");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile byte[] picture = new byte[0];
  private volatile int pictureStatus = 200;

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    publish(sample("picture-sample.json"));
  }

  /** The page's sample data, beside its sources. */
  static String sample(String name) throws IOException {
    Path root = Path.of(System.getProperty("trucewatch.root", ".."));
    return Files.readString(root.resolve("app/web/fixtures").resolve(name));
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  void publish(String json) {
    picture = json.getBytes(StandardCharsets.UTF_8);
    pictureStatus = 200;
  }

  void refusePicture() {
    pictureStatus = 503;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/api/picture")) {
      send(exchange, pictureStatus, "json", pictureStatus == 200 ? picture : new byte[0]);
    } else if (path.startsWith("/api/evidence/")) {
      send(exchange, 200, "json", sample("evidence-sample.json").getBytes(StandardCharsets.UTF_8));
    } else {
      sendFile(exchange, path.equals("/") ? "/index.html" : path);
    }
  }

  private void sendFile(HttpExchange exchange, String path) throws IOException {
    try (InputStream file = PageServer.class.getResourceAsStream("/web" + path)) {
      if (file == null) {
        send(exchange, 404, "html", new byte[0]);
      } else {
        send(exchange, 200, path.substring(path.lastIndexOf('.') + 1), file.readAllBytes());
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String ending, byte[] body)
      throws IOException {
    try (exchange) {
      exchange
          .getResponseHeaders()
          .set("Content-Type", MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"));
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
