// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.senderbatch.DeviceKey;
import org.trucewatch.adapters.senderbatch.SenderBatchCodec;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.pipeline.sender.Batch;
import org.trucewatch.pipeline.sender.Batch.Stamp;
import org.trucewatch.pipeline.sender.Batch.TimeQuality;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Enrol, receive, send, list, verify: the commands a newcomer types, with the real server in between. */
class ReceiveTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private Gateway gateway;
  private GatewayServer server;

  @BeforeEach
  void enrolAndReceive() {
    CommandLineRun enrolled = enrol("s-17", "s-17.pem");
    assertThat(enrolled.exitCode()).as(enrolled.err()).isZero();
    assertThat(enrolled.out())
        .contains("Sealed as governance:0: registry/owner", "governance:1: registry/device");
    gateway = open();
    server = GatewayServer.start(gateway, "127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.close();
    gateway.close();
  }

  private Gateway open() {
    return Gateway.open(logs(), "north", folder.resolve("keys"), Clock.systemUTC());
  }

  private Path logs() {
    return folder.resolve("north");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandLineRun enrol(String device, String key) {
    return CommandLineRun.of(
        "device",
        "enrol",
        logs().toString(),
        "--keys",
        file("keys"),
        "--device",
        device,
        "--owner",
        "mission",
        "--owner-name",
        "The mission",
        "--format",
        "claims-csv",
        "--new-key",
        file(key),
        "--by",
        "A. Person",
        "--why",
        "new station");
  }

  private CommandLineRun send(String name, String... more) {
    Stream<String> fixed = Stream.of(
        "send",
        file(name),
        "--format",
        "claims-csv",
        "--device",
        "s-17",
        "--key",
        file("s-17.pem"),
        "--state",
        file("s-17.state"),
        "--to",
        server.address());
    return CommandLineRun.of(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void aNewcomerEnrolsReceivesSendsListsAndVerifies() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "first\n");
    Files.writeString(folder.resolve("b.csv"), "second\n");
    CommandLineRun first = send("a.csv");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("batch 1 of boot", "accepted, observations:0");
    gateway.tick();
    assertThat(send("b.csv").out()).contains("accepted, observations:1");
    try (Stream<Path> receipts = Files.list(folder.resolve("s-17.state.receipts"))) {
      assertThat(receipts.filter(f -> f.toString().endsWith(".receipt"))).hasSize(2);
    }
    CommandLineRun list = CommandLineRun.of("device", "list", logs().toString());
    assertThat(list.out()).contains("s-17", "The mission", "[claims-csv]", "governance:1");

    gateway.tick();
    CommandLineRun verified = CommandLineRun.of("verify", logs().toString());
    assertThat(verified.out())
        .contains(
            "observations: equal, 2 entries",
            "governance: equal, 2 entries",
            "nothing to recompute");
    assertThat(verified.exitCode()).isZero();
  }

  @Test
  void whatWasNotAcknowledgedIsSentAgainAndGetsItsReceipt() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "first\n");
    Files.writeString(folder.resolve("b.csv"), "second\n");
    send("a.csv");
    SendState state = SendState.read(folder.resolve("s-17.state")).orElseThrow();
    String address = server.address();
    server.close();
    CommandLineRun cut = CommandLineRun.of(
        "send",
        file("b.csv"),
        "--format",
        "claims-csv",
        "--device",
        "s-17",
        "--key",
        file("s-17.pem"),
        "--state",
        file("s-17.state"),
        "--to",
        address,
        "--retries",
        "0");
    assertThat(cut.exitCode()).isEqualTo(2);
    assertThat(cut.err()).contains("was not acknowledged after 1 attempts", "is kept");
    SendState waiting = SendState.read(folder.resolve("s-17.state")).orElseThrow();
    assertThat(waiting.sequence()).isEqualTo(state.sequence() + 1);
    assertThat(waiting.waitingBatch()).isPresent();

    server = GatewayServer.start(gateway, "127.0.0.1", 0);
    CommandLineRun next = send("a.csv");
    assertThat(next.out())
        .contains("batch 2 of boot", "accepted, observations:1", "batch 3", "observations:2");
  }

  @Test
  void aReplayedRequestGetsTheSameBytesAlsoAfterARestart() throws Exception {
    byte[] batch = batch(DeviceFiles.parseSecret(folder.resolve("s-17.pem"), DeviceKey::parse));
    HttpResponse<byte[]> first = post(batch, "application/cose");
    assertThat(first.statusCode()).isEqualTo(200);
    HttpResponse<byte[]> again = post(batch, "application/cose; cose-type=\"cose-sign1\"");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Trucewatch-Outcome")).contains("duplicate");
    server.close();
    gateway.close();
    gateway = open();
    server = GatewayServer.start(gateway, "127.0.0.1", 0);
    assertThat(post(batch, "application/cose").body()).isEqualTo(first.body());
  }

  @Test
  void refusalsSayWhereWhatAndTheRemedyAndAreOnTheHealthPage() throws Exception {
    HttpResponse<byte[]> wrong = post(batch(DeviceKey.fromSeed(new byte[32])), "application/cose");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(wrong.body());
    assertThat(problem.path("type").asString(""))
        .isEqualTo("urn:trucewatch:problem:wrong-signature");
    assertThat(problem.path("where").asString("")).startsWith("device s-17, batch 1 of boot");
    assertThat(problem.path("remedy").asString("")).contains("enrol");

    assertThat(post(new byte[] {1}, "application/cose").statusCode()).isEqualTo(400);
    assertThat(post(new byte[] {1}, "text/plain").statusCode()).isEqualTo(415);
    assertThat(post(new byte[(1 << 20) + 1], "application/cose").statusCode()).isEqualTo(413);

    String page = get("health", "text/html");
    assertThat(page)
        .contains(
            "<h1>Gateway north",
            "wrong signature",
            "malformed",
            "log trucewatch/north/observations")
        .doesNotContain("<script");
    JsonNode json = JsonMapper.shared().readTree(get("health", "application/json"));
    assertThat(json.path("standing").asString("")).isEqualTo("WORKING");
    assertThat(json.path("refused").size()).isGreaterThanOrEqualTo(2);
    assertThat(get("health?f=json", "text/html")).startsWith("{");
  }

  @Test
  void aRevokedDeviceIsRefusedWithinASecondAndMayComeBackWithAnotherKeyOnly() throws Exception {
    CommandLineRun revoked = CommandLineRun.of(
        "device",
        "revoke",
        logs().toString(),
        "--keys",
        file("keys"),
        "--device",
        "s-17",
        "--by",
        "A. Person",
        "--why",
        "stolen");
    assertThat(revoked.exitCode()).as(revoked.err()).isZero();
    gateway.tick();
    Files.writeString(folder.resolve("a.csv"), "first\n");
    CommandLineRun refused = send("a.csv");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("the device's key was revoked");
    assertThat(enrol("s-17", "s-17.pem").err()).contains("never overwritten");
    assertThat(enrol("s-17", "s-17b.pem").exitCode()).isZero();
    gateway.tick();
    Files.delete(folder.resolve("s-17.state"));
    Files.move(
        folder.resolve("s-17b.pem"),
        folder.resolve("s-17.pem"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(send("a.csv").out()).contains("accepted");
  }

  @Test
  void aSecondKeyForADeviceTakesAWord() {
    CommandLineRun mistyped = enrol("s-17", "s-18.pem");
    assertThat(mistyped.exitCode()).isEqualTo(2);
    assertThat(mistyped.err())
        .contains("s-17 is enrolled already", "--replace", "Nothing was sealed");
    assertThat(folder.resolve("s-18.pem")).doesNotExist();
  }

  @Test
  @Timeout(30)
  void aPipeIsRefusedWithoutWaitingForItsWriter() throws Exception {
    Process made = new ProcessBuilder("mkfifo", file("pipe")).start();
    assumeThat(made.waitFor()).as("mkfifo").isZero();
    CommandLineRun sent = send("pipe");
    assertThat(sent.exitCode()).isEqualTo(2);
    assertThat(sent.err()).contains("pipe or device", "expected a file");
  }

  @Test
  void aForkIsAnsweredWith409AndAPersonReleasesTheDevice() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "first\n");
    Files.writeString(folder.resolve("b.csv"), "second\n");
    send("a.csv");
    byte[] state = Files.readAllBytes(folder.resolve("s-17.state"));
    send("b.csv");
    Files.write(folder.resolve("s-17.state"), state); // A copy of the device, from before.
    CommandLineRun forked = send("a.csv");
    assertThat(forked.exitCode()).isEqualTo(2);
    assertThat(forked.err()).contains("two batches bear one number", "in quarantine");
    gateway.tick();
    CommandLineRun released = CommandLineRun.of(
        "device",
        "release",
        logs().toString(),
        "--keys",
        file("keys"),
        "--device",
        "s-17",
        "--by",
        "A. Person",
        "--why",
        "card was swapped");
    assertThat(released.exitCode()).as(released.err()).isZero();
    gateway.tick();
    Files.delete(folder.resolve("s-17.state"));
    assertThat(send("b.csv").out()).contains("accepted");
  }

  @Test
  void theLogsFilesAreServedAndNothingElse() throws Exception {
    assertThat(get("log/governance/checkpoint", "text/plain"))
        .startsWith("trucewatch/north/governance\n");
    for (String path : List.of(
        "log/governance/.writer/lock",
        "log/governance/../../keys/governance.key",
        "log/none/checkpoint")) {
      HttpResponse<String> answer = client.send(
          HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isBetween(400, 404);
    }
  }

  @Test
  void mistakesOnTheCommandLineAreNamed() throws IOException {
    CommandLineRun busy =
        CommandLineRun.of("receive", logs().toString(), "--keys", file("keys"), "--port", "0");
    assertThat(busy.exitCode()).as(busy.err()).isEqualTo(2);
    Files.writeString(folder.resolve("bad.pem"), "no key");
    CommandLineRun key = CommandLineRun.of(
        "device",
        "enrol",
        logs().toString(),
        "--keys",
        file("keys"),
        "--device",
        "s-2",
        "--owner",
        "mission",
        "--format",
        "miniseed",
        "--public-key",
        file("bad.pem"),
        "--by",
        "x",
        "--why",
        "y");
    assertThat(key.exitCode()).isEqualTo(2);
    assertThat(key.err()).contains("bad.pem", "openssl pkey -pubout");
    assertThat(CommandLineRun.of(
                "device",
                "enrol",
                logs().toString(),
                "--keys",
                file("keys"),
                "--device",
                "S 2",
                "--owner",
                "mission",
                "--format",
                "miniseed",
                "--new-key",
                file("x.pem"),
                "--by",
                "x",
                "--why",
                "y")
            .err())
        .contains("deviceId is \"S 2\"", "Nothing was sealed");
    assertThat(folder.resolve("x.pem")).doesNotExist();
  }

  private byte[] batch(DeviceKey key) {
    return SenderBatchCodec.sign(
        new Batch(
            "s-17",
            "0".repeat(32),
            1,
            Optional.empty(),
            new Stamp(java.time.Instant.EPOCH, TimeQuality.UNKNOWN, Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        key);
  }

  private HttpResponse<byte[]> post(byte[] batch, String type) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + "batches"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private String get(String path, String accept) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", accept)
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }
}
