// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.trucewatch.app.Printable;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.pipeline.sender.Batch.SeenCheckpoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Sends batches to a receiver, again and again within a limit where it does not answer or is busy. */
final class Upload {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int WAIT_SECONDS_MAX = 60;

  private final URI to;
  private final int retries;
  private final Progress progress;

  /** One version from the start: each request would else offer to change to HTTP/2. */
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(10))
      .build();

  Upload(URI to, int retries, Progress progress) {
    if (to.getHost() == null || !"http".equals(to.getScheme()) && !"https".equals(to.getScheme())) {
      throw new UserError("--to is " + to
          + ", expected an address such as http://127.0.0.1:8087. Nothing was sent.");
    }
    this.to = to.resolve("/");
    this.retries = retries;
    this.progress = progress;
  }

  /**
   * A batch that is durable at the receiver's.
   *
   * @param outcome accepted, gap or duplicate
   * @param index in the observations log
   */
  record Acknowledged(String outcome, long index, String receipt) {}

  Acknowledged send(String where, byte[] batch) {
    String last = "";
    for (int attempt = 0; attempt <= retries; attempt++) {
      if (attempt > 0) {
        long seconds = Math.min(WAIT_SECONDS_MAX, 1L << Math.min(attempt - 1, 6));
        progress.step(where + ": " + last + "; trying again in " + seconds + " s");
        pause(seconds);
      }
      try {
        HttpResponse<String> answer = client.send(
            HttpRequest.newBuilder(to.resolve("batches"))
                .timeout(TIMEOUT)
                .header("Content-Type", GatewayServer.COSE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() == 200) {
          return acknowledged(where, answer);
        }
        last = detail(answer);
        if (answer.statusCode() != 503 && answer.statusCode() != 429) {
          throw new UserError(to + " refused " + (last.contains(where) ? "" : where + ": ") + last);
        }
      } catch (IOException e) {
        last = to + " does not answer (" + e + ")";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UserError(where + ": was interrupted. It is kept and sent again next time.");
      }
    }
    throw new UserError(where + ": was not acknowledged after " + (retries + 1) + " attempts: "
        + last + ". It is kept and sent again next time.");
  }

  private Acknowledged acknowledged(String where, HttpResponse<String> answer) {
    try {
      SignedReceipt receipt = SignedReceipt.parse(answer.body().getBytes(StandardCharsets.UTF_8));
      String outcome = answer.headers().firstValue("Trucewatch-Outcome").orElse("accepted");
      return new Acknowledged(Printable.of(outcome), receipt.index(), answer.body());
    } catch (IllegalArgumentException e) {
      throw new UserError(to + " answered " + where + " with 200 and no receipt (" + e.getMessage()
          + "), expected one. Is it a receiver? The batch is kept.");
    }
  }

  private static String detail(HttpResponse<String> answer) {
    try {
      String detail = JsonMapper.shared().readTree(answer.body()).path("detail").asString("");
      if (!detail.isEmpty()) {
        return detail;
      }
    } catch (JacksonException e) {
      // Not from a receiver: the status says what there is to say.
    }
    return "HTTP status " + answer.statusCode();
  }

  private static void pause(long seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the receiver's observations log has published; empty where it cannot be had, since a batch may go without. */
  Optional<SeenCheckpoint> newestCheckpoint() {
    try {
      HttpResponse<String> answer = client.send(
          HttpRequest.newBuilder(to.resolve("log/observations/checkpoint"))
              .timeout(TIMEOUT)
              .build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      String[] lines = answer.body().split("\n", 5);
      return answer.statusCode() != 200 || lines.length < 4
          ? Optional.empty()
          : Optional.of(new SeenCheckpoint(
              lines[0],
              Long.parseLong(lines[1]),
              HexFormat.of().formatHex(Base64.getDecoder().decode(lines[2]))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
