// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.evidence.bundle.BundleCheck;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageServerTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private PageServer server;

  @BeforeEach
  void start() {
    try (LogFolder logs = LogFolder.openSeeded(folder, "test", 1)) {
      for (int i = 0; i < 3; i++) {
        byte[] body = ("line " + i + "\n").getBytes(StandardCharsets.UTF_8);
        logs.seal(
            Sealer.OBSERVATIONS,
            new SealEntry("test", "text/plain", "file:x", Instant.EPOCH, List.of(), body));
      }
      logs.seal(
          Sealer.FINDINGS,
          new SealEntry(
              "test",
              "text/plain",
              "step",
              Instant.EPOCH,
              List.of(new LeafRef(Sealer.OBSERVATIONS, 1)),
              "result".getBytes(StandardCharsets.UTF_8)));
      logs.publish();
    }
    server = PageServer.start("{\"title\":\"x\"}", folder, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void thePictureIsServedAsItWasPublished() throws Exception {
    HttpResponse<String> answer = get("api/picture");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"title\":\"x\"}");
  }

  @Test
  void aLeafIsDescribedWithItsProof() throws Exception {
    JsonNode leaf =
        JsonMapper.shared().readTree(get("api/evidence/observations/1").body());
    assertThat(leaf.path("text").asString()).isEqualTo("line 1\n");
    assertThat(leaf.path("inclusionProof").size()).isEqualTo(2);
    assertThat(leaf.path("treeSize").asLong()).isEqualTo(3);
    assertThat(get("api/evidence/observations/1/raw").body()).isEqualTo("line 1\n");
  }

  @Test
  void theLogIsServedAsFilesButNotItsWritersFolder() throws Exception {
    assertThat(get("log/observations/checkpoint").body())
        .startsWith("trucewatch/test/observations\n3\n");
    assertThat(get("log/observations/.writer/lock").statusCode()).isEqualTo(404);
  }

  @Test
  void aResultIsHandedOutAsABundleWithItsName() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create(server.address() + "api/bundle/findings/0"))
        .build();
    Path file = folder.resolve("got.bundle");
    HttpResponse<Path> answer = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"findings-0.bundle\"");
    try (Bundle bundle = Bundle.open(file)) {
      assertThat(BundleCheck.of(bundle, bundle.ownPolicy())).isEqualTo(new BundleCheck.Equal(2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/bundle/findings/1",
        "api/bundle/findings/x",
        "api/bundle/observations/0",
        "api/evidence/observations/3",
        "api/evidence/observations/-1",
        "api/evidence/secrets/0",
        "log/observations/../findings/checkpoint",
        "log/observations/..%2ffindings%2fcheckpoint",
        "log/observations/%2e%2e/findings/checkpoint",
        "log/observations//etc/passwd",
        "log/nothing/checkpoint"
      })
  void whatIsNotThereOrNotInTheLogIsRefused(String path) throws Exception {
    assertThat(get(path).statusCode()).isBetween(400, 404);
  }

  @Test
  void everyAnswerForbidsOtherOriginsAndFraming() throws Exception {
    HttpResponse<String> answer = get("api/picture");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  /** A name that an attacker controls may resolve to this machine; what is here must not be read under it. */
  @Test
  void anotherHostNameIsRefused() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
      String request =
          "GET /api/picture HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("title");
    }
  }

  @Test
  void aTakenPortIsNotAnError() {
    int port = URI.create(server.address()).getPort();
    try (PageServer second = PageServer.start("{}", folder, port)) {
      assertThat(URI.create(second.address()).getPort()).isGreaterThan(port);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
