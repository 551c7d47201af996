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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /** Of an answer. Ours: a receipt, a problem, or a checkpoint with cosignatures has a few kilobytes. */
  static final int ANSWER_BYTES_MAX = 65_536;

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
   * @param header of the entry that holds the batch: its bytes before the batch's own
   */
  record Acknowledged(String outcome, long index, String receipt, String header) {}

  /** Sends a batch until it is sealed, and checks the receipt; throws where that is not shown. */
  Acknowledged send(String where, byte[] batch, PinnedLog log) {
    HttpRequest request = HttpRequest.newBuilder(to.resolve("batches"))
        .timeout(TIMEOUT)
        .header("Content-Type", GatewayServer.COSE)
        .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
        .build();
    HttpResponse<byte[]> answer = exchange(where, request, "It is kept and sent again next time.");
    return acknowledged(where, answer, batch, log);
  }

  /** The key that the receiver shows for its observations log. */
  String logKey() {
    HttpRequest request = HttpRequest.newBuilder(to.resolve("log/observations/log.vkey"))
        .timeout(TIMEOUT)
        .build();
    return new String(
        exchange("log key", request, "Nothing was sent.").body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> exchange(String where, HttpRequest request, String kept) {
    String last = "";
    for (int attempt = 0; attempt <= retries; attempt++) {
      if (attempt > 0) {
        long seconds = Math.min(WAIT_SECONDS_MAX, 1L << Math.min(attempt - 1, 6));
        progress.step(where + ": " + last + "; trying again in " + seconds + " s");
        pause(seconds);
      }
      try {
        HttpResponse<byte[]> answer = once(request);
        if (answer.statusCode() == 200) {
          return answer;
        }
        last = detail(answer);
        if (answer.statusCode() != 503 && answer.statusCode() != 429) {
          throw new UserError(to + " refused " + (last.contains(where) ? "" : where + ": ") + last);
        }
      } catch (BoundedBody.TooLongException e) {
        throw new UserError(to + " answered " + where + " with no receipt (" + e.getMessage()
            + "), expected one. Is it a receiver? " + kept);
      } catch (IOException e) {
        last = to + " does not answer (" + e + ")";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UserError(where + ": was interrupted. " + kept);
      }
    }
    throw new UserError(where + ": was not acknowledged after " + (retries + 1) + " attempts: "
        + last + ". " + kept);
  }

  /** One request within a time that holds for its last byte too. */
  private HttpResponse<byte[]> once(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BoundedBody.atMost(ANSWER_BYTES_MAX));
    try {
      return answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + TIMEOUT.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private Acknowledged acknowledged(
      String where, HttpResponse<byte[]> answer, byte[] batch, PinnedLog log) {
    SignedReceipt receipt;
    try {
      receipt = SignedReceipt.parse(answer.body());
    } catch (IllegalArgumentException e) {
      throw new UserError(to + " answered " + where + " with 200 and no receipt (" + e.getMessage()
          + "), expected one. Is it a receiver? The batch is kept.");
    }
    try {
      byte[] header = log.requirePromise(
          receipt, answer.headers().firstValue(GatewayServer.ENTRY_HEADER).orElse(""), batch);
      String outcome = answer.headers().firstValue("Trucewatch-Outcome").orElse("accepted");
      return new Acknowledged(
          Printable.of(outcome), receipt.index(), text(answer.body()), text(header));
    } catch (IllegalArgumentException e) {
      throw new UserError(to + " answered " + where + " with 200, but " + e.getMessage()
          + ". Expected the log's promise to keep this batch. The batch is kept and sent again next time; ask"
          + " the receiver's operator.");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String detail(HttpResponse<byte[]> answer) {
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

  /** What the log has published and signed; empty where it cannot be had, since a batch may go without. */
  Optional<SeenCheckpoint> newestCheckpoint(PinnedLog log) {
    HttpRequest request = HttpRequest.newBuilder(to.resolve("log/observations/checkpoint"))
        .timeout(TIMEOUT)
        .build();
    try {
      HttpResponse<byte[]> answer = once(request);
      return answer.statusCode() == 200
          ? Optional.of(log.requireSigned(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      progress.step(Printable.of(to + " shows a checkpoint that is not signed by the log's key ("
          + e.getMessage() + "); batches go without one"));
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
