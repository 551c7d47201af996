// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.storage.DiskFiles;
import org.trucewatch.evidence.witness.CosignatureCollector.Collected;
import org.trucewatch.evidence.witness.Witness.Objection;

/** 35 states over real HTTP, quorum 24: standards.md, tests T03, T04 and T05. */
class ThirtyFiveWitnessesTest {
  private static final int STATES = 35;
  private static final int QUORUM = 24;
  private static final LogKey LOG = LogKey.fromSeed("example.org/log", new Draw(1).bytes(32));

  /** What unwell witnesses do, in turn: refuse the connection, talk nonsense, never answer, never end. */
  private static final List<HttpHandler> UNWELL = List.of(
      exchange -> reply(exchange, 200, "<html>hello</html>"),
      exchange -> reply(exchange, 200, "\u2014 someone.else AAAAAEFB\n"),
      exchange -> reply(exchange, 502, "bad gateway"),
      exchange -> {},
      exchange -> {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("\u2014 ".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
      });

  @TempDir
  Path temp;

  private final List<LogKey> keys = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<WitnessServer> servers = new ArrayList<>();
  private final List<HttpServer> unwell = new ArrayList<>();

  @BeforeEach
  void start() {
    for (int i = 0; i < STATES; i++) {
      keys.add(LogKey.witnessFromSeed("state" + i + ".example", new Draw(100 + i).bytes(32)));
      witnesses.add(new Witness(
          new DiskFiles(temp.resolve("state" + i)),
          keys.get(i),
          List.of(LOG.verifier()),
          Clock.systemUTC()));
      servers.add(new WitnessServer(
          witnesses.get(i), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }
  }

  @AfterEach
  void stop() {
    servers.forEach(WitnessServer::close);
    witnesses.forEach(Witness::close);
    unwell.forEach(server -> server.stop(0));
  }

  private static void reply(com.sun.net.httpserver.HttpExchange exchange, int status, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The policy, with the first few witnesses replaced by something unwell at the same key. */
  private WitnessPolicy policy(int sick) throws IOException {
    StringBuilder text = new StringBuilder("log " + LOG.verifier().text() + "\n");
    for (int i = 0; i < STATES; i++) {
      int port = i < sick ? sickPort(i) : servers.get(i).port();
      text.append("witness s%d %s http://localhost:%d/\n"
          .formatted(i, keys.get(i).verifier().text(), port));
    }
    text.append("group states ").append(QUORUM);
    for (int i = 0; i < STATES; i++) {
      text.append(" s").append(i);
    }
    return WitnessPolicy.parse(text.append("\nquorum states\n").toString());
  }

  private int sickPort(int i) throws IOException {
    if (i % (UNWELL.size() + 1) == UNWELL.size()) {
      return 1; // Nothing listens there.
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", UNWELL.get(i % (UNWELL.size() + 1)));
    server.start();
    unwell.add(server);
    return server.getAddress().getPort();
  }

  private EvidenceLog open(String folder) {
    return EvidenceLog.open(temp.resolve(folder), LOG.name(), LOG, LogOptions.defaults());
  }

  private static void append(EvidenceLog log, int count, int salt) {
    for (int i = 0; i < count; i++) {
      log.append(Entry.inline(
          "test/entry", "text/plain", Instant.EPOCH, "test:" + salt, List.of(), new byte[] {(byte) i
          }));
    }
  }

  private static Checkpoint cosign(EvidenceLog log, WitnessPolicy policy, Duration timeout) {
    Checkpoint checkpoint = log.publish();
    try (CosignatureCollector collector = new CosignatureCollector(policy, timeout)) {
      Collected collected = collector.collect(checkpoint, log.published()::consistencyProof);
      assertThat(collected.outcomes()).hasSize(STATES);
      return log.attach(checkpoint, collected.signatures());
    }
  }

  private static int cosigners(WitnessPolicy policy, Checkpoint checkpoint) {
    return policy.cosigners(checkpoint.note()).size();
  }

  @Test
  void allWell() throws IOException {
    WitnessPolicy policy = policy(0);
    try (EvidenceLog log = open("log")) {
      append(log, 300, 1);
      Checkpoint published = cosign(log, policy, Duration.ofSeconds(5));
      assertThat(policy.judge(published)).isInstanceOf(WitnessPolicy.Decision.Accepted.class);
      assertThat(cosigners(policy, published)).isEqualTo(STATES);
      // Asked again, nobody needs to sign the same twice, and the note does not grow.
      assertThat(cosign(log, policy, Duration.ofSeconds(5))).isEqualTo(published);
    }
  }

  @Test
  void elevenUnwellStillMeetTheQuorumWithinTheDeadline() throws IOException {
    WitnessPolicy policy = policy(11);
    try (EvidenceLog log = open("log")) {
      append(log, 20, 1);
      Instant before = Instant.now();
      Checkpoint published = cosign(log, policy, Duration.ofSeconds(5));
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(9));
      assertThat(cosigners(policy, published)).isEqualTo(QUORUM);
      assertThat(policy.judge(published)).isInstanceOf(WitnessPolicy.Decision.Accepted.class);
    }
  }

  @Test
  void twelveUnwellDoNotAndItIsSaid() throws IOException {
    WitnessPolicy policy = policy(12);
    try (EvidenceLog log = open("log")) {
      append(log, 20, 1);
      Checkpoint published = cosign(log, policy, Duration.ofSeconds(5));
      assertThat(policy.judge(published))
          .isInstanceOfSatisfying(
              WitnessPolicy.Decision.Refused.class,
              r -> assertThat(r.reason()).contains("23 of 35", "quorum states"));
    }
  }

  /** T03 and T04: two histories of one size. Even when eleven witnesses sign anything there is one quorum at most. */
  @Test
  void aSplitViewReachesNoQuorumAndBothCheckpointsAreKept() throws IOException {
    WitnessPolicy policy = policy(0);
    Duration timeout = Duration.ofSeconds(5);
    try (EvidenceLog left = open("left");
        EvidenceLog right = open("right")) {
      append(left, 9, 1);
      append(right, 9, 2);
      Checkpoint shownLeft = left.publish();
      Checkpoint shownRight = right.publish();
      show(left, shownLeft, 0, 18);
      show(right, shownRight, 18, STATES);
      Checkpoint toldLeft = cosign(left, policy, timeout);
      Checkpoint toldRight = cosign(right, policy, timeout);
      assertThat(cosigners(policy, toldLeft)).isEqualTo(18);
      assertThat(cosigners(policy, toldRight)).isEqualTo(17);
      assertThat(policy.judge(toldLeft)).isInstanceOf(WitnessPolicy.Decision.Refused.class);
      assertThat(policy.judge(toldRight)).isInstanceOf(WitnessPolicy.Decision.Refused.class);
      for (int i = 0; i < STATES; i++) {
        Checkpoint other = i < 18 ? shownRight : shownLeft;
        Checkpoint own = i < 18 ? shownLeft : shownRight;
        Witness witness = witnesses.get(i);
        assertThat(witness.refused(LOG.name(), Objection.EQUIVOCATION))
            .singleElement()
            .satisfies(kept -> assertThat(kept.root()).isEqualTo(other.root()))
            .satisfies(kept -> assertThat(LOG.verifier().signed(kept.note())).isTrue());
        assertThat(witness.last(LOG.name()).orElseThrow().root()).isEqualTo(own.root());
        assertThat(witness.refusals().lines())
            .singleElement()
            .satisfies(line -> assertThat(line)
                .startsWith("equivocation example.org/log: size 9")
                .contains(own.root().base64(), other.root().base64()));
      }
    }
  }

  private void show(EvidenceLog log, Checkpoint checkpoint, int from, int to) {
    for (int i = from; i < to; i++) {
      byte[] request = new AddCheckpointRequest(
              0, log.published().consistencyProof(0).path(), checkpoint)
          .encode();
      assertThat(witnesses.get(i).addCheckpoint(request).status()).isEqualTo(200);
    }
  }

  /** T05: yesterday's disk, brought back under a running set of witnesses. */
  @Test
  void aLogPutBackToAnEarlierDayIsRefused() throws IOException {
    WitnessPolicy policy = policy(0);
    try (EvidenceLog log = open("log")) {
      append(log, 5, 1);
      log.publish();
    }
    copy(temp.resolve("log"), temp.resolve("yesterday"));
    try (EvidenceLog log = open("log")) {
      append(log, 7, 1);
      assertThat(cosigners(policy, cosign(log, policy, Duration.ofSeconds(5)))).isEqualTo(STATES);
    }
    try (EvidenceLog old = open("yesterday")) {
      Checkpoint checkpoint = old.publish();
      try (CosignatureCollector collector =
          new CosignatureCollector(policy, Duration.ofSeconds(5))) {
        assertThat(collector
                .collect(checkpoint, old.published()::consistencyProof)
                .outcomes()
                .values())
            .allSatisfy(outcome -> assertThat(outcome)
                .isEqualTo(new WitnessOutcome.Refused(409, "witness signed size 12 last")));
      }
    }
    assertThat(witnesses.get(34).refused(LOG.name(), Objection.STALE)).hasSize(1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
