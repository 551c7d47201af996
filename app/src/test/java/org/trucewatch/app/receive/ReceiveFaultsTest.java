// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.storage.LogFiles;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a device and a person are told when the disk is full, the sender is slow, or the receiver is stopped. */
class ReceiveFaultsTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  @BeforeEach
  void enrol() {
    CommandLineRun enrolled = CommandLineRun.of(("device enrol " + logs() + " --keys " + keys()
            + " --device s-17 --owner mission --owner-name Mission --format claims-csv --new-key "
            + folder.resolve("s-17.pem") + " --by tests --why tests")
        .split(" "));
    assertThat(enrolled.exitCode()).as(enrolled.err()).isZero();
  }

  private Path logs() {
    return folder.resolve("north");
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  private byte[] batch() {
    return SenderBatchCodec.sign(
        new Batch(
            "s-17",
            "0".repeat(32),
            1,
            Optional.empty(),
            new Stamp(Instant.EPOCH, TimeQuality.UNKNOWN, Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        DeviceFiles.parseSecret(folder.resolve("s-17.pem"), DeviceKey::parse));
  }

  private HttpResponse<String> post(String address, byte[] body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + "batches"))
            .header("Content-Type", GatewayServer.COSE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> health(String address, String accept) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + "health"))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A disk that is full from some moment on. */
  private static LogFiles filling(Path log, AtomicBoolean full) {
    LogFiles disk = new DiskFiles(log);
    return (LogFiles) Proxy.newProxyInstance(
        LogFiles.class.getClassLoader(),
        new Class<?>[] {LogFiles.class},
        (proxy, method, given) -> {
          if (full.get() && method.getName().equals("append")) {
            throw new UncheckedIOException(new IOException("No space left on device"));
          }
          try {
            return method.invoke(disk, given);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private EvidenceLog log(String name, AtomicBoolean full) {
    LogKey key = LogKey.fromSeed("trucewatch/north/" + name, new byte[32]);
    return EvidenceLog.open(
        filling(logs().resolve(name), full), key.name(), key, LogOptions.defaults());
  }

  /** T08 over HTTP. */
  @Test
  void aFullDiskIsAnsweredWith503AndTheReasonAndTheHealthPageSaysStopped() throws Exception {
    AtomicBoolean full = new AtomicBoolean();
    LogFolder open = LogFolder.of(Map.of(
        Sealer.OBSERVATIONS,
        log(Sealer.OBSERVATIONS, full),
        Sealer.FINDINGS,
        log(Sealer.FINDINGS, new AtomicBoolean())));
    try (Gateway gateway = Gateway.open(logs(), "north", keys(), open, Clock.systemUTC());
        GatewayServer server = GatewayServer.start(gateway, "127.0.0.1", 0)) {
      full.set(true);
      for (int attempt = 0; attempt < 2; attempt++) {
        HttpResponse<String> refused = post(server.address(), batch());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        JsonNode problem = JsonMapper.shared().readTree(refused.body());
        assertThat(problem.path("detail").asString(""))
            .contains("No space left on device", "Keep the batch");
      }
      HttpResponse<String> page = health(server.address(), "text/html");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("stopped", "No space left on device");
      JsonNode json = JsonMapper.shared()
          .readTree(health(server.address(), "application/json").body());
      assertThat(json.path("standing").asString("")).isEqualTo("STOPPED");
    }
  }

  @Test
  void aBodyThatTricklesOrStopsIsCutOffInBoundedTime() throws Exception {
    Duration limit = Duration.ofSeconds(1);
    try (Gateway gateway = Gateway.open(logs(), "north", keys(), Clock.systemUTC());
        GatewayServer server = GatewayServer.start(gateway, "127.0.0.1", 0, limit)) {
      for (int pauseMillis : new int[] {50, 60_000}) {
        Instant begin = Instant.now();
        assertThat(trickle(URI.create(server.address()), pauseMillis))
            .startsWith("HTTP/1.1 408")
            .contains("too-slow", "within 1 s", "Nothing was sealed");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
      }
      assertThat(health(server.address(), "text/html").body()).contains("refused, too slow");
    }
  }

  /** Sends a byte at a time until it is answered. */
  private static String trickle(URI to, int pauseMillis) throws Exception {
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(("POST /batches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/cose\r\n"
              + "Content-Length: 100000\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      Thread writer = Thread.ofVirtual().start(() -> {
        try {
          while (true) {
            out.write(1);
            out.flush();
            Thread.sleep(pauseMillis);
          }
        } catch (IOException | InterruptedException e) {
          // It was cut off, as it should be.
        }
      });
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      writer.interrupt();
      return answer;
    }
  }

  @Test
  void aBodyLargerThanABatchIsRefusedWhetherItSaysSoOrNot() throws Exception {
    try (Gateway gateway = Gateway.open(logs(), "north", keys(), Clock.systemUTC());
        GatewayServer server = GatewayServer.start(gateway, "127.0.0.1", 0)) {
      byte[] large = new byte[3 << 20];
      HttpResponse<String> chunked = client.send(
          HttpRequest.newBuilder(URI.create(server.address() + "batches"))
              .header("Content-Type", GatewayServer.COSE)
              .POST(HttpRequest.BodyPublishers.ofInputStream(
                  () -> new java.io.ByteArrayInputStream(large)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
      assertThat(chunked.statusCode()).isEqualTo(413);
      assertThat(chunked.body()).contains("at most " + Batch.BYTES_MAX);
      assertThat(post(server.address(), new byte[Batch.BYTES_MAX + 1]).statusCode())
          .isEqualTo(413);
    }
  }

  /** The command itself, as a person or a service manager runs it. */
  @Test
  void theCommandStopsOnSigtermAndGivesTheSameReceiptAfterItsRestart() throws Exception {
    byte[] batch = batch();
    String first = null;
    for (int start = 0; start < 2; start++) {
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "org.trucewatch.app.Main",
              "receive",
              logs().toString(),
              "--keys",
              keys().toString(),
              "--port",
              "0")
          .redirectError(folder.resolve("err").toFile())
          .start();
      try (BufferedReader out = new BufferedReader(
          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = String.valueOf(out.readLine());
        assertThat(line)
            .as(Files.readString(folder.resolve("err")))
            .startsWith("Receiving at http://127.0.0.1:");
        String address = line.substring("Receiving at ".length(), line.indexOf("batches"));
        assertThat(health(address, "application/json").statusCode()).isEqualTo(200);
        String receipt = post(address, batch).body();
        first = first == null ? receipt : first;
        assertThat(receipt).isEqualTo(first).startsWith("index 0\n");
        process.destroy(); // SIGTERM
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      CommandLineRun verified = CommandLineRun.of("verify", logs().toString());
      assertThat(verified.out()).contains("observations: equal, 1 entr");
    }
  }
}
