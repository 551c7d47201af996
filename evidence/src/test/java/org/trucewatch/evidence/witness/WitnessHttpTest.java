// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.storage.DiskFiles;

/** A log and its witnesses over real HTTP, some of them unwell. */
class WitnessHttpTest {

  private static final LogKey LOG = LogKey.fromSeed("example.org/log", new Draw(1).bytes(32));
  private static final LogKey GOOD = LogKey.witnessFromSeed("good", new Draw(2).bytes(32));
  private static final LogKey NONSENSE = LogKey.witnessFromSeed("nonsense", new Draw(3).bytes(32));
  private static final LogKey SILENT = LogKey.witnessFromSeed("silent", new Draw(4).bytes(32));
  private static final LogKey DOWN = LogKey.witnessFromSeed("down", new Draw(5).bytes(32));
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir
  Path temp;

  private WitnessServer start() {
    Witness witness = new Witness(
        new DiskFiles(temp.resolve("witness")), GOOD, List.of(LOG.verifier()), Clock.systemUTC());
    return new WitnessServer(witness, ANY);
  }

  private static void append(EvidenceLog log, int count) {
    for (int i = 0; i < count; i++) {
      log.append(Entry.inline(
          "test/entry", "text/plain", Instant.EPOCH, "test:http", List.of(), new byte[i]));
    }
  }

  @Test
  void aLogCollectsWhatWitnessesGiveAndLivesWithTheRest() throws IOException {
    HttpServer nonsense = HttpServer.create(ANY, 0);
    nonsense.createContext("/", exchange -> {
      byte[] body = "<html>\u2014 nonsense AAAA\n".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    nonsense.start();
    HttpServer silent = HttpServer.create(ANY, 0);
    silent.createContext("/", exchange -> {}); // Never answers.
    silent.start();
    try (WitnessServer good = start();
        EvidenceLog log =
            EvidenceLog.open(temp.resolve("log"), LOG.name(), LOG, LogOptions.defaults())) {
      WitnessPolicy policy = WitnessPolicy.parse("log " + LOG.verifier().text() + "\n"
          + line(GOOD, good.port()) + line(NONSENSE, nonsense.getAddress().getPort())
          + line(SILENT, silent.getAddress().getPort()) + line(DOWN, 1) + "quorum good\n");
      try (CosignatureCollector collector =
          new CosignatureCollector(policy, Duration.ofSeconds(2))) {
        for (int round = 0; round < 2; round++) {
          append(log, 5);
          Checkpoint checkpoint = log.publish();
          CosignatureCollector.Collected collected =
              collector.collect(checkpoint, log.published()::consistencyProof);
          log.attach(checkpoint, collected.signatures());
          assertThat(collected.outcomes().get("good")).isInstanceOf(WitnessOutcome.Cosigned.class);
          assertThat(collected.outcomes().get("nonsense"))
              .isInstanceOf(WitnessOutcome.Nonsense.class);
          for (String unwell : List.of("silent", "down")) {
            assertThat(collected.outcomes().get(unwell))
                .isInstanceOf(WitnessOutcome.NoAnswer.class);
          }
          assertThat(policy.judge(LogReader.open(temp.resolve("log")).checkpoint()))
              .isEqualTo(new WitnessPolicy.Decision.Accepted(List.of("good")));
        }
      }
    } finally {
      nonsense.stop(0);
      silent.stop(0);
    }
  }

  private static String line(LogKey key, int port) {
    return "witness " + key.name() + " " + key.verifier().text() + " http://localhost:" + port
        + "/\n";
  }

  /** A client that has forgotten the witness's size learns it from the conflict. */
  @Test
  void aFreshClientCatchesUp() {
    try (WitnessServer good = start();
        EvidenceLog log =
            EvidenceLog.open(temp.resolve("log"), LOG.name(), LOG, LogOptions.defaults())) {
      for (int round = 0; round < 2; round++) {
        append(log, 300);
        WitnessClient fresh = new WitnessClient(
            HttpClient.newHttpClient(),
            "http://localhost:" + good.port(),
            GOOD.verifier(),
            Duration.ofSeconds(5));
        assertThat(fresh.ask(log.publish(), log.published()::consistencyProof))
            .isInstanceOf(WitnessOutcome.Cosigned.class);
      }
    }
  }

  @Test
  void monitorsSeeTheLastCheckpointAndOtherRequestsAreRefused() throws Exception {
    try (WitnessServer good = start();
        EvidenceLog log =
            EvidenceLog.open(temp.resolve("log"), LOG.name(), LOG, LogOptions.defaults())) {
      append(log, 2);
      Checkpoint checkpoint = log.publish();
      new WitnessClient(
              HttpClient.newHttpClient(),
              "http://localhost:" + good.port(),
              GOOD.verifier(),
              Duration.ofSeconds(5))
          .ask(checkpoint, log.published()::consistencyProof);
      String monitored = get(good.port(), "/" + Witness.folder(LOG.name()) + "/checkpoint", 200);
      assertThat(Checkpoint.parse(monitored.getBytes(StandardCharsets.UTF_8)).root())
          .isEqualTo(checkpoint.root());
      get(good.port(), "/" + "0".repeat(64) + "/checkpoint", 404);
      get(good.port(), "/../../etc/passwd", 404);
      get(good.port(), "/add-checkpoint", 405);
    }
  }

  private static String get(int port, String path, int status) throws Exception {
    HttpResponse<String> response = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(status);
    return response.body();
  }
}
