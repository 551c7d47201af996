// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.evidence.note.LogKey;

/** Whom a device believes, where private keys may lie, and what others get to see. */
class SendTrustTest {
  private static final String RECEIPT = "Trucewatch-Entry";

  @TempDir
  private Path folder;

  private Gateway gateway;
  private GatewayServer server;

  @BeforeEach
  void enrolAndReceive() throws IOException {
    CommandLineRun enrolled = enrol(folder.resolve("s-17.pem"));
    assertThat(enrolled.exitCode()).as(enrolled.err()).isZero();
    gateway = Gateway.open(logs(), "north", folder.resolve("keys"), Clock.systemUTC());
    server = GatewayServer.start(gateway, "127.0.0.1", 0);
    Files.writeString(folder.resolve("a.csv"), "first\n");
    Files.writeString(folder.resolve("b.csv"), "second\n");
  }

  @AfterEach
  void stop() {
    server.close();
    gateway.close();
  }

  private Path logs() {
    return folder.resolve("north");
  }

  private CommandLineRun enrol(Path newKey) {
    return CommandLineRun.of(("device enrol " + logs() + " --keys " + folder.resolve("keys")
            + " --name north --device s-17 --owner mission --owner-name M --format claims-csv --new-key "
            + newKey + " --by tests --why tests")
        .split(" "));
  }

  private CommandLineRun send(String name, String to, String... more) {
    Stream<String> fixed = Stream.of(("send " + folder.resolve(name)
            + " --format claims-csv --device s-17 --retries 0 --key " + folder.resolve("s-17.pem")
            + " --state " + folder.resolve("state") + " --to " + to)
        .split(" "));
    return CommandLineRun.of(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  /** Passes everything on, and answers batches as it likes. */
  private interface Batches {
    void answer(HttpExchange exchange) throws IOException;
  }

  private HttpServer between(Batches batches) throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    HttpClient client = HttpClient.newHttpClient();
    http.createContext("/", exchange -> {
      try (exchange) {
        URI real = URI.create(server.address()).resolve(exchange.getRequestURI().getPath());
        byte[] body = client
            .send(HttpRequest.newBuilder(real).build(), HttpResponse.BodyHandlers.ofByteArray())
            .body();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    });
    http.createContext("/batches", exchange -> {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        batches.answer(exchange);
      }
    });
    http.start();
    return http;
  }

  private static String address(HttpServer http) {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
  }

  private byte[] stored(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("state.receipts"))) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(suffix)) {
          return Files.readAllBytes(file);
        }
      }
    }
    return new byte[0];
  }

  @Test
  void anOldGenuineReceiptIsNotBelievedAndTheBatchIsKept() throws Exception {
    assertThat(send("a.csv", server.address()).exitCode()).isZero();
    byte[] old = stored(".receipt");
    String entry = java.util.Base64.getEncoder().encodeToString(stored(".entry"));
    for (String header : List.of("", entry)) {
      HttpServer liar = between(exchange -> {
        if (!header.isEmpty()) {
          exchange.getResponseHeaders().set(RECEIPT, header);
        }
        exchange.sendResponseHeaders(200, old.length);
        exchange.getResponseBody().write(old);
      });
      CommandLineRun lied = send("b.csv", address(liar));
      liar.stop(0);
      assertThat(lied.exitCode()).as(lied.out()).isEqualTo(2);
      assertThat(lied.err()).contains("The batch is kept");
      assertThat(Files.readString(folder.resolve("state"))).contains("sequence: 2");
      assertThat(Files.readString(folder.resolve("state"))).doesNotContain("waiting: \n");
    }
    assertThat(send("b.csv", server.address()).out()).contains("batch 2 of boot", "batch 3");
  }

  @Test
  void theKeyOfTheFirstUseIsKeptAndPrintedAndAnotherIsRefused() throws Exception {
    CommandLineRun first = send("a.csv", server.address());
    String key = Files.readString(logs().resolve("observations/log.vkey")).strip();
    assertThat(first.out()).contains("log key " + key, "Compare it");
    assertThat(Files.readString(folder.resolve("state"))).contains("log-key: " + key);
    String file = logs().resolve("observations/log.vkey").toString();
    assertThat(send("b.csv", server.address(), "--log-key", file).exitCode()).isZero();
    String other = LogKey.fromSeed("trucewatch/north/observations", new byte[32])
        .verifier()
        .text();
    CommandLineRun refused = send("b.csv", server.address(), "--log-key", other);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("holds the log key " + key, other, "Nothing was sent");
  }

  @Test
  void aReceiptUnderAnotherKeyThanTheGivenOneIsNotBelieved() {
    String other = LogKey.fromSeed("trucewatch/north/observations", new byte[32])
        .verifier()
        .text();
    CommandLineRun refused = send("a.csv", server.address(), "--log-key", other);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("does not promise to keep this batch", "kept");
  }

  @Test
  void aBatchThatIsSealedAsABlobGetsAReceiptThatIsBelieved() throws IOException {
    byte[] large = new byte[200_000];
    new Random(7).nextBytes(large);
    Files.write(folder.resolve("large.csv"), large);
    CommandLineRun sent = send("large.csv", server.address());
    assertThat(sent.exitCode()).as(sent.err()).isZero();
  }

  @Test
  void anEndlessAnswerIsNoReceiptAndIsNotReadToItsEnd() throws Exception {
    send("a.csv", server.address());
    HttpServer endless = between(exchange -> {
      exchange.sendResponseHeaders(200, 3L << 30);
      OutputStream out = exchange.getResponseBody();
      byte[] piece = new byte[1 << 16];
      for (int i = 0; i < 3 << 14; i++) {
        out.write(piece);
      }
    });
    CommandLineRun sent = send("b.csv", address(endless));
    endless.stop(0);
    assertThat(sent.exitCode()).isEqualTo(2);
    assertThat(sent.err()).contains("no receipt", "65536 bytes", "kept");
  }

  @Test
  void privateKeysAreRefusedInFoldersThatAreHandedOn() {
    for (Path place : List.of(
        logs().resolve("new.pem"),
        logs().resolve("observations/new.pem"),
        logs().resolve("governance/tile/new.pem"))) {
      CommandLineRun refused = enrol(place);
      assertThat(refused.exitCode()).as(place.toString()).isEqualTo(2);
      assertThat(refused.err()).contains("whose files are handed to others", "Nothing was sealed");
      assertThat(place).doesNotExist();
    }
    Path begun = folder.resolve("other");
    for (String command : List.of(
        "receive " + begun + " --port 0 --keys " + begun.resolve("k"),
        "receive " + begun + " --port 0 --keys " + logs().resolve("k"),
        "demo --no-serve --log " + begun + " --keys " + begun,
        "witness --new-key " + logs().resolve("w.key") + " state.example")) {
      CommandLineRun refused = CommandLineRun.of(command.split(" "));
      assertThat(refused.exitCode()).as(command).isEqualTo(2);
      assertThat(logs().resolve("w.key")).doesNotExist();
      assertThat(begun.resolve("k")).doesNotExist();
    }
  }

  @Test
  void onlyTheLogsOwnFilesAreServed() throws Exception {
    Files.writeString(logs().resolve("observations/s-99.pem"), "secret");
    HttpResponse<String> answer = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + "log/observations/s-99.pem"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void uploadsThatAreCutOffAreCountedAndPrintNoTrace() throws Exception {
    List<LogRecord> printed = new CopyOnWriteArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        printed.add(entry);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      for (int i = 0; i < 10; i++) {
        cutOff(i % 2 == 0);
      }
      long end = System.nanoTime() + 10_000_000_000L;
      while (System.nanoTime() < end && counted() < 10) {
        Thread.sleep(50);
      }
    } finally {
      root.removeHandler(handler);
    }
    assertThat(counted()).isEqualTo(10);
    List<String> traces = new ArrayList<>();
    for (LogRecord entry : printed) {
      if (entry.getThrown() != null
          && entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
        traces.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
      }
    }
    assertThat(traces).isEmpty();
  }

  private long counted() {
    return gateway.health().snapshot().stream()
        .mapToLong(c -> c.counts().getOrDefault("refused, cut off", 0L))
        .sum();
  }

  private void cutOff(boolean reset) throws IOException {
    URI to = URI.create(server.address());
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      socket
          .getOutputStream()
          .write(("POST /batches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/cose\r\n"
                  + "Content-Length: 100000\r\n\r\nabc")
              .getBytes(StandardCharsets.US_ASCII));
      if (reset) {
        socket.setSoLinger(true, 0);
      }
    }
  }
}
