// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.pipeline.LogFolder;

/** The stream of versions, read over a socket as a browser does. */
@Timeout(60)
class LiveFeedTest {
  /** Larger than what the machine's buffers hold for a reader that does not read. */
  private static final String LONG = "x".repeat(4 << 20);

  @TempDir
  private Path folder;

  private PageServer server;
  private volatile String padding = "";

  @BeforeEach
  void start() {
    try (LogFolder logs = LogFolder.openSeeded(folder, "test", 1)) {
      logs.publish();
    }
    server = PageServer.startLive(
        "{\"n\":1}",
        folder,
        0,
        version -> "{\"version\":" + version + padding(version) + "}");
  }

  private String padding(long version) {
    return version == 2 ? padding : "";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyPageThatWatchesIsToldOfANewVersionWhichItThenFetches() throws Exception {
    try (Reader first = new Reader(server);
        Reader second = new Reader(server)) {
      assertThat(first.next()).contains("\"version\":1");
      assertThat(second.next()).contains("\"version\":1");
      server.publish("{\"n\":2}");
      first.awaitVersion(2);
      second.awaitVersion(2);
      assertThat(picture()).isEqualTo("{\"n\":2}");
    }
  }

  @Test
  void whoComesLateIsToldTheNewestVersionAtOnceAndNoOther() throws Exception {
    for (int n = 2; n <= 9; n++) {
      server.publish("{\"n\":" + n + "}");
    }
    try (Reader late = new Reader(server)) {
      assertThat(late.next()).contains("\"version\":9");
    }
  }

  @Test
  void aLostConnectionIsTakenUpAgainAtTheNewestVersion() throws Exception {
    try (Reader before = new Reader(server)) {
      before.next();
    }
    server.publish("{\"n\":2}");
    server.publish("{\"n\":3}");
    try (Reader again = new Reader(server)) {
      assertThat(again.next()).contains("\"version\":3");
    }
  }

  /** Its connection is full; neither the run that publishes nor the others wait for it. */
  @Test
  void aReaderThatDoesNotReadHoldsUpNobody() throws Exception {
    padding = ",\"long\":\"" + LONG + "\"";
    try (Reader stuck = new Reader(server)) {
      stuck.next();
      server.publish("{\"n\":2}"); // of which the stuck reader's message is longer than its buffers
      Thread.sleep(300);
      long began = System.nanoTime();
      for (int n = 3; n <= 60; n++) {
        server.publish("{\"n\":" + n + "}");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      try (Reader other = new Reader(server)) {
        assertThat(other.next()).contains("\"version\":60");
      }
      List<String> got = new ArrayList<>();
      String last = "";
      while (!last.contains("\"version\":60")) {
        last = stuck.next();
        got.add(last.substring(0, Math.min(20, last.length())));
      }
      // After what was on its way comes the newest: no version in between was queued.
      assertThat(got).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void theClockComesWithoutANewVersionSoThatSilenceMeansALostConnection() throws Exception {
    try (Reader reader = new Reader(server)) {
      reader.next();
      long began = System.nanoTime();
      assertThat(reader.next()).contains("\"version\":1");
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(LiveFeed.TICK.dividedBy(2), LiveFeed.TICK.multipliedBy(5));
    }
  }

  @Test
  void moreStreamsThanTheLimitAreRefusedWithTheReason() throws Exception {
    List<Reader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < LiveFeed.STREAMS_MAX; i++) {
        Reader reader = new Reader(server);
        reader.next();
        readers.add(reader);
      }
      HttpResponse<String> refused = get("api/live");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("64 pages watch already");
    } finally {
      for (Reader reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void aPictureThatNobodyWatchesHasNoStream() throws Exception {
    try (PageServer still = PageServer.start("{}", folder, 0)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(still.address() + "api/live")).build();
      assertThat(HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode())
          .isEqualTo(404);
    }
  }

  private String picture() throws IOException, InterruptedException {
    return get("api/picture").body();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A browser's side of the stream. */
  private static final class Reader implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Reader(PageServer server) throws IOException {
      socket = new Socket("127.0.0.1", URI.create(server.address()).getPort());
      socket.setSoTimeout(20_000);
      String request = "GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      lines = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next message's data. */
    String next() throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          return line;
        }
      }
      throw new IOException("the stream ended");
    }

    void awaitVersion(int version) throws IOException {
      while (!next().contains("\"version\":" + version)) {
        continue; // an earlier tick
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
