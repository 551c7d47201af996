// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.storage.DiskFiles;

/** A witness whom a hundred connections send requests that never end. */
class SlowSendersTest {
  private static final LogKey LOG = LogKey.fromSeed("example.org/log", new Draw(1).bytes(32));
  private static final LogKey KEY = LogKey.witnessFromSeed("w", new Draw(2).bytes(32));
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir
  Path temp;

  @Test
  void honestRequestsAreAnsweredAndSlowOnesAreCutOff() throws Exception {
    List<Socket> slow = new ArrayList<>();
    Witness witness = new Witness(
        new DiskFiles(temp.resolve("state")), KEY, List.of(LOG.verifier()), Clock.systemUTC());
    try (WitnessServer server =
            new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        EvidenceLog log =
            EvidenceLog.open(temp.resolve("log"), LOG.name(), LOG, LogOptions.defaults())) {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        slow.add(socket);
        String head = "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 1000\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      String address = "http://localhost:" + server.port();
      HttpClient client = HttpClient.newHttpClient();
      assertThat(client
              .send(
                  HttpRequest.newBuilder(URI.create(address + "/refusals"))
                      .timeout(PATIENCE)
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode())
          .isEqualTo(200);
      WitnessClient honest = new WitnessClient(client, address, KEY.verifier(), PATIENCE);
      assertThat(honest.ask(log.publish(), log.published()::consistencyProof))
          .isInstanceOf(WitnessOutcome.Cosigned.class);
      Socket first = slow.get(0);
      first.setSoTimeout(20_000);
      assertThat(first.getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
      witness.close();
    }
  }
}
